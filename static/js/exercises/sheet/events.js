/** Hears what is done on the sheet (keys, menus, fields, drags) and passes it on; one listener each for all parts. */

import { Drag } from "../../ui/drag.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { fieldEntries, placeEntries, readChoice } from "./destinations.js";
import { SheetKeyboard } from "./keyboard.js";
import { shortened } from "./words.js";

/** @import {TroupeMenu} from "../../ui/menu.js" */
/** @import {TroupeSheet} from "../sheet.js" */
/** @import {TroupeSheetQuote} from "./quote-card.js" */

const TEXT_FIELD = "textarea, [contenteditable], input:not([type=checkbox])";
const NAMES = /** @type {const} */ ({ about: "name_persona", lines: "edit_line" });

export class SheetEvents {
  #host;
  #keyboard;
  #ends = new AbortController();
  /** The menu that is about to offer the places of one field. @type {{menu: TroupeMenu, field: string} | null} */
  #second = null;
  /** @type {Drag | null} */
  #drag = null;
  #isTouch = false;
  #byGrip = false;

  /** @param {TroupeSheet} host */
  constructor(host) {
    this.#host = host;
    this.#keyboard = new SheetKeyboard(host, { offer: (card, field) => this.#offer(card, field) });
  }

  connect() {
    const host = this.#host;
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    host.addEventListener("keydown", (event) => this.#key(event), { signal });
    host.addEventListener("focusin", (event) => this.#focused(event), { signal });
    host.addEventListener("beforetoggle", (event) => this.#fillMenu(event), { signal, capture: true });
    host.addEventListener("choose", (event) => this.#choose(event), { signal });
    host.addEventListener("attach", (event) => host.acting.toggle(quoteAt(event)), { signal });
    host.addEventListener("writing", (event) => this.#writing(event), { signal });
    host.addEventListener("settled", (event) => this.#settled(event), { signal });
    host.addEventListener("pointerdown", (event) => this.#note(event), { signal, capture: true });
    addEventListener("keydown", (event) => this.#undoKey(event), { signal });
    this.#drag = new Drag(host, {
      handle: "[data-quote]",
      drop: "[data-drop]",
      place: "[data-card]",
      item: (card) => this.#item(card),
      onDrop: ({ ids: [quote], zone }) => quote && host.acting.send(zone, quote),
    });
  }

  disconnect() {
    this.#ends.abort();
    this.#drag?.destroy();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {Element} */ (event.target);
    if (target.matches(".sheet-quote__number")) return this.#keyboard.press(event, quoteAt(event));
    if (event.key === "Escape" && this.#host.aim && !target.matches(TEXT_FIELD)) return this.#host.acting.endAim();
    if (event.key === "Enter" && !event.isComposing && target.matches(".sheet-line .inline-text__field")) this.#goOn(target);
  }

  /** Enter in a line leads to the next one. @param {Element} target */
  #goOn(target) {
    const text = target.closest("troupe-inline-text");
    const field = /** @type {HTMLElement | null} */ (target.closest("[data-field]"))?.dataset.field;
    if (text?.querySelector("[role=alert]") || !field) return;
    void this.#host.focusing.newLine(field);
  }

  /** @param {KeyboardEvent} event */
  #undoKey(event) {
    const target = /** @type {Element} */ (event.target);
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
    if (!isUndo || event.defaultPrevented || target.closest("dialog") !== this.#host.closest("dialog")) return;
    if (target.matches(TEXT_FIELD) && !isUntouched(target)) return;
    if (target !== document.body && !this.#host.contains(target)) return;
    event.preventDefault();
    this.#host.undo();
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    const quote = quoteAt(event);
    if (quote) this.#host.remember(quote);
  }

  /** @param {Event} event */
  #fillMenu(event) {
    const menu = /** @type {TroupeMenu | null} */ (/** @type {Element} */ (event.target).closest("troupe-menu"));
    if (!menu || /** @type {ToggleEvent} */ (event).newState !== "open") return;
    const { sheet } = this.#host;
    const quote = quoteAt(event);
    menu.items = this.#second?.menu === menu ? placeEntries(sheet, this.#second.field, quote) : fieldEntries(sheet, quote);
    this.#second = null;
  }

  /** @param {Event} event */
  #choose(event) {
    const menu = /** @type {TroupeMenu} */ (event.target);
    const { id } = /** @type {CustomEvent<{id: string}>} */ (event).detail;
    const choice = readChoice(id);
    if (choice.act !== "field") return this.#host.acting.send(id, quoteAt(event));
    const card = /** @type {TroupeSheetQuote | null} */ (menu.closest("troupe-sheet-quote"));
    if (card) this.#offer(card, choice.id);
  }

  /** Opens the places of a field. @param {TroupeSheetQuote} card @param {string} field */
  #offer(card, field) {
    const menu = /** @type {TroupeMenu | null} */ (card.querySelector("troupe-menu"));
    this.#second = menu && { menu, field };
    card.openMenu();
  }

  /** @param {Event} event */
  #writing(event) {
    const { on } = /** @type {CustomEvent<{on: boolean}>} */ (event).detail;
    const { editing = "", record = "" } = /** @type {HTMLElement} */ (event.target).dataset;
    this.#host.document?.setEditing(on ? { collection: editing, id: record } : null);
  }

  /** Which of two texts stands has been decided, so the refused one need not wait in the tray. @param {Event} event */
  #settled(event) {
    const { editing, record } = /** @type {HTMLElement} */ (event.target).dataset;
    const type = NAMES[/** @type {keyof typeof NAMES} */ (editing)];
    const { tray } = this.#host.live;
    for (const one of tray.value) {
      const isThis = one.doc === this.#host.board && one.type === type && (editing === "about" || one.args.line === record);
      if (isThis && one.code === "changed_meanwhile") tray.dismiss(one.id);
    }
  }

  /** @param {PointerEvent} event */
  #note(event) {
    this.#isTouch = event.pointerType === "touch";
    this.#byGrip = event.target instanceof Element && event.target.closest("[data-grip]") !== null;
  }

  /** A mouse takes a card anywhere; a finger only at its handle, so that it can scroll. @param {HTMLElement} card */
  #item(card) {
    const { sheet, canWrite } = this.#host;
    const id = card.dataset.quote;
    const quote = sheet.quotes.get(id ?? "");
    if (!id || !quote || !canWrite || (this.#isTouch && !this.#byGrip)) return null;
    const label = interpolate(gettext("%(number)s · %(text)s"), { number: quote.number, text: shortened(quote.text, 90) });
    return { ids: [id], label };
  }
}

/** Whether nothing has been typed in a field, so that the browser has nothing to take back there. @param {Element} field */
function isUntouched(field) {
  return field.matches(".add-line__field") && /** @type {HTMLTextAreaElement} */ (field).value === "";
}

/** @param {Event} event */
function quoteAt({ target }) {
  const card = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-quote]")) : null;
  return card?.dataset.quote ?? "";
}
