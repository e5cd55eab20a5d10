/** A value that tells its listeners when it changes. */

/**
 * Calls `listener` so that its failure is reported by the page but harms no other listener.
 * @template {unknown[]} A
 * @param {(...args: A) => void} listener
 * @param {A} args
 */
export function callSafely(listener, ...args) {
  try {
    listener(...args);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** @template T */
export class Observable {
  /** @type {Set<(value: T) => void>} */
  #listeners = new Set();
  #value;

  /** @param {T} value */
  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  /** @param {T} value */
  set(value) {
    if (value === this.#value) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) callSafely(listener, value);
  }

  /**
   * Calls `listener` now and after each change, until the returned function is called.
   * @param {(value: T) => void} listener
   * @returns {() => void}
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    callSafely(listener, this.#value);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
