/** When to try again. Full jitter: AWS Architecture Blog, "Exponential Backoff And Jitter" (2015). */

import { CLOSE } from "./protocol.js";

export const BASE_MS = 500;
export const CAP_MS = 15_000;
/** A restarted or busy server must not be met by all its clients at once. */
export const SPREAD_MS = 5_000;

/** @type {readonly number[]} */
const SPREAD_CODES = [CLOSE.RESTART, CLOSE.BUSY];
/** @type {readonly number[]} */
const FINAL_CODES = [CLOSE.SESSION_ENDED, CLOSE.NO_RIGHT];

/**
 * Milliseconds to wait before the next attempt.
 * @param {{attempt: number, code: number, reason: string, random: number}} options `attempt` counts from 0 and
 *   `random` is in [0, 1); a reason that holds a number of milliseconds is the server's own spread
 */
export function reconnectDelay({ attempt, code, reason, random }) {
  let ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempt, 10));
  if (SPREAD_CODES.includes(code)) {
    const asked = Number(/\d+/.exec(reason)?.[0] ?? SPREAD_MS);
    ceiling = Math.max(ceiling, Math.min(asked, 60_000));
  }
  return Math.round(random * ceiling);
}

/** Whether a connection that closed with `code` must stay closed. @param {number} code */
export function isFinal(code) {
  return FINAL_CODES.includes(code);
}
