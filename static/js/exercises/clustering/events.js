/** Hears what is done on the board (pointer, keys, menus, fields) and passes it on; one listener each for all cards. */

import { gettext, interpolate } from "../../ui/i18n.js";
import { wordsOf } from "../shared/withdrawn.js";
import { BoardDragging } from "./dragging.js";
import { ALSO, clusterActs, destinations, secondPlaces } from "./destinations.js";
import { BoardKeyboard } from "./keyboard.js";
import { listsOf } from "./view.js";
import { quotesText } from "./words.js";

/** @import {TroupeMenu} from "../../ui/menu.js" */
/** @import {TroupeClustering} from "../clustering.js" */
/** @import {TroupeDraftText} from "./draft-text.js" */
/** @import {TroupeQuoteCard} from "./quote-card.js" */

const TEXT_FIELD = "textarea, [contenteditable], input:not([type=checkbox])";

export class BoardEvents {
  #host;
  #keyboard;
  /** The menu that is about to offer second places. @type {TroupeMenu | null} */
  #offersSecond = null;
  #ends = new AbortController();
  /** @type {BoardDragging | null} */
  #dragging = null;

  /** @param {TroupeClustering} host */
  constructor(host) {
    this.#host = host;
    this.#keyboard = new BoardKeyboard({
      lists: () => listsOf(host.shown),
      element: (card) => host.lists.card(card),
      rightToLeft: () => getComputedStyle(host).direction === "rtl",
      focus: (card) => host.focusCard(card),
      extendTo: (card) => host.selection.extendTo(card, order(host)),
      act: (act) => host.acting.key(act),
    });
  }

  connect() {
    const host = this.#host;
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    host.addEventListener("click", (event) => this.#click(event), { signal });
    host.addEventListener("mousedown", (event) => event.shiftKey && cardAt(event) && event.preventDefault(), { signal });
    host.addEventListener("keydown", (event) => this.#key(event), { signal });
    host.addEventListener("focusin", (event) => this.#focused(event), { signal });
    host.addEventListener("beforetoggle", (event) => this.#fillMenu(event), { signal, capture: true });
    host.addEventListener("choose", (event) => this.#choose(event), { signal });
    host.addEventListener("act", (event) => this.#act(event), { signal });
    host.addEventListener("writing", (event) => this.#writing(event), { signal });
    host.addEventListener("settled", (event) => this.#settled(event), { signal });
    addEventListener("keydown", (event) => this.#undoKey(event), { signal });
    this.#dragging = new BoardDragging(host, {
      canDrag: () => host.canWrite,
      take: (card) => host.acting.cardsFor(card),
      label: (cards) => dragLabel(host, cards),
      hold: (cards) => host.hold(cards),
      drop: (drop) => host.acting.drop(drop),
    });
  }

  disconnect() {
    this.#ends.abort();
    this.#dragging?.destroy();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const card = cardAt(event);
    const target = /** @type {Element} */ (event.target);
    if (!card || !this.#host.canWrite || target.closest("troupe-menu, [data-grip]")) return;
    const id = idOf(card);
    if (event.shiftKey) this.#host.selection.extendTo(id, order(this.#host));
    else this.#host.selection.toggle(id);
    if (target !== card.check) card.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {Element} */ (event.target);
    if (event.key === "Escape" && !target.matches(TEXT_FIELD)) return this.#host.selection.clear();
    const card = target.matches(".qcard__check") ? cardAt(event) : null;
    if (card && this.#host.canWrite) this.#keyboard.press(event, idOf(card));
  }

  /** @param {KeyboardEvent} event */
  #undoKey(event) {
    const target = /** @type {Element} */ (event.target);
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
    if (!isUndo || event.defaultPrevented || target.matches(TEXT_FIELD) || target.closest("dialog")) return;
    if (target !== document.body && !this.#host.contains(target)) return;
    event.preventDefault();
    this.#host.undo();
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    const card = cardAt(event);
    if (!card) return;
    const id = idOf(card);
    this.#host.lists.remember(this.#host.all.cards.get(id)?.cluster ?? "", id);
    this.#host.requestUpdate();
  }

  /** @param {Event} event */
  #fillMenu(event) {
    const menu = /** @type {TroupeMenu | null} */ (/** @type {Element} */ (event.target).closest("troupe-menu"));
    if (!menu || /** @type {ToggleEvent} */ (event).newState !== "open") return;
    const { all, acting } = this.#host;
    if (menu.matches(".cluster__menu")) {
      menu.items = clusterActs(all, clusterAt(menu));
      return;
    }
    const cards = acting.cardsFor(menuCard(menu));
    menu.items = menu === this.#offersSecond ? secondPlaces(all, cards) : destinations(all, cards);
    this.#offersSecond = null;
  }

  /** @param {Event} event */
  #choose(event) {
    const menu = /** @type {TroupeMenu} */ (event.target);
    const { id } = /** @type {CustomEvent<{id: string}>} */ (event).detail;
    if (menu.matches(".cluster__menu")) return void this.#host.acting.clusterAct(clusterAt(menu), id);
    if (id !== ALSO) return this.#host.acting.choose(id, menuCard(menu));
    this.#offersSecond = menu;
    menu.querySelector("button")?.click();
  }

  /** @param {Event} event */
  #act(event) {
    const { act, cluster } = /** @type {CustomEvent<{act: string, cluster: string}>} */ (event).detail;
    if (act === "named") this.#host.leaveField();
    else void this.#host.acting.clusterAct(cluster, act);
  }

  /** @param {Event} event */
  #writing(event) {
    const { on } = /** @type {CustomEvent<{on: boolean}>} */ (event).detail;
    const id = clusterAt(/** @type {Element} */ (event.target));
    this.#host.document?.setEditing(on ? { collection: "clusters", id } : null);
  }

  /** Which of two texts stands has been decided, so the refused one need not wait in the tray. @param {Event} event */
  #settled(event) {
    const field = /** @type {TroupeDraftText} */ (event.target);
    const type = field.multiline ? "describe_cluster" : "label_cluster";
    const { tray } = this.#host.live;
    for (const one of tray.value) {
      const isThis = one.doc === this.#host.board && one.type === type && one.args.cluster === clusterAt(field);
      if (isThis && one.code === "changed_meanwhile") tray.dismiss(one.id);
    }
  }
}

/** @param {TroupeClustering} host */
function order(host) {
  return [...listsOf(host.shown).values()].flat();
}

/** @param {TroupeClustering} host @param {readonly string[]} cards */
function dragLabel({ all }, cards) {
  const quote = all.quotes.get(all.cards.get(cards[0] ?? "")?.quote ?? "");
  if (cards.length > 1 || !quote) return quotesText(cards.length);
  return interpolate(gettext("%(number)s · %(text)s"), { number: quote.number, text: wordsOf(quote) });
}

/** @param {Event} event */
function cardAt({ target }) {
  return target instanceof Element ? /** @type {TroupeQuoteCard | null} */ (target.closest("troupe-quote-card")) : null;
}

/** @param {HTMLElement} card */
function idOf(card) {
  return card.dataset.card ?? "";
}

/** @param {Element} menu @returns {string | null} null for the menu of the selection */
function menuCard(menu) {
  return /** @type {HTMLElement | null} */ (menu.closest("[data-card]"))?.dataset.card ?? null;
}

/** @param {Element} inside */
function clusterAt(inside) {
  return /** @type {HTMLElement | null} */ (inside.closest("troupe-cluster"))?.dataset.drop ?? "";
}
