/** The quotes by keyboard: arrows go from one to the next, a digit opens the places of that field. */

/** @import {TroupeSheet} from "../sheet.js" */
/** @import {TroupeSheetQuote} from "./quote-card.js" */

export class SheetKeyboard {
  #host;
  #offer;

  /** @param {TroupeSheet} host @param {{offer: (card: TroupeSheetQuote, field: string) => void}} acts `offer` opens the places of a field */
  constructor(host, { offer }) {
    this.#host = host;
    this.#offer = offer;
  }

  /** A key on a quote's number. @param {KeyboardEvent} event @param {string} quote */
  press(event, quote) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const goal = goalOf(event.key, this.#host.order, quote);
    const field = /^[1-9]$/.test(event.key) ? this.#host.sheet.fields[Number(event.key) - 1] : undefined;
    if (goal === undefined && !field && event.key !== "Escape") return;
    event.preventDefault();
    if (goal !== undefined) this.#go(goal);
    else if (event.key === "Escape" && this.#host.aim) this.#host.acting.endAim();
    else if (field && !this.#host.aim) this.#offer(/** @type {TroupeSheetQuote} */ (this.#card(quote)), field.id);
  }

  /** @param {string} quote */
  #go(quote) {
    this.#host.remember(quote);
    const card = this.#card(quote);
    card?.focus();
    card?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} quote */
  #card(quote) {
    return /** @type {HTMLElement | null} */ (this.#host.querySelector(`[data-quote="${quote}"]`));
  }
}

/** Where an arrow leads. @param {string} key @param {readonly string[]} order @param {string} from @returns {string | undefined} */
export function goalOf(key, order, from) {
  const at = order.indexOf(from);
  switch (key) {
    case "ArrowDown":
      return order[at + 1];
    case "ArrowUp":
      return at > 0 ? order[at - 1] : undefined;
    case "Home":
      return order[0];
    case "End":
      return order.at(-1);
    default:
      return undefined;
  }
}
