/**
 * `<troupe-add-line>`: where a new line is written. Enter or leaving it says `add` with `detail.text`, and the next line
 * can be written at once; Escape empties it. Leaving the window is not leaving the field.
 */

import { LitElement, html, live, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";

export class TroupeAddLine extends LitElement {
  static properties = {
    label: {}, placeholder: {}, most: { type: Number }, writers: { attribute: false }, draft: { state: true },
  };

  constructor() {
    super();
    this.label = "";
    this.placeholder = "";
    this.most = 600;
    /** Names of those who are writing a line here now. */
    this.writers = "";
    /** What is typed and not added yet. */
    this.draft = "";
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#add();
  }

  /** @override */
  render() {
    return html`
      <span class="add-line__sign" aria-hidden="true">${icon("plus")}</span>
      <textarea
        class="add-line__field" rows="1" .value=${live(this.draft)} maxlength=${this.most} placeholder=${this.placeholder}
        aria-label=${this.label} enterkeyhint="done" @input=${this.#typed} @keydown=${this.#key}
        @focus=${() => this.#tell(true)} @blur=${this.#left}
      ></textarea>
      ${this.draft.trim()
        ? html`<button type="button" class="btn btn--small btn--primary add-line__add" @click=${this.#pressed}>${gettext("Add")}</button>`
        : nothing}
      ${this.writers
        ? html`<span class="add-line__writers">${icon("edit")}${interpolate(gettext("%(names)s is writing a line…"), { names: this.writers })}</span>`
        : nothing}
    `;
  }

  get #field() {
    return this.querySelector("textarea");
  }

  /** @override */
  focus() {
    this.#field?.focus();
  }

  #typed() {
    this.draft = this.#field?.value ?? "";
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#add();
    } else if (event.key === "Escape" && this.draft !== "") {
      event.stopPropagation();
      this.draft = "";
    }
  }

  #pressed() {
    this.#add();
    this.focus();
  }

  #left() {
    if (document.activeElement === this.#field) return;
    this.#tell(false);
    this.#add();
  }

  #add() {
    const text = this.draft.trim().split(/\s+/u).join(" ");
    this.draft = "";
    if (text) this.dispatchEvent(new CustomEvent("add", { detail: { text }, bubbles: true }));
  }

  /** @param {boolean} on */
  #tell(on) {
    this.dispatchEvent(new CustomEvent("writing", { detail: { on }, bubbles: true }));
  }
}

customElements.define("troupe-add-line", TroupeAddLine);
