/** What stands in place of the vote, or over it, when there is nothing to vote on or one may only read. */

import { html } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { isLocked, lockedText } from "../shared/locked.js";

/** @import {LiveDocument} from "live" */

export function loading() {
  return html`<div class="vote__list" role="status" aria-label=${gettext("The vote is being fetched")}>
    ${[1, 2, 3, 4].map(() => html`<div class="skeleton vote__skeleton"></div>`)}
  </div>`;
}

/** @param {LiveDocument} document */
export function gone({ code }) {
  const ended = code === "ended";
  return empty({
    title: ended ? gettext("This workshop has ended") : gettext("This vote is not yours to see"),
    text: ended
      ? gettext("What the room made is kept; the facilitator can show it to you.")
      : gettext("Load the page again, or ask the facilitator."),
  });
}

/** @param {{runs: boolean}} who */
export function noCandidates({ runs }) {
  return empty({
    title: gettext("There is nobody to vote on yet"),
    text: runs
      ? gettext("Candidates are the sheets that groups draw up, and the clusters that they have given a name. Go back to such a step, have the clusters named, and come here again: the list is made anew.")
      : gettext("Candidates are what the groups have named and drawn up. The facilitator goes back to that step for a moment; this page then fills by itself."),
  });
}

/** @param {LiveDocument | null} session @param {string} board @param {{isOpen: boolean}} vote */
export function readOnlyBanner(session, board, { isOpen }) {
  const ended = session?.record("clock", "main")?.state === "ended";
  const open = isLocked(session, board) ? lockedText() : gettext("You can look on here, but not vote.");
  return html`<div class="banner" role="status">
    ${icon("lock")}<div class="banner__body"><p>${ended ? endedText(isOpen) : open}</p></div>
  </div>`;
}

/** @param {boolean} isOpen */
function endedText(isOpen) {
  return isOpen
    ? gettext("The workshop has ended, and the vote was not revealed.")
    : gettext("The workshop has ended. The result stays as the room left it.");
}

/** @param {{title: string, text: string}} words */
function empty({ title, text }) {
  return html`<div class="empty">
    <span class="empty__picture">${icon("vote")}</span>
    <h2 class="empty__title">${title}</h2>
    <p class="empty__text">${text}</p>
  </div>`;
}
