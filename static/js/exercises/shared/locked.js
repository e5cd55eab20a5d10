/** Whether a board was locked by those who run the session, and what to say then. */

import { gettext } from "../../ui/i18n.js";

/** @import {LiveDocument} from "live" */

/** @param {LiveDocument | null} session @param {string} board */
export function isLocked(session, board) {
  return session?.record("boards", board)?.locked === true;
}

export function lockedText() {
  return gettext("The facilitator has locked this board. You can read it; ask them when you need it open again.");
}
