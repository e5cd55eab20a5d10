/**
 * `<troupe-sheet-quote>`: one quote beside the sheet. Its number takes the focus and opens “Send to…”; the whole card
 * can be dragged. While quotes are chosen for one place, pressing it attaches it there. It shows what it is told.
 */

import { LitElement, html, nothing } from "lit";
import "../../ui/menu.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { segments } from "../shared/find.js";

/** @import {TroupeMenu} from "../../ui/menu.js" */
/** @typedef {"" | "free" | "attached"} Aimed  while quotes are chosen for one place: whether this one is there */

export class TroupeSheetQuote extends LitElement {
  static properties = {
    number: { type: Number }, text: { attribute: false }, needle: { attribute: false }, uses: { type: Number },
    reachable: { type: Boolean }, readonly: { type: Boolean }, aimed: { reflect: true },
  };

  constructor() {
    super();
    this.number = 0;
    this.text = "";
    /** What is looked for. */
    this.needle = "";
    /** How often it is evidence on the sheet. */
    this.uses = 0;
    /** Whether Tab stops here: one card of all. */
    this.reachable = false;
    this.readonly = false;
    /** @type {Aimed} */ this.aimed = "";
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  render() {
    return html`
      <span class="sheet-quote__mark">
        ${this.#number()}
        ${this.readonly ? nothing : html`<span class="sheet-quote__grip" data-drag data-grip aria-hidden="true">${icon("drag")}</span>`}
      </span>
      <blockquote class="sheet-quote__words"><p class="sheet-quote__text" id=${`${this.id}-text`}>${this.#words()}</p></blockquote>
      <div class="sheet-quote__foot">${this.#used()}${this.readonly ? nothing : this.#tool()}</div>
    `;
  }

  #number() {
    if (this.readonly) return html`<span class="sheet-quote__number"><span class="visually-hidden">${gettext("Quote")} </span>${this.number}</span>`;
    const name = interpolate(this.aimed ? gettext("Quote %(number)s") : gettext("Quote %(number)s, send to…"), { number: this.number });
    return html`<button
      type="button" class="sheet-quote__number" tabindex=${this.reachable ? 0 : -1} aria-label=${name}
      aria-describedby=${`${this.id}-text`} @click=${this.press}
    >${this.number}</button>`;
  }

  #words() {
    return segments(this.text, this.needle).map(({ text, found }) => (found ? html`<mark>${text}</mark>` : text));
  }

  #used() {
    if (this.uses === 0) return nothing;
    const text = interpolate(ngettext("on the sheet", "on the sheet %(n)s times", this.uses), { n: this.uses });
    return html`<span class="sheet-quote__used">${icon("check")}${text}</span>`;
  }

  #tool() {
    if (!this.aimed) {
      const name = interpolate(gettext("Send quote %(number)s to…"), { number: this.number });
      return html`<troupe-menu
        class="sheet-quote__send" label=${gettext("Send to…")} accessible-label=${name} data-reachable=${this.reachable}
      ></troupe-menu>`;
    }
    const isThere = this.aimed === "attached";
    const format = isThere ? gettext("Take quote %(number)s away again") : gettext("Attach quote %(number)s");
    return html`<button
      type="button" class="btn btn--small sheet-quote__attach" aria-label=${interpolate(format, { number: this.number })}
      aria-pressed=${isThere} tabindex=${this.reachable ? 0 : -1} @click=${this.#attach}
    >${icon(isThere ? "check" : "plus")}${isThere ? gettext("Attached") : gettext("Attach")}</button>`;
  }

  /** The buttons of other cards would be many stops on the way of the Tab key. @override */
  updated() {
    const menu = this.#menu;
    void menu?.updateComplete.then(() => menu.querySelector("button")?.setAttribute("tabindex", this.reachable ? "0" : "-1"));
  }

  get #menu() {
    return /** @type {TroupeMenu | null} */ (this.querySelector("troupe-menu"));
  }

  /** What its number does: attach while quotes are chosen for one place, else ask where to. */
  press() {
    if (this.aimed) this.#attach();
    else this.openMenu();
  }

  openMenu() {
    this.#menu?.querySelector("button")?.click();
  }

  #attach() {
    this.dispatchEvent(new CustomEvent("attach", { bubbles: true }));
  }

  /** @override @param {FocusOptions} [options] */
  focus(options) {
    /** @type {HTMLElement | null} */ (this.querySelector("button.sheet-quote__number"))?.focus(options);
  }
}

customElements.define("troupe-sheet-quote", TroupeSheetQuote);
