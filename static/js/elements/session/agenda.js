/** The agenda as the session document has it: steps in order, what they take, where the room stands. Pure. */

import { elapsed } from "../../live/clock.js";

/** @import {LiveDocument} from "live" */
/** @import {LiveRecord} from "../../live/protocol.js" */

/**
 * @typedef {{
 *   id: string, exercise: string, title: string, minutes: number, order: string,
 *   instruction: string, example: string, elapsed_ms: number,
 *   script: string, parts: Part[], moving_minutes: number, planned: number | null, silent: boolean,
 *   revealed?: boolean, tidying?: boolean, presents?: boolean,
 * }} Step
 */
/** @typedef {{title: string, minutes: number, beside?: boolean}} Part  `beside`: at the same time as the one before */
/** @typedef {"preparing" | "running" | "paused" | "ended"} ClockState */

const MINUTE_MS = 60_000;

/** @param {{order: string, id: string}} one @param {{order: string, id: string}} other */
export function inOrder(one, other) {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** @param {LiveDocument} session @returns {Step[]} */
export function stepsOf(session) {
  const steps = [...session.get("steps")].map(([id, record]) => /** @type {Step} */ ({ ...record, id }));
  return steps.sort(inOrder);
}

/** @param {LiveDocument} session @returns {LiveRecord | undefined} */
export function clockOf(session) {
  return session.record("clock", "main");
}

/** @param {LiveDocument} session @returns {ClockState} */
export function stateOf(session) {
  return clockOf(session)?.state ?? "preparing";
}

/**
 * The current step with its neighbours; the last one counts as current after the end.
 * @param {LiveDocument} session
 */
export function placeOf(session) {
  const steps = stepsOf(session);
  const at = steps.findIndex((step) => step.id === clockOf(session)?.step);
  return { steps, at, current: steps[at], previous: steps[at - 1], next: at < 0 ? steps[0] : steps[at + 1] };
}

/** What a step takes with the way into its rooms. @param {Step} step */
export function minutesWithMoving(step) {
  return step.minutes + (step.moving_minutes ?? 0);
}

/** @param {readonly Step[]} steps */
export function totalMinutes(steps) {
  return steps.reduce((sum, step) => sum + minutesWithMoving(step), 0);
}

/**
 * When each step begins and ends, counted from `start`.
 * @param {readonly Step[]} steps
 * @param {number} start milliseconds
 */
export function schedule(steps, start) {
  let at = start;
  return steps.map((step) => {
    const from = at;
    at += minutesWithMoving(step) * MINUTE_MS;
    return { from, until: at };
  });
}

/**
 * Milliseconds that a step has run.
 * @param {Step} step
 * @param {LiveRecord | undefined} clock
 * @param {number} now
 */
export function spent(step, clock, now) {
  return clock?.step === step.id ? elapsed(clock, now) : step.elapsed_ms;
}

/**
 * How the room stands against what was planned when it began: milliseconds behind (negative: ahead), and when it will be
 * over. What lies behind counts as it was; what is on and what comes, as long as it has minutes; pauses move the end and
 * nothing else.
 * @param {readonly Step[]} steps
 * @param {LiveRecord | undefined} clock
 * @param {number} now
 */
export function drift(steps, clock, now) {
  const at = steps.findIndex((step) => step.id === clock?.step);
  let behind = 0;
  let left = 0;
  steps.forEach((step, index) => {
    const ran = spent(step, clock, now);
    const lasts = index < at ? ran : Math.max(ran, minutesWithMoving(step) * MINUTE_MS);
    behind += lasts - ((step.planned ?? step.minutes) + (step.moving_minutes ?? 0)) * MINUTE_MS;
    left += index < at ? 0 : lasts - ran;
  });
  return { behind, endsAt: now + left };
}
