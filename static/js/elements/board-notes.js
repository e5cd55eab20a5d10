/**
 * `<troupe-board-notes>`: what is to be known of a board over it: that it is silent, that it is not any more, and, for
 * those who may restore, the way to what was removed.
 */

import { html, nothing } from "lit";
import { isSilent, silenceText, writtenBy } from "../exercises/shared/silence.js";
import { announce } from "../ui/announcer.js";
import { LiveElement } from "../ui/base.js";
import { gettext } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import { pageData } from "../ui/page.js";
import { openTray } from "./board-tray.js";

/** @import {LiveDocument} from "live" */
/** @import {BoardPlace} from "./session/boards.js" */

export class TroupeBoardNotes extends LiveElement {
  static properties = { place: { attribute: false }, session: { attribute: false }, shown: { state: true } };

  /** @type {LiveDocument | null} */
  #board = null;
  #wasSilent = false;

  constructor() {
    super();
    /** @type {BoardPlace | null} */ this.place = null;
    /** @type {LiveDocument | null} */ this.session = null;
    /** Whether it was silent while one looked, and is not any more. */
    this.shown = false;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("place")) {
      const next = this.place ? this.live.document(this.place.id) : null;
      this.replace(this.#board, next);
      this.#board = next;
      this.#wasSilent = this.shown = false;
    }
    if (this.#board?.state === "live") this.#follow(isSilent(this.#board));
  }

  /** @override */
  render() {
    const board = this.#board;
    if (board?.state !== "live" || !this.place) return nothing;
    const hasTray = board.can("restore") && pageData().exercises?.[this.place.exercise]?.hasTray;
    const note = isSilent(board) ? silent(board) : this.shown ? this.#revealed() : nothing;
    return html`${note}
      ${hasTray
        ? html`<div class="board-notes__acts"><button type="button" class="btn btn--small btn--quiet" @click=${this.#openTray}>
            ${icon("trash")}${gettext("Removed from this board")}
          </button></div>`
        : nothing}`;
  }

  #revealed() {
    return html`<div class="banner banner--good">${icon("eye")}
      <div class="banner__body"><p>${gettext("Everybody’s lines are shown now. From here on you work on them together.")}</p></div>
      <button type="button" class="btn btn--quiet btn--icon btn--small" aria-label=${gettext("Close")} @click=${() => (this.shown = false)}>${icon("close")}</button>
    </div>`;
  }

  #openTray() {
    if (this.#board && this.session) openTray(this.#board, this.session);
  }

  /** @param {boolean} silentNow */
  #follow(silentNow) {
    if (this.#wasSilent && !silentNow) {
      this.shown = true;
      announce(gettext("Everybody’s lines are shown now"));
    }
    this.#wasSilent = silentNow;
  }
}

/** @param {LiveDocument} board */
function silent(board) {
  const text = board.can("run_session")
    ? gettext("Each sees only what they write themselves until you show it to everybody. You see none of it before.")
    : gettext("Only you see what you write until the facilitator shows it.");
  return html`<div class="banner">${icon("eye-off")}
    <div class="banner__body"><p class="banner__title">${writtenBy(board) === null ? gettext("In silence") : silenceText(board)}</p><p>${text}</p></div>
  </div>`;
}

customElements.define("troupe-board-notes", TroupeBoardNotes);
