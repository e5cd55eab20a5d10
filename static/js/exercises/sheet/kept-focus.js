/** Keeps the focus near where it was when others take away or move what had it. */

/** @import {TroupeSheet} from "../sheet.js" */

export class KeptFocus {
  #host;
  /** @type {{quote: string | undefined, field: string | undefined, at: number} | null} */
  #was = null;

  /** @param {TroupeSheet} host */
  constructor(host) {
    this.#host = host;
  }

  /** Before drawing. */
  note() {
    const focused = document.activeElement;
    if (!focused || !this.#host.contains(focused)) return;
    const quote = /** @type {HTMLElement | null} */ (focused.closest("[data-quote]"))?.dataset.quote;
    const field = /** @type {HTMLElement | null} */ (focused.closest("[data-field]"))?.dataset.field;
    this.#was = { quote, field, at: quote ? this.#host.order.indexOf(quote) : -1 };
  }

  /** After drawing; what one did oneself has led the focus elsewhere by then. */
  restore() {
    const was = this.#was;
    this.#was = null;
    if (!was || this.#host.contains(document.activeElement)) return;
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      if (was.quote) void this.#host.focusing.quote(this.#near(was.quote, was.at));
      else if (was.field) void this.#host.focusing.newLine(was.field);
    });
  }

  /** @param {string} quote @param {number} at */
  #near(quote, at) {
    const { order } = this.#host;
    return order.includes(quote) ? quote : (order[Math.min(Math.max(at, 0), order.length - 1)] ?? null);
  }
}
