/** Earlier boards of one's own group, to look at and come back from. */

import { html } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { placeOf, stepsOf } from "../session/agenda.js";
import { boardsAt } from "../session/boards.js";

/** @import {LiveDocument} from "live" */
/** @import {TroupeRoom} from "../room.js" */
/** @import {BoardPlace} from "../session/boards.js" */

/** The board of a group at a step, else everybody's there. @param {LiveDocument} session @param {string} step @param {string | null} group */
export function ownBoardAt(session, step, group) {
  const boards = boardsAt(session, step);
  return boards.find((board) => board.group !== null && board.group === group) ?? boards.find((board) => board.group === null) ?? null;
}

/** Those of other steps than the one that is on, in the order of the agenda. @param {LiveDocument} session @param {string | null} group */
export function earlierBoards(session, group) {
  const current = placeOf(session).current?.id;
  return stepsOf(session).flatMap(({ id, title }) => {
    const board = id === current ? null : ownBoardAt(session, id, group);
    return board ? [{ title, board }] : [];
  });
}

/** What stands over a board that is only looked at. @param {TroupeRoom} room @param {BoardPlace} board */
export function lookingBar(room, { step, group }) {
  const title = stepsOf(room.session).find(({ id }) => id === step)?.title ?? "";
  return html`<div class="room__notice"><div class="banner room-looking" role="status">
    ${icon("history")}
    <div class="banner__body">
      <p class="banner__title" tabindex="-1">${interpolate(gettext("You are looking at “%(step)s”"), { step: title })}</p>
      <p>${group === null
        ? gettext("As it was left, to be read. What you were doing is kept.")
        : gettext("As your group left it, to be read. What you were doing is kept.")}</p>
    </div>
    <button type="button" class="btn btn--primary btn--small" @click=${() => room.lookAt(null)}>${gettext("Back to now")}</button>
  </div></div>`;
}
