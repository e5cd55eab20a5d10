/** What stands in place of the sheet, or over it, when there is nothing to fill or nothing that one may do. */

import { html } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { isLocked, lockedText } from "../shared/locked.js";

/** @import {LiveDocument} from "live" */

export function loading() {
  return html`<div class="sheet-loading" role="status" aria-label=${gettext("The sheet is being fetched")}>
    <div class="skeleton"></div><div class="skeleton"></div>
  </div>`;
}

/** @param {LiveDocument} document */
export function gone({ code }) {
  const ended = code === "ended";
  return empty({
    sign: "persona",
    title: ended ? gettext("This workshop has ended") : gettext("This sheet is not yours to see"),
    text: ended
      ? gettext("What the room made is kept; the facilitator can show it to you.")
      : gettext("A sheet belongs to its group. If you have been moved to another group, its sheet opens by itself."),
  });
}

/** @param {LiveDocument | null} session @param {string} board */
export function readOnlyBanner(session, board) {
  return html`<div class="banner" role="status">
    ${icon("lock")}<div class="banner__body"><p>${whyReadOnly(session?.record("clock", "main")?.state, isLocked(session, board))}</p></div>
  </div>`;
}

/** @param {string | undefined} state of the session @param {boolean} locked */
function whyReadOnly(state, locked) {
  if (state === "ended") return gettext("The workshop has ended. The sheet stays as the room left it.");
  if (state === "preparing") return gettext("The session has not begun. You can write as soon as the facilitator starts it.");
  if (locked) return lockedText();
  return gettext("You can read this sheet. Only the people of its group can write on it.");
}

export function noQuotes() {
  return empty({
    sign: "quote",
    title: gettext("No quotes were dealt"),
    text: gettext("Write the sheet all the same: what you write counts as an assumption until it rests on a quote."),
  });
}

export function nothingFound() {
  return html`<p class="sheet-quotes__none">${gettext("No quote is like that. Try fewer words, or show the used ones too.")}</p>`;
}

/** @param {{sign: string, title: string, text: string}} words */
function empty({ sign, title, text }) {
  return html`<div class="empty empty--small">
    <span class="empty__picture">${icon(sign)}</span>
    <h3 class="empty__title">${title}</h3>
    <p class="empty__text">${text}</p>
  </div>`;
}
