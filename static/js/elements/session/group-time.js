/** A group's own time within a step, by the server's time that is handed in. Pure. */

import { clockOf, spent } from "./agenda.js";

/** @import {LiveDocument} from "live" */
/** @import {LiveRecord} from "../../live/protocol.js" */
/** @import {View} from "../../live/view.js" */
/** @import {Step} from "./agenda.js" */

/** @typedef {{step: string, group: string, began_ms: number | null, extra_minutes: number}} GroupTime */
/**
 * @typedef {{
 *   minutes: number, elapsedMs: number, leftMs: number, movingLeftMs: number, hasArrived: boolean, driftMs: number,
 * }} GroupClock  `minutes` are the group's own for this step; `movingLeftMs` is 0 once its time runs; `hasArrived` is
 *   whether it said that it is there; `driftMs` is how much later than planned it will be done (negative: earlier)
 */

export const MINUTE_MS = 60_000;

/**
 * How a group's time in a step differs from everybody's; where nothing was said, it does not.
 * @param {LiveDocument} session
 * @param {string} step
 * @param {string} group
 * @returns {GroupTime}
 */
export function groupTimeOf(session, step, group) {
  const found = [...session.get("group_times").values()].find((time) => time.step === step && time.group === group);
  return { step, group, began_ms: found?.began_ms ?? null, extra_minutes: found?.extra_minutes ?? 0 };
}

/**
 * A group's clock in a step: it begins when the group says that it is there, else when the moving time is over.
 * @param {LiveDocument} session
 * @param {Step} step
 * @param {string} groupId
 * @param {number} now milliseconds of the server
 * @returns {GroupClock}
 */
export function groupClock(session, step, groupId, now) {
  const { began_ms: said, extra_minutes: extra } = groupTimeOf(session, step.id, groupId);
  const movingMs = movingMsOf(step);
  const ran = spent(step, clockOf(session), now);
  const began = said ?? movingMs;
  const minutes = step.minutes + extra;
  const elapsedMs = Math.max(0, ran - began);
  const doneAt = Math.max(began + minutes * MINUTE_MS, ran);
  return {
    minutes,
    elapsedMs,
    leftMs: minutes * MINUTE_MS - elapsedMs,
    movingLeftMs: Math.max(0, began - ran),
    hasArrived: said !== null,
    driftMs: doneAt - movingMs - (step.planned ?? step.minutes) * MINUTE_MS,
  };
}

/**
 * What the server will make of a group's time, to show it at once; a record that it has not made yet gets an id that falls
 * away with the prediction.
 * @param {View} view
 * @param {{step: string, group: string}} of
 * @param {LiveRecord} fields
 */
export function predictGroupTime(view, { step, group }, fields) {
  const found = [...view.get("group_times")].find(([, time]) => time.step === step && time.group === group);
  const [id, before] = found ?? [`${step}/${group}`, { step, group, began_ms: null, extra_minutes: 0 }];
  view.put("group_times", id, { ...before, ...fields });
}

/** How long one may take to move into the rooms. @param {Step} step */
export function movingMsOf(step) {
  return (step.moving_minutes ?? 0) * MINUTE_MS;
}
