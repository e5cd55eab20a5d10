/** What the server has said about one document: its records, in order, without a gap. No rule of any kind. */

import { sumOf } from "./sums.js";
import { Touched } from "./touched.js";

/** @import {Changes, LiveRecord, Snapshot} from "./protocol.js" */

/** @type {ReadonlyMap<string, LiveRecord>} */
const NOTHING = new Map();

export class RecordStore {
  /** The sequence number reached, or null before the first snapshot. @type {number | null} */
  head = null;
  /** @type {Map<string, ReadonlyMap<string, LiveRecord>>} */
  #collections = new Map();

  /** Replaces everything. @param {Snapshot} snapshot @returns {Touched} */
  replace(snapshot) {
    this.head = snapshot.upto;
    this.#collections = new Map(
      Object.entries(snapshot.records).map(([name, records]) => [name, new Map(Object.entries(records))]),
    );
    const touched = new Touched();
    touched.all = true;
    return touched;
  }

  /**
   * Applies `message` when it continues what is here.
   * @param {Changes} message
   * @returns {Touched | "old" | "gap"} "old" when it is known already, "gap" when something before it is missing
   */
  apply(message) {
    if (this.head === null) return "gap";
    if (message.after !== this.head) return message.upto <= this.head ? "old" : "gap";
    this.head = message.upto;
    const touched = new Touched();
    /** @type {Map<string, Map<string, LiveRecord>>} */
    const copies = new Map();
    for (const [collection, id, record] of message.changes) {
      touched.add(collection, id);
      const copy = copies.get(collection) ?? new Map(this.get(collection));
      copies.set(collection, copy);
      if (record === null) copy.delete(id);
      else copy.set(id, record);
    }
    for (const [collection, copy] of copies) this.#collections.set(collection, copy);
    return touched;
  }

  /** The records of a collection by id; the same Map until something in it changes. @param {string} collection */
  get(collection) {
    return this.#collections.get(collection) ?? NOTHING;
  }

  /** How many records there are, and what they come to. */
  sum() {
    return sumOf(this.#collections);
  }

  /** Forgets how far it has come, so that the next subscription brings a snapshot. */
  forgetHead() {
    this.head = null;
  }
}
