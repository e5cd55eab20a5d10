/** Texts of refused commands, which are saved nowhere else, until the person has dealt with them. */

import { Observable } from "./observable.js";

/** @import {Arguments} from "./protocol.js" */
/** @import {KeptCommand, Vault} from "./vault.js" */

/**
 * @typedef {{id: string, doc: string, type: string, args: Arguments, text: string, code: string, message: string}} Unsaved
 */

/** @extends {Observable<readonly Unsaved[]>} */
export class Tray extends Observable {
  #vault;

  /** @param {Pick<Vault, "put" | "remove">} vault */
  constructor(vault) {
    super(/** @type {readonly Unsaved[]} */ ([]));
    this.#vault = vault;
  }

  /** @param {Omit<KeptCommand, "owner" | "refused">} command @param {{code: string, message: string}} reason */
  add({ id, doc, type, args, text }, { code, message }) {
    if (text === null || this.value.some((unsaved) => unsaved.id === id)) return;
    this.set([...this.value, { id, doc, type, args, text, code, message }]);
  }

  /** @param {string} id */
  dismiss(id) {
    void this.#vault.remove(id);
    this.set(this.value.filter((unsaved) => unsaved.id !== id));
  }
}
