/** What stands over an earlier board of one's own group: where one is, and the way back. */

import { html } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { stepsOf } from "../session/agenda.js";

/** @import {TroupeRoom} from "../room.js" */
/** @import {BoardPlace} from "../session/boards.js" */

/** What stands over a board that is only looked at. @param {TroupeRoom} room @param {BoardPlace} board */
export function lookingBar(room, { step, group }) {
  const title = stepsOf(room.session).find(({ id }) => id === step)?.title ?? "";
  return html`<div class="room-looking"><div class="banner" role="status">
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
