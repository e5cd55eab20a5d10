/** The parts of a step, and which of them are on: one after the other, or side by side where teams share a group. Pure. */

/** @import {Part, Step} from "./agenda.js" */

/** @typedef {Part & {leftMs: number}} PartOn  `leftMs` is its own time left, 0 for a team that is through before the other */

const MINUTE_MS = 60_000;

/**
 * What is on after `elapsedMs` of the group's own time, what comes after it, and how long the longest of it still takes.
 * Nothing is on where a step has no parts, or once all are through.
 * @param {Pick<Step, "parts">} step
 * @param {number} elapsedMs
 * @param {{extraMinutes?: number}} [options]  more or fewer minutes of the group than the step has: they fall on the last part
 * @returns {{current: PartOn[], next: Part[], leftMs: number, fromMs: number, number: number, count: number}}
 *   `fromMs` is when what is on began; `number` counts from 1, 0 for none
 */
export function partsAt(step, elapsedMs, { extraMinutes = 0 } = {}) {
  const stretches = stretchesOf(step.parts ?? []);
  let from = 0;
  for (const [at, parts] of stretches.entries()) {
    const extra = at === stretches.length - 1 ? extraMinutes : 0;
    const until = from + Math.max(0, longest(parts) + extra) * MINUTE_MS;
    if (elapsedMs < until) {
      const begun = from;
      const current = parts.map((part) => ({ ...part, leftMs: Math.max(0, begun + (part.minutes + extra) * MINUTE_MS - elapsedMs) }));
      return { current, next: stretches[at + 1] ?? [], leftMs: until - elapsedMs, fromMs: from, number: at + 1, count: stretches.length };
    }
    from = until;
  }
  return { current: [], next: [], leftMs: 0, fromMs: from, number: 0, count: stretches.length };
}

/** Parts that run at the same time stand together. @param {readonly Part[]} parts @returns {Part[][]} */
export function stretchesOf(parts) {
  /** @type {Part[][]} */
  const stretches = [];
  for (const part of parts) {
    const last = stretches.at(-1);
    if (part.beside && last) last.push(part);
    else stretches.push([part]);
  }
  return stretches;
}

/** @param {readonly Part[]} parts */
function longest(parts) {
  return Math.max(...parts.map(({ minutes }) => minutes));
}
