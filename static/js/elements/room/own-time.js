/** The time of whoever looks: their group's in a step for groups, else everybody's. Pure, by the server's time. */

import { clockOf, placeOf, spent, stateOf } from "../session/agenda.js";
import { isForGroups } from "../session/boards.js";
import { MINUTE_MS, groupClock, movingMsOf } from "../session/group-time.js";
import { partsAt } from "../session/parts.js";

/** @import {LiveDocument} from "live" */
/** @import {PageData} from "../../ui/page.js" */
/** @import {Step} from "../session/agenda.js" */

/**
 * @typedef {{
 *   group: string | null, minutes: number, beganMs: number, leftMs: number, movingLeftMs: number, hasArrived: boolean,
 *   parts: ReturnType<typeof partsAt>,
 * }} OwnTime  `beganMs` is how long the step had run when this time began
 */

/**
 * @param {{session: LiveDocument, config: PageData, step: Step, groupId: string | null, now: number}} seen
 * @returns {OwnTime}
 */
export function ownTime({ session, config, step, groupId, now }) {
  const group = groupId !== null && isForGroups(config, step) && session.record("groups", groupId) ? groupId : null;
  const ran = spent(step, clockOf(session), now);
  if (group === null) {
    const beganMs = movingMsOf(step);
    const elapsedMs = Math.max(0, ran - beganMs);
    const leftMs = step.minutes * MINUTE_MS - elapsedMs;
    return {
      group, minutes: step.minutes, beganMs, leftMs, movingLeftMs: Math.max(0, beganMs - ran), hasArrived: false,
      parts: partsAt(step, elapsedMs),
    };
  }
  const { minutes, elapsedMs, leftMs, movingLeftMs, hasArrived } = groupClock(session, step, group, now);
  const beganMs = movingLeftMs > 0 ? movingMsOf(step) : ran - elapsedMs;
  const parts = partsAt(step, elapsedMs, { extraMinutes: minutes - step.minutes });
  return { group, minutes, beganMs, leftMs, movingLeftMs, hasArrived, parts };
}

/**
 * Where one is in time, so that it can be compared with a moment ago: a page is drawn anew when it has changed.
 * @param {LiveDocument} session
 * @param {OwnTime | null} time
 */
export function momentOf(session, time) {
  if (time === null) return { step: null, runs: false, moving: false, part: 0, through: 0, over: false };
  const { current } = placeOf(session);
  return {
    step: current?.id ?? null,
    runs: stateOf(session) === "running",
    moving: time.movingLeftMs > 0,
    part: time.movingLeftMs > 0 ? 0 : time.parts.number,
    through: time.parts.current.filter(({ leftMs }) => leftMs === 0).length,
    over: time.leftMs <= 0,
  };
}

/** @typedef {ReturnType<typeof momentOf>} Moment */

/** @param {Moment} one @param {Moment} other */
export function isSameMoment(one, other) {
  return /** @type {(keyof Moment)[]} */ (Object.keys(one)).every((key) => one[key] === other[key]);
}

/** Whether a step, its time or a part of it has come to an end between the two. @param {Moment} before @param {Moment} after */
export function hasEnded(before, after) {
  if (!before.runs) return false;
  if (before.step !== after.step) return before.step !== null;
  if (!after.runs) return false;
  return (after.over && !before.over) || (before.part > 0 && before.part !== after.part) || after.through > before.through;
}
