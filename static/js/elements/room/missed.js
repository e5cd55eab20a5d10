/** What went by while somebody was not here: told once, kept until it is put away. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { timeOfDay } from "../../ui/time.js";
import { missedIn } from "./attendance.js";

/** @import {TroupeRoom} from "../room.js" */
/** @import {BoardPlace} from "../session/boards.js" */

/** The strip that tells it; nothing where nothing went by. @param {TroupeRoom} room */
export function missedCard(room) {
  const { gap } = room.memory.kept;
  if (gap === null) return nothing;
  const { steps, announcements } = missedIn(room.session, room.groupId, gap);
  if (steps.length + announcements.length === 0) return nothing;
  return html`<section class="banner banner--plain room-missed" aria-labelledby="missed-title">
    ${icon("history")}
    <div class="banner__body">
      <h2 class="banner__title" id="missed-title">${gap.since === null
        ? gettext("What has happened before you came")
        : interpolate(gettext("What has happened since %(time)s"), { time: timeOfDay(gap.since) })}</h2>
      ${steps.length > 0 ? html`<ul class="room-missed__list">${steps.map(({ title, board }) => html`<li>
        <span>${title}</span>
        ${board ? html`<button type="button" class="link-button" @click=${() => room.lookAt(board)}>${lookWords(board, title)}</button>` : nothing}
      </li>`)}</ul>` : nothing}
      ${announcements.length > 0 ? html`<ul class="room-missed__list">${announcements.toReversed().map(({ text, at }) => html`<li>
        <span><time class="text-small">${timeOfDay(at)}</time> ${text}</span>
      </li>`)}</ul>` : nothing}
    </div>
    <button type="button" class="btn btn--quiet btn--icon btn--small" aria-label=${gettext("Put away")} @click=${() => room.putGapAway()}>${icon("close")}</button>
  </section>`;
}

/** @param {BoardPlace} board @param {string} title */
function lookWords({ group }, title) {
  const words = group === null ? gettext("See what was made") : gettext("See what your group made");
  return html`${words}<span class="visually-hidden">: ${title}</span>`;
}
