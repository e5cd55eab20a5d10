/** What an observer's room says and offers: that one watches, and which of the visible boards to look at. */

import { html, nothing } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { clockOf, placeOf } from "../session/agenda.js";
import { boardsAt } from "../session/boards.js";
import { groupsOf } from "../session/people.js";

/** @import {LiveDocument} from "live" */
/** @import {TroupeRoom} from "../room.js" */
/** @import {BoardPlace} from "../session/boards.js" */

/** @typedef {"plenary" | "groups" | "all"} Sees */

/** The boards of the current step that an observer may look at. @param {LiveDocument} session @param {Sees} sees @returns {BoardPlace[]} */
export function visibleBoards(session, sees) {
  const { current } = placeOf(session);
  const boards = current ? boardsAt(session, current.id) : [];
  const order = groupsOf(session).map(({ id }) => id);
  return boards
    .filter(({ group }) => sees === "all" || (sees === "plenary") === (group === null))
    .sort((one, other) => order.indexOf(one.group ?? "") - order.indexOf(other.group ?? ""));
}

/** @param {TroupeRoom} room */
export function watchingBar(room) {
  const boards = room.sees ? visibleBoards(room.session, room.sees) : [];
  const groups = groupsOf(room.session);
  return html`<div class="room__notice watching">
    <div class="banner banner--plain" role="status">${icon("eye")}
      <div class="banner__body">${gettext("You are watching. You see what the facilitator has chosen to show; you change nothing and are counted nowhere.")}</div>
    </div>
    ${boards.length > 1
      ? html`<div class="segmented watching__boards" role="group" aria-label=${gettext("Board to watch")}>
          ${boards.map((board) => html`<button type="button" aria-pressed=${room.place?.id === board.id} @click=${() => room.lookAtGroup(board.group)}>
            ${groups.find(({ id }) => id === board.group)?.name ?? gettext("Everybody")}</button>`)}
        </div>`
      : nothing}
  </div>`;
}

/** Before the start. @param {TroupeRoom} room */
export function watchingLobby({ session }) {
  return html`<div class="wrap wrap--text"><div class="empty empty--page" role="status">
    <span class="empty__picture">${icon("eye")}</span>
    <h1 class="empty__title">${clockOf(session)?.workshop_title}</h1>
    <p class="empty__text">${gettext("You are in, to watch. The facilitator starts soon; this page moves on by itself.")}</p>
  </div></div>`;
}

/** Where there is a board that is not shown. @param {{sees: Sees}} room */
export function watchingElsewhere({ sees }) {
  return html`<div class="empty empty--page" role="status">
    <span class="empty__picture">${icon("eye-off")}</span>
    <h2 class="empty__title">${gettext("Nothing to watch at this step")}</h2>
    <p class="empty__text">${sees === "plenary"
      ? gettext("The groups work by themselves now. You see again what everybody does together.")
      : gettext("Everybody works together now. You see again what the groups do.")}</p>
  </div>`;
}

export function watchingEnded() {
  return html`<div class="wrap wrap--text"><div class="empty empty--page">
    <span class="empty__picture">${icon("star")}</span>
    <h1 class="empty__title">${gettext("The workshop is over")}</h1>
    <p class="empty__text">${gettext("Thank you for watching. You can close this page.")}</p>
  </div></div>`;
}
