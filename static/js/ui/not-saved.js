/** `<troupe-not-saved>`: the tray of texts that the server refused, each with the reason, to copy before it is dropped. */

import { html, nothing } from "lit";
import { LiveElement } from "./base.js";
import { dialogTemplate } from "./dialog.js";
import { gettext } from "./i18n.js";
import "./copy-button.js";

/** @import {Unsaved} from "../live/tray.js" */

export class TroupeNotSaved extends LiveElement {
  static properties = { unsaved: { state: true } };

  /** @type {(() => void) | null} */
  #end = null;

  constructor() {
    super();
    /** @type {readonly Unsaved[]} */
    this.unsaved = [];
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#end = this.live.tray.subscribe((unsaved) => (this.unsaved = unsaved));
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end?.();
  }

  /** @override */
  render() {
    return html`<dialog class="dialog" aria-labelledby="not-saved-title">
      ${dialogTemplate({
        title: gettext("Not saved"),
        heading: "not-saved-title",
        dismiss: () => this.#dialog?.close(),
        content: html`<div class="dialog__body">
          <p>${gettext("These texts could not be saved. Copy what you want to keep, then remove them here.")}</p>
          <ul class="not-saved" role="list">
            ${this.unsaved.map((one) => this.#entry(one))}
          </ul>
        </div>`,
      })}
    </dialog>`;
  }

  show() {
    this.#dialog?.showModal();
  }

  get #dialog() {
    return this.querySelector("dialog");
  }

  /** @param {Unsaved} one */
  #entry({ id, text, message }) {
    return html`<li class="not-saved__entry">
      <blockquote class="not-saved__text">${text}</blockquote>
      ${message ? html`<p class="not-saved__reason">${message}</p>` : nothing}
      <div class="not-saved__actions">
        <troupe-copy .value=${text} label=${gettext("Copy")}></troupe-copy>
        <button type="button" class="btn btn--small btn--quiet" @click=${() => this.#remove(id)}>${gettext("Remove")}</button>
      </div>
    </li>`;
  }

  /** @param {string} id */
  #remove(id) {
    this.live.tray.dismiss(id);
    if (this.live.tray.value.length === 0) this.#dialog?.close();
  }
}

customElements.define("troupe-not-saved", TroupeNotSaved);
