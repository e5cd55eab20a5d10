/** What a listener is told: which records and which other aspects of a document are not as they were. */

/** @typedef {"state" | "can" | "people" | "editing" | "pending"} Aspect */

export class Touched {
  /** True when everything may be different. */
  all = false;
  /** @type {Set<Aspect>} */
  aspects = new Set();
  /** @type {Map<string, Set<string>>} collection → ids */
  records = new Map();

  get isEmpty() {
    return !this.all && this.aspects.size === 0 && this.records.size === 0;
  }

  /** Whether `collection`, or the one record of it, may be different. @param {string} collection @param {string} [id] */
  has(collection, id) {
    if (this.all) return true;
    const ids = this.records.get(collection);
    return ids !== undefined && (id === undefined || ids.has(id));
  }

  /** @param {string} collection @param {string} id */
  add(collection, id) {
    const ids = this.records.get(collection);
    if (ids) ids.add(id);
    else this.records.set(collection, new Set([id]));
  }

  /** @param {Touched} other */
  merge(other) {
    this.all ||= other.all;
    for (const aspect of other.aspects) this.aspects.add(aspect);
    for (const [collection, ids] of other.records) for (const id of ids) this.add(collection, id);
  }
}
