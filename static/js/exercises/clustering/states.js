/** What stands in place of the board, or over it, when there is nothing to sort or nothing that one may do. */

import { html, nothing } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { isLocked, lockedText } from "../shared/locked.js";

/** @import {LiveDocument} from "live" */
/** @import {TemplateResult} from "lit" */

export function loading() {
  return html`<div class="board__loading" role="status" aria-label=${gettext("The board is being fetched")}>
    ${[1, 2, 3, 4, 5, 6].map(() => html`<div class="skeleton"></div>`)}
  </div>`;
}

/** @param {LiveDocument} document */
export function gone({ code }) {
  const ended = code === "ended";
  return empty({
    sign: "board",
    title: ended ? gettext("This workshop has ended") : gettext("This board is not yours to see"),
    text: ended
      ? gettext("What the room made is kept; the facilitator can show it to you.")
      : gettext("A board belongs to its group. If you have been moved to another group, its board opens by itself."),
  });
}

/** @param {LiveDocument | null} session @param {string} board @returns {TemplateResult} */
export function readOnlyBanner(session, board) {
  return html`<div class="banner" role="status">
    ${icon("lock")}<div class="banner__body"><p>${whyReadOnly(session?.record("clock", "main")?.state, isLocked(session, board))}</p></div>
  </div>`;
}

/** @param {string | undefined} state of the session @param {boolean} locked */
function whyReadOnly(state, locked) {
  if (state === "ended") return gettext("The workshop has ended. The board stays as the room left it.");
  if (state === "preparing") return gettext("The session has not begun. You can sort as soon as the facilitator starts it.");
  if (locked) return lockedText();
  return gettext("You can read this board. Only the people of its group can sort it.");
}

export function noQuotes() {
  return empty({
    sign: "quote",
    title: gettext("No quotes were dealt"),
    text: gettext("The deck of this workshop was empty when the board was made. The facilitator can add quotes on the Quotes page."),
  });
}

/** @param {{isFiltered: boolean, isDone: boolean}} why */
export function emptyTray({ isFiltered, isDone }) {
  if (isFiltered) return html`<p class="board__hint">${gettext("No unsorted quote has these words.")}</p>`;
  if (!isDone) return nothing;
  return empty({
    sign: "check",
    title: gettext("Every quote has a place"),
    text: gettext("Name the clusters, say what their quotes have in common, and look once more at those you doubted."),
  });
}

/** @param {{canWrite: boolean}} rights */
export function noClusters({ canWrite }) {
  return empty({
    sign: "persona",
    title: gettext("No clusters yet"),
    text: canWrite
      ? gettext("Select quotes that seem to come from the same kind of person and press “New cluster”, or drop one on it.")
      : gettext("They appear here as the group makes them."),
  });
}

/** @param {{sign: string, title: string, text: string}} words */
function empty({ sign, title, text }) {
  return html`<div class="empty empty--small">
    <span class="empty__picture">${icon(sign)}</span>
    <h3 class="empty__title">${title}</h3>
    <p class="empty__text">${text}</p>
  </div>`;
}
