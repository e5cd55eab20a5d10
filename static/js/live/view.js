/** The records as one person sees them: the server's, with that person's unanswered commands played over them. */

import { Touched } from "./touched.js";

/** @import {LiveRecord} from "./protocol.js" */
/** @typedef {(view: View, args: any) => void} Predict  sets values, never counts up: it is played many times */

export class View {
  #base;
  /** @type {Map<string, Map<string, LiveRecord>>} */
  #copies = new Map();
  /** What the predictions wrote. */
  written = new Touched();

  /** @param {(collection: string) => ReadonlyMap<string, LiveRecord>} base */
  constructor(base) {
    this.#base = base;
  }

  /** @param {string} collection @returns {ReadonlyMap<string, LiveRecord>} */
  get(collection) {
    return this.#copies.get(collection) ?? this.#base(collection);
  }

  /** @param {string} collection @param {string} id */
  record(collection, id) {
    return this.get(collection).get(id);
  }

  /** @param {string} collection @param {string} id @param {LiveRecord} record */
  put(collection, id, record) {
    this.#writable(collection, id).set(id, record);
  }

  /** Changes some fields; nothing when there is no such record. @param {string} collection @param {string} id @param {LiveRecord} fields */
  patch(collection, id, fields) {
    const record = this.record(collection, id);
    if (record) this.put(collection, id, { ...record, ...fields });
  }

  /** @param {string} collection @param {string} id */
  remove(collection, id) {
    this.#writable(collection, id).delete(id);
  }

  /** @param {string} collection @param {string} id */
  #writable(collection, id) {
    this.written.add(collection, id);
    const copy = this.#copies.get(collection) ?? new Map(this.#base(collection));
    this.#copies.set(collection, copy);
    return copy;
  }
}
