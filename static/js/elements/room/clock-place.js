/** The clock in the strip: the way into one's room, then one's time, its parts, and what the host of a group can press. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import "../../ui/clock.js";
import { clockOf, spent } from "../session/agenda.js";
import { MINUTE_MS, movingMsOf } from "../session/group-time.js";
import { namesText } from "../console/words.js";
import { notArrived, peopleOf } from "../session/people.js";
import { nameOf } from "../session/who.js";

/** @import {TroupeRoom} from "../room.js" */
/** @import {Part, Step} from "../session/agenda.js" */
/** @import {OwnTime} from "./own-time.js" */

const LONGEST_MINUTES = 480;

/** @param {TroupeRoom} room @param {Step} step @param {OwnTime} time */
export function clockPlace({ session }, step, time) {
  if (time.movingLeftMs > 0) {
    const words = time.group === null ? gettext("Time to come together") : gettext("Go to your room");
    return html`<div class="room-strip__clock room-strip__clock--moving">
      <span class="room-strip__go">${words}</span>
      <troupe-clock .record=${clockOf(session)} .minutes=${movingMsOf(step) / MINUTE_MS} label=${words}></troupe-clock>
    </div>`;
  }
  return html`<troupe-clock class="room-strip__clock" .record=${clockOf(session)} .minutes=${time.minutes} .began=${time.beganMs}
    label=${step.title} announce bar></troupe-clock>`;
}

/** The part that is on, and those beside it, each with its own time; then what comes next. @param {TroupeRoom} room @param {Step} step @param {OwnTime} time */
export function partsLine({ session }, step, { parts, beganMs, minutes, movingLeftMs }) {
  if (movingLeftMs > 0 || parts.count === 0) return nothing;
  if (parts.current.length === 0) return html`<p class="room-parts"><span class="text-soft">${gettext("All parts are through.")}</span></p>`;
  const extra = parts.number === parts.count ? minutes - step.minutes : 0;
  return html`<p class="room-parts">
    <span class="room-parts__number">${interpolate(gettext("Part %(number)s of %(count)s"), { number: parts.number, count: parts.count })}</span>
    ${parts.current.map((part) => html`<span class="room-part">
      <strong>${part.title}</strong>
      ${part.leftMs > 0
        ? html`<troupe-clock .record=${clockOf(session)} .minutes=${part.minutes + extra} .began=${beganMs + parts.fromMs} label=${part.title}></troupe-clock>`
        : html`<span class="text-soft">${gettext("through")}</span>`}
    </span>`)}
    ${parts.next.length > 0
      ? html`<span class="room-parts__next"><span class="text-faint">${gettext("Then")}</span> ${partTitles(parts.next)}</span>`
      : nothing}
  </p>`;
}

/** @param {readonly Part[]} parts */
export function partTitles(parts) {
  return parts.map(({ title }) => title).join(` ${gettext("and")} `);
}

/** What keeping a group's time offers: to its host the controls, to everybody of it the task where nobody has it. @param {TroupeRoom} room @param {Step} step @param {OwnTime} time */
export function hosting(room, step, time) {
  const { session, commands, ownId } = room;
  const { group } = time;
  if (group === null) return nothing;
  const host = session.record("groups", group)?.host ?? null;
  if (host === null && !session.can("take_part")) return nothing;
  if (host === null) {
    return html`<button type="button" class="btn btn--small" @click=${() => commands.becomeHost(group, ownId)}>
      ${icon("clock")}${gettext("Keep the time of this group")}
    </button>`;
  }
  if (host !== ownId) return html`<p class="room-strip__host">${interpolate(gettext("%(name)s keeps the time"), { name: nameOf(session, `p:${host}`) })}</p>`;
  if (time.movingLeftMs > 0) {
    const ranMs = () => spent(step, clockOf(session), room.live.clock.serverNow());
    return html`${missing(room, group)}<button type="button" class="btn btn--spot btn--small" @click=${() => commands.arrive(group, { step: step.id, ranMs: ranMs() })}>
      ${icon("check")}${gettext("We are here")}
    </button>`;
  }
  const retime = (/** @type {number} */ change) => room.retimeGroup(group, Math.min(LONGEST_MINUTES, Math.max(1, time.minutes + change)));
  return html`${time.hasArrived ? missing(room, group) : nothing}<span class="btn-group" role="group" aria-label=${gettext("Time of your group")}>
    <button type="button" class="btn btn--small" ?disabled=${time.minutes <= 1} @click=${() => retime(-1)}>${gettext("−1 min")}</button>
    <button type="button" class="btn btn--small" ?disabled=${time.minutes >= LONGEST_MINUTES} @click=${() => retime(2)}>${gettext("+2 min")}</button>
  </span>`;
}

/** Whom the host waits for: who belongs to the group and does not have its board open. @param {TroupeRoom} room @param {string} group */
function missing({ session, place, live }, group) {
  const board = place?.group === group ? live.document(place.id) : null;
  const found = notArrived(board, peopleOf(session).filter((person) => person.group === group));
  if (found.length === 0) return nothing;
  return html`<p class="room-strip__missing">${icon("users")}${interpolate(gettext("Not here yet: %(names)s"), { names: namesText(found) })}</p>`;
}
