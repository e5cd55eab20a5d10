/** `<troupe-minutes>`: whole minutes, by typing, arrow keys or two buttons. Says `retime` with `detail.minutes`. */

import { LitElement, html, live, nothing } from "lit";
import { uuid } from "live";
import { gettext, interpolate } from "../ui/i18n.js";
import { icon } from "../ui/look.js";

export const MINUTES_LONGEST = 480;
const STRIDE = 5;

export class TroupeMinutes extends LitElement {
  static properties = { value: { type: Number }, label: {}, draft: { state: true } };

  #errorId = `minutes-${uuid()}`;

  constructor() {
    super();
    this.value = 0;
    /** What the minutes are of. */ this.label = "";
    /** @type {string | null} */ this.draft = null;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  render() {
    const names = { title: this.label };
    const wrong = this.draft !== null && minutesIn(this.draft) === null;
    return html`
      <span class="minutes">
        <button type="button" class="btn btn--small btn--icon" ?disabled=${this.value <= 1}
          aria-label=${interpolate(gettext("Less time for %(title)s"), names)} @click=${() => this.#stride(-1)}>${icon("minus")}</button>
        <input type="number" class="input input--small minutes__field" inputmode="numeric" min="1" max=${MINUTES_LONGEST} step="1"
          .value=${live(this.draft ?? String(this.value))} aria-label=${interpolate(gettext("Minutes of %(title)s"), names)}
          aria-invalid=${wrong ? "true" : "false"} aria-describedby=${this.#errorId}
          @input=${this.#typed} @change=${this.#commit} @blur=${this.#commit} @keydown=${this.#key}>
        <span aria-hidden="true">${gettext("min")}</span>
        <button type="button" class="btn btn--small btn--icon" ?disabled=${this.value >= MINUTES_LONGEST}
          aria-label=${interpolate(gettext("More time for %(title)s"), names)} @click=${() => this.#stride(1)}>${icon("plus")}</button>
      </span>
      <span id=${this.#errorId}>
        ${wrong
          ? html`<span class="field__error" role="alert"><span>
              ${interpolate(gettext("From 1 to %(most)s."), { most: MINUTES_LONGEST })}
            </span></span>`
          : nothing}
      </span>
    `;
  }

  #typed() {
    this.draft = this.querySelector("input")?.value ?? "";
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Enter") this.#commit();
    if (event.key === "Escape") this.draft = null;
  }

  #commit() {
    const minutes = this.draft === null ? null : minutesIn(this.draft);
    if (minutes === null) return;
    this.draft = null;
    this.#say(minutes);
  }

  /** To the next full five minutes. @param {1 | -1} direction */
  #stride(direction) {
    const strides = this.value / STRIDE;
    const next = (direction > 0 ? Math.floor(strides) + 1 : Math.ceil(strides) - 1) * STRIDE;
    this.draft = null;
    this.#say(Math.min(MINUTES_LONGEST, Math.max(1, next)));
  }

  /** @param {number} minutes */
  #say(minutes) {
    if (minutes === this.value) return;
    this.dispatchEvent(new CustomEvent("retime", { detail: { minutes }, bubbles: true }));
  }
}

/** @param {string} text */
function minutesIn(text) {
  const minutes = Number(text);
  return text.trim() !== "" && Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_LONGEST ? minutes : null;
}

customElements.define("troupe-minutes", TroupeMinutes);
