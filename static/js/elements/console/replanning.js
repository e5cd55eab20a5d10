/**
 * A plan for a room that is late: which steps ahead give which minutes, so that it ends when it was meant to. Breaks and
 * talks give first, each down to five minutes or half of its plan; exercises keep two thirds of theirs. Pure.
 */

import { drift } from "../session/agenda.js";

/** @import {LiveRecord} from "../../live/protocol.js" */
/** @import {Change} from "../session/commands.js" */
/** @import {Step} from "../session/agenda.js" */

/** @typedef {Change & {title: string, gives: number}} Giving */
/**
 * @typedef {{late: number, givings: Giving[], missing: number, endsAt: number, wouldEndAt: number}} Replan
 *   `late` and `missing` in minutes; `missing` is what nobody can give
 */

const MINUTE_MS = 60_000;
const LATE_FROM_MINUTES = 2;
const LEAST_MINUTES = 5;

/**
 * What could be done about being late; null when the room is not late, or nothing that lies ahead can give a minute.
 * @param {readonly Step[]} steps
 * @param {LiveRecord | undefined} clock
 * @param {number} now
 * @param {(step: Step) => boolean} isExercise whether people work at a step rather than talk or rest
 * @returns {Replan | null}
 */
export function proposeReplan(steps, clock, now, isExercise) {
  const { behind, endsAt } = drift(steps, clock, now);
  const late = Math.round(behind / MINUTE_MS);
  if (late < LATE_FROM_MINUTES) return null;
  const at = steps.findIndex((step) => step.id === clock?.step);
  const ahead = steps.slice(at + 1).filter((step) => step.elapsed_ms === 0);
  const rest = ahead.filter((step) => !isExercise(step));
  const work = ahead.filter(isExercise);
  /** @type {Map<Step, number>} */
  const gives = new Map();
  const missing = share(share(late, rest, restLeast, gives), work, workLeast, gives);
  if (missing === late) return null;
  const givings = ahead.filter((step) => gives.has(step)).map((step) => giving(step, gives.get(step) ?? 0));
  return { late, givings, missing, endsAt, wouldEndAt: endsAt - (late - missing) * MINUTE_MS };
}

/** The way back from a plan. @param {readonly Change[]} changes @returns {Change[]} */
export function takenBack(changes) {
  return changes.map(({ step, was, minutes }) => ({ step, was: minutes, minutes: was }));
}

/**
 * Minute by minute from whichever has most to give; what nobody can give is left.
 * @param {number} minutes
 * @param {readonly Step[]} steps
 * @param {(step: Step) => number} least
 * @param {Map<Step, number>} gives
 */
function share(minutes, steps, least, gives) {
  const spare = (/** @type {Step} */ step) => step.minutes - (gives.get(step) ?? 0) - least(step);
  let left = minutes;
  while (left > 0) {
    const most = steps.reduce((/** @type {Step | null} */ best, step) => (best && spare(best) >= spare(step) ? best : step), null);
    if (!most || spare(most) < 1) break;
    gives.set(most, (gives.get(most) ?? 0) + 1);
    left -= 1;
  }
  return left;
}

/** @param {Step} step */
function restLeast(step) {
  return Math.max(LEAST_MINUTES, Math.ceil((step.planned ?? step.minutes) / 2));
}

/** @param {Step} step */
function workLeast(step) {
  return Math.ceil(((step.planned ?? step.minutes) * 2) / 3);
}

/** @param {Step} step @param {number} gives @returns {Giving} */
function giving(step, gives) {
  return { step: step.id, title: step.title, was: step.minutes, minutes: step.minutes - gives, gives };
}
