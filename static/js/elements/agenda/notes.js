/** Facilitators' notes: fetched apart from the session, which everybody sees, and never written over somebody's words. */

import { gettext } from "../../ui/i18n.js";

/** @import {Answer} from "../../live/protocol.js" */

export class Notes {
  #options;
  /** @type {Map<string, string>} */
  #texts = new Map();

  /** @param {{address: () => string, token: () => string, changed: () => void}} options */
  constructor(options) {
    this.#options = options;
  }

  /** Whether there are any for this person. */
  get available() {
    return this.#options.address() !== "";
  }

  /** @param {string} step */
  of(step) {
    return this.#texts.get(step) ?? "";
  }

  async load() {
    if (!this.available) return;
    const answer = await fetch(this.#options.address()).catch(() => null);
    if (answer?.ok) await this.#take(answer);
  }

  /** @param {string} step @param {string} text @param {string} was @returns {Promise<Answer>} */
  async save(step, text, was) {
    const body = new FormData();
    for (const [name, value] of Object.entries({ csrfmiddlewaretoken: this.#options.token(), step, text, was })) body.append(name, value);
    const answer = await fetch(this.#options.address(), { method: "POST", body }).catch(() => null);
    if (answer?.ok && (await this.#take(answer))) return /** @type {Answer} */ ({ ok: true });
    const told = await answer?.json().catch(() => null);
    if (told?.code === "changed_meanwhile") {
      this.#texts.set(step, String(told.now));
      this.#options.changed();
    }
    const lost = gettext("This was not saved. Your words are still here; look at the connection, then leave the field again.");
    return /** @type {Answer} */ ({ ok: false, code: told?.code ?? "unreachable", message: told?.message ?? lost });
  }

  /** @param {Response} answer */
  async #take(answer) {
    const told = await answer.json().catch(() => null);
    if (!told?.notes) return false;
    this.#texts = new Map(Object.entries(told.notes));
    this.#options.changed();
    return true;
  }
}
