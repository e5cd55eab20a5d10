/** A group's own time on its tile: what is left, how it stands to the plan, whether it is there, and which part is on. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../../ui/i18n.js";
import { icon } from "../../../ui/look.js";
import { clockText, spokenRemaining } from "../../../ui/time.js";
import { groupClock } from "../../session/group-time.js";
import { partsAt } from "../../session/parts.js";
import { notArrived } from "../../session/people.js";
import { longerText, namesText } from "../words.js";

/** @import {Person} from "../../session/people.js" */
/** @import {GroupClock} from "../../session/group-time.js" */
/** @import {TroupeGroupTile} from "../group-tile.js" */

const MINUTE_MS = 60_000;

/** @param {TroupeGroupTile} tile @returns {GroupClock | null} */
export function clockFor({ session, step, group, live }) {
  return session && step && group ? groupClock(session, step, group.id, live.clock.serverNow()) : null;
}

/** @param {TroupeGroupTile} tile */
export function tileClock(tile) {
  const clock = clockFor(tile);
  if (!clock) return nothing;
  const moving = clock.movingLeftMs > 0;
  const left = moving ? clock.movingLeftMs : clock.leftMs;
  const state = moving ? "running" : left <= -1000 ? "over" : left <= MINUTE_MS ? "soon" : "running";
  const spoken = interpolate(moving ? gettext("Moving: %(time)s") : gettext("Their clock: %(time)s"), { time: spokenRemaining(left) });
  return html`<span class="clock tile__clock" role="timer" aria-label=${spoken} data-state=${state}>
    <span class="clock__time">${clockText(left)}</span>
    <span class="clock__label">${moving ? gettext("to move") : left <= -1000 ? gettext("over") : gettext("left")}</span>
  </span>`;
}

/** @param {TroupeGroupTile} tile @param {readonly Person[]} members also those who have not come yet */
export function tileTime(tile, members) {
  const clock = clockFor(tile);
  if (!clock || !tile.step) return nothing;
  const longer = longerText(clock.driftMs);
  return html`<div class="tile__time text-small">
    ${longer ? html`<span class="badge ${clock.driftMs > 0 ? "badge--warn" : "badge--good"}">${longer}</span>` : nothing}
    ${arrival(tile, clock, members)} ${part(tile, clock)}
  </div>`;
}

/** @param {TroupeGroupTile} tile @param {GroupClock} clock @param {readonly Person[]} members */
function arrival({ board, step }, clock, members) {
  const missing = notArrived(board, members);
  const names = missing.length > 0 ? interpolate(gettext("not at the board: %(names)s"), { names: namesText(missing, 3) }) : "";
  if (clock.hasArrived) return html`<span class="tile__arrival">${icon("check")}${gettext("They are there")}${names ? ` · ${names}` : ""}</span>`;
  if (clock.movingLeftMs > 0) return html`<span class="tile__arrival text-soft">${gettext("On their way")}${names ? ` · ${names}` : ""}</span>`;
  if ((step?.moving_minutes ?? 0) > 0) return html`<span class="tile__arrival text-soft">${gettext("Have not said that they are there")}${names ? ` · ${names}` : ""}</span>`;
  return names ? html`<span class="tile__arrival text-soft">${names}</span>` : nothing;
}

/** @param {TroupeGroupTile} tile @param {GroupClock} clock */
function part({ step }, clock) {
  if (!step || clock.movingLeftMs > 0) return nothing;
  const { current, number, count, leftMs } = partsAt(step, clock.elapsedMs, { extraMinutes: clock.minutes - step.minutes });
  if (current.length === 0) return nothing;
  const title = current.map((one) => one.title).join(" · ");
  return html`<span class="tile__part"><span class="text-soft text-number">${interpolate(gettext("Part %(number)s of %(count)s:"), { number, count })}</span>
    ${title} <span class="text-soft text-number">${clockText(leftMs)}</span></span>`;
}
