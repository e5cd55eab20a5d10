/**
 * `<troupe-quote-card>`: one card of a quote. The check box is what takes the focus; the whole card can be pressed and
 * dragged, and “Move” opens the menu of destinations, which the board fills. It shows what the board tells it.
 */

import { LitElement, html, live, nothing } from "lit";
import "../../ui/menu.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { segments } from "../shared/find.js";

/** @typedef {"held" | "placed"} CardNews */

export class TroupeQuoteCard extends LitElement {
  static properties = {
    number: { type: Number }, text: { attribute: false }, needle: { attribute: false },
    selected: { type: Boolean, reflect: true }, reachable: { type: Boolean }, readonly: { type: Boolean },
    elsewhere: { type: Number }, holders: { attribute: false }, withdrawn: { type: Boolean, reflect: true },
  };

  constructor() {
    super();
    this.number = 0;
    this.text = "";
    /** What is looked for. */
    this.needle = "";
    this.selected = false;
    /** Whether Tab stops here: one card of each list. */
    this.reachable = false;
    this.readonly = false;
    /** In how many other places the quote stands. */
    this.elsewhere = 0;
    /** Names of those who have the card in hand. */
    this.holders = "";
    /** Whether its words have been taken back, so that `text` only says so. */
    this.withdrawn = false;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  render() {
    const name = interpolate(gettext("Quote %(number)s"), { number: this.number });
    return html`
      <span class="qcard__mark">
        <input
          type="checkbox" class="qcard__check" aria-label=${name} aria-describedby=${`${this.id}-text`}
          tabindex=${this.reachable ? 0 : -1} .checked=${live(this.selected)} ?disabled=${this.readonly}
        />
        <span class="qcard__number" aria-hidden="true">${this.number}</span>
        <span class="qcard__tick">${icon("check")}</span>
        ${this.readonly ? nothing : html`<span class="qcard__grip" data-drag data-grip aria-hidden="true">${icon("drag")}</span>`}
      </span>
      <blockquote class="qcard__quote"><p class="qcard__text" id=${`${this.id}-text`}>${this.#words()}</p></blockquote>
      ${this.#notes()}
      ${this.readonly ? nothing : this.#tools()}
    `;
  }

  #words() {
    return segments(this.text, this.needle).map(({ text, found }) => (found ? html`<mark>${text}</mark>` : text));
  }

  #notes() {
    if (!this.elsewhere && !this.holders) return nothing;
    const places = ngettext("also in %(n)s other cluster", "also in %(n)s other clusters", this.elsewhere);
    return html`<p class="qcard__notes">
      ${this.elsewhere ? html`<span>${icon("copy")} ${interpolate(places, { n: this.elsewhere })}</span>` : nothing}
      ${this.holders ? html`<span class="qcard__holders">${icon("hand")} ${this.holders}</span>` : nothing}
    </p>`;
  }

  #tools() {
    const name = interpolate(gettext("Move quote %(number)s"), { number: this.number });
    return html`<div class="qcard__tools"><troupe-menu label=${gettext("Move")} accessible-label=${name}></troupe-menu>
    </div>`;
  }

  /** The Move buttons of other cards would be many stops on the way of the Tab key. @override */
  updated() {
    const menu = /** @type {import("../../ui/menu.js").TroupeMenu | null} */ (this.querySelector("troupe-menu"));
    void menu?.updateComplete.then(() => menu.querySelector("button")?.setAttribute("tabindex", this.reachable ? "0" : "-1"));
  }

  get check() {
    return /** @type {HTMLInputElement | null} */ (this.querySelector(".qcard__check"));
  }

  /** @override @param {FocusOptions} [options] */
  focus(options) {
    this.check?.focus(options);
  }

  openMenu() {
    /** @type {HTMLButtonElement | null} */ (this.querySelector("troupe-menu button"))?.click();
  }

  /** Somebody else has just put it here: shown for a moment. */
  glow() {
    this.classList.remove("is-news");
    void this.offsetWidth; // starts the animation anew
    this.classList.add("is-news");
    this.addEventListener("animationend", () => this.classList.remove("is-news"), { once: true });
  }
}

customElements.define("troupe-quote-card", TroupeQuoteCard);
