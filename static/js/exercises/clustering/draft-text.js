/**
 * `<troupe-draft-text>`: a text edited where it stands, wrapped however long; one line unless `multiline`. Saves after a pause, on Enter and on leaving; keeps what one
 * types whatever others do; shows both texts when somebody else has changed it, and lets one choose.
 */

import { LitElement, html, live, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { uuid } from "../../live/uuid.js";
import { TextDraft, oneLine } from "./draft.js";

/** @import {Answer} from "../../live/protocol.js" */
/** @typedef {{text: string, was: string, gesture: string}} Change */
/** @typedef {(change: Change) => Promise<Answer | undefined>} Save */

const PAUSE_MS = 1_500;

export class TroupeDraftText extends LitElement {
  static properties = {
    value: { attribute: false }, label: {}, placeholder: {}, fieldClass: { attribute: "field-class" },
    multiline: { type: Boolean }, most: { type: Number }, readonly: { type: Boolean },
    writers: { attribute: false }, save: { attribute: false },
  };

  #draft = new TextDraft((text) => (this.multiline ? text.trim() : oneLine(text)));
  #focused = false;
  /** One stretch of writing is one gesture, however often it is saved. */
  #gesture = uuid();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  constructor() {
    super();
    /** @type {string} */ this.value = "";
    this.label = "";
    this.placeholder = "";
    this.fieldClass = "";
    this.multiline = false;
    this.most = 120;
    this.readonly = false;
    /** Names of those who are writing here now. */
    this.writers = "";
    /** @type {Save | null} */ this.save = null;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#commit();
  }

  /** @override */
  render() {
    const shown = this.#draft.shown(this.value);
    return html`
      <textarea
        class=${this.fieldClass} rows="1" .value=${live(shown)} maxlength=${this.most} placeholder=${this.placeholder}
        aria-label=${this.label} ?readonly=${this.readonly} enterkeyhint="done"
        @input=${this.#typed} @focus=${this.#entered} @blur=${this.#left} @keydown=${this.#key}
      ></textarea>
      ${this.writers
        ? html`<span class="draft-text__writers">${interpolate(gettext("%(names)s is writing…"), { names: this.writers })}</span>`
        : nothing}
      ${this.#draft.conflicts(this.value) ? this.#conflict() : nothing}
    `;
  }

  #conflict() {
    return html`<div class="draft-text__conflict" role="alert">
      <p>${gettext("Somebody else changed this while you were writing. Now it says:")}</p>
      <p class="draft-text__other">${this.value || gettext("(nothing)")}</p>
      <div class="row row--tight">
        <button type="button" class="btn btn--small" @click=${() => this.#keepMine()}>${gettext("Use mine")}</button>
        <button type="button" class="btn btn--small btn--quiet" @click=${() => this.#takeTheirs()}>${gettext("Keep theirs")}</button>
      </div>
    </div>`;
  }

  get #field() {
    return this.querySelector("textarea");
  }

  /** @override */
  focus() {
    this.#field?.focus();
  }

  #typed() {
    this.#draft.type(this.#field?.value ?? "", this.value);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#draft.conflicts(this.value) || this.#commit(), PAUSE_MS);
    this.requestUpdate();
  }

  #entered() {
    this.#focused = true;
    this.#gesture = uuid();
    this.#tell("writing", true);
  }

  #left() {
    this.#focused = false;
    this.#tell("writing", false);
    if (!this.#draft.conflicts(this.value)) this.#commit();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !(this.multiline && event.shiftKey)) {
      event.preventDefault();
      this.#commit();
      this.#tell("written", true);
    } else if (event.key === "Escape" && this.#draft.text !== null) {
      event.stopPropagation();
      this.#takeTheirs();
    }
  }

  #keepMine() {
    this.#draft.acceptAsBase(this.value);
    this.#commit();
    this.focus();
  }

  #takeTheirs() {
    clearTimeout(this.#pause);
    this.#draft.drop();
    this.requestUpdate();
    this.#tell("settled", true);
    this.focus();
  }

  #commit() {
    clearTimeout(this.#pause);
    const change = this.#draft.take();
    if (!this.#focused || !this.isConnected) this.#draft.drop();
    if (change) void this.#send(change);
    this.requestUpdate();
  }

  /** @param {{text: string, was: string}} change */
  async #send({ text, was }) {
    this.value = text;
    const answer = await this.save?.({ text, was, gesture: this.#gesture });
    if (!answer || answer.ok) return this.#tell("settled", true);
    if (answer.code === "changed_meanwhile") this.#draft.comeBack(text, was);
    this.requestUpdate();
  }

  /** @param {"writing" | "written" | "settled"} type @param {boolean} on */
  #tell(type, on) {
    this.dispatchEvent(new CustomEvent(type, { detail: { on }, bubbles: true }));
  }
}

customElements.define("troupe-draft-text", TroupeDraftText);
