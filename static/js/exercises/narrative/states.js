/** What stands in place of the story, or over it, when there is nothing to write on or one may only read. */

import { html } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { isLocked, lockedText } from "../shared/locked.js";

/** @import {LiveDocument} from "live" */

export function loading() {
  return html`<div class="narrative" role="status" aria-label=${gettext("The story is being fetched")}>
    <div class="skeleton narrative__skeleton"></div>
  </div>`;
}

export function gone() {
  return html`<div class="empty">
    <span class="empty__picture">${icon("lock")}</span>
    <h2 class="empty__title">${gettext("This story is not yours to see")}</h2>
    <p class="empty__text">${gettext("Load the page again, or ask the facilitator.")}</p>
  </div>`;
}

/** @param {LiveDocument | null} session @param {string} board */
export function readOnlyBanner(session, board) {
  const words = whyReadOnly(session?.record("clock", "main")?.state, isLocked(session, board));
  return html`<div class="banner" role="status">${icon("lock")}<div class="banner__body"><p>${words}</p></div></div>`;
}

/** @param {string | undefined} state of the session @param {boolean} locked */
function whyReadOnly(state, locked) {
  if (state === "ended") return gettext("The workshop has ended. The story stays as the room left it.");
  if (locked) return lockedText();
  return gettext("You can read here while the step is open to your group; writing is switched off for you at the moment.");
}
