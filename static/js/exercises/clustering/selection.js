/** Which cards are selected. Nobody else sees it as such; others see that somebody has these cards in hand. */

export class Selection {
  #onChange;
  /** @type {Set<string>} */
  #ids = new Set();
  /** Where a range begins. @type {string | null} */
  #anchor = null;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  get size() {
    return this.#ids.size;
  }

  /** @param {string} id */
  has(id) {
    return this.#ids.has(id);
  }

  /** The selected ones of `order`, in that order. @param {readonly string[]} order */
  sorted(order) {
    return order.filter((id) => this.#ids.has(id));
  }

  /** @param {string} id */
  toggle(id) {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = id;
    this.#onChange();
  }

  /** Adds everything from the card that was last chosen up to `id`. @param {string} id @param {readonly string[]} order */
  extendTo(id, order) {
    const from = this.#anchor === null ? -1 : order.indexOf(this.#anchor);
    const to = order.indexOf(id);
    if (from < 0 || to < 0) return this.toggle(id);
    for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) this.#ids.add(one);
    this.#onChange();
  }

  /** @param {readonly string[]} ids */
  add(ids) {
    for (const id of ids) this.#ids.add(id);
    this.#anchor = ids.at(-1) ?? this.#anchor;
    this.#onChange();
  }

  clear() {
    this.#anchor = null;
    if (this.#ids.size === 0) return;
    this.#ids.clear();
    this.#onChange();
  }

  /** Forgets cards that are no longer there. @param {{has(id: string): boolean}} existing */
  prune(existing) {
    const gone = [...this.#ids].filter((id) => !existing.has(id));
    for (const id of gone) this.#ids.delete(id);
    if (gone.length > 0) this.#onChange();
  }
}
