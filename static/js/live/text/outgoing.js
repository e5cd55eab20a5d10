/**
 * What was typed here and is not sent yet. One sending is under way at a time while answers come quickly; what is typed
 * meanwhile goes together with the next. Where no answer comes it is handed over all the same, so that a reload keeps it.
 */

import { mergeUpdates } from "yjs";

/** @typedef {{update: Uint8Array, words: string}} Sending  `words`: what was inserted, for whoever must see it again */

/** Unanswered typing is handed on after so long. */
const HOLD_MS = 2_000;
/** More pieces than this are sent at once; the server takes 300 in one update. */
const PIECES = 100;
const LONGEST_BYTES = 20_000;

export class Outgoing {
  #send;
  /** @type {Uint8Array[]} */
  #updates = [];
  #words = "";
  #bytes = 0;
  #underWay = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {(sending: Sending) => Promise<unknown>} send resolves when it is answered */
  constructor(send) {
    this.#send = send;
  }

  /** Whether all that was typed is handed on. */
  get isEmpty() {
    return this.#updates.length === 0;
  }

  /** @param {Uint8Array} update @param {string} words */
  add(update, words) {
    if (this.#bytes + update.length > LONGEST_BYTES) this.flush();
    this.#updates.push(update);
    this.#words += words;
    this.#bytes += update.length;
    if (this.#updates.length >= PIECES) this.flush();
    else if (this.#underWay === 0) queueMicrotask(() => this.#underWay === 0 && this.flush());
    else this.#timer ??= setTimeout(() => this.flush(), HOLD_MS);
  }

  /** Hands on what is there. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.isEmpty) return;
    const sending = { update: mergeUpdates(this.#updates), words: this.#words };
    this.#updates = [];
    this.#words = "";
    this.#bytes = 0;
    this.#underWay += 1;
    void this.#send(sending).finally(() => {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.flush();
    });
  }
}
