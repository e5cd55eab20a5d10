/** Where the focus goes when what had it is gone, or when an act leads elsewhere. */

/** @import {TroupeInlineText} from "../../elements/inline-text.js" */
/** @import {TroupeSheet} from "../sheet.js" */
/** @import {TroupeAddLine} from "./add-line.js" */
/** @import {Place} from "./view.js" */

export class SheetFocus {
  #host;

  /** @param {TroupeSheet} host */
  constructor(host) {
    this.#host = host;
  }

  /** The words of a line, selected. @param {string} line */
  async line(line) {
    await this.#drawn();
    const text = /** @type {TroupeInlineText | null} */ (this.#find(`[data-line="${line}"] troupe-inline-text`));
    await text?.updateComplete;
    text?.focus();
    text?.scrollIntoView({ block: "nearest" });
  }

  /** Where the next line of a field is written; its last line where none fits. @param {string} field */
  async newLine(field) {
    await this.#drawn();
    const add = /** @type {TroupeAddLine | null} */ (this.#find(`[data-field="${field}"] troupe-add-line`));
    await add?.updateComplete;
    if (add) add.focus();
    else this.#find(`[data-field="${field}"] .sheet-line:last-child .sheet-line__remove`)?.focus();
  }

  /** @param {string | null} next a line of the field that stays @param {string} field */
  async afterRemove(next, field) {
    if (next === null) return this.newLine(field);
    await this.#drawn();
    this.#find(`[data-line="${next}"] .sheet-line__remove`)?.focus();
  }

  /** @param {string | null} next evidence of the place that stays @param {Place} place */
  async afterDetach(next, place) {
    if (next === null && place.line === null) return this.newLine(place.field);
    if (next === null) return this.findButton(place.line ?? "");
    await this.#drawn();
    this.#find(`[data-evidence="${next}"] .sheet-chip__off`)?.focus();
  }

  /** @param {string} line */
  async findButton(line) {
    await this.#drawn();
    this.#find(`[data-line="${line}"] .sheet-line__find`)?.focus();
  }

  /** The first quote that can be chosen. */
  async quotes() {
    await this.#drawn();
    await this.quote(this.#host.reachable);
  }

  /** @param {string | null} quote */
  async quote(quote) {
    const card = quote === null ? null : /** @type {import("./quote-card.js").TroupeSheetQuote | null} */ (this.#find(`[data-quote="${quote}"]`));
    await card?.updateComplete;
    card?.focus();
  }

  /** Whether the focus is somewhere in a field. @param {string} field */
  isIn(field) {
    return this.#find(`[data-field="${field}"]`)?.contains(document.activeElement) === true;
  }

  /** @param {string} selector of ids made here or by the server, which need no escaping */
  #find(selector) {
    return /** @type {HTMLElement | null} */ (this.#host.querySelector(selector));
  }

  async #drawn() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }
}
