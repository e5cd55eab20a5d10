/** Notices whether somebody comes late, or back after a while, and works out what went by meanwhile. Draws nothing. */

import { stepsOf } from "../session/agenda.js";
import { announcementsFor } from "../session/announcements.js";
import { ownBoardAt } from "../session/boards.js";

/** @import {LiveDocument} from "live" */
/** @import {Announcement} from "../session/announcements.js" */
/** @import {BoardPlace} from "../session/boards.js" */
/** @import {Gap, RoomMemory} from "./memory.js" */

const AWHILE_MS = 60_000;
const KEEP_EVERY_MS = 5_000;
/** After a reconnect what has changed meanwhile is a moment later than the connection. */
const SETTLE_MS = 1_500;

export class Attendance {
  #memory;
  #keptAt = 0;
  /** @type {number | null} */
  #seenAt;
  /** A gap that is not told yet, and when it will be. @type {{gap: Gap, tellAt: number} | null} */
  #noticed = null;
  #isFirst = true;
  /** Whether it is known if something was missed. */
  isSettled = false;

  /** @param {RoomMemory} memory */
  constructor(memory) {
    this.#memory = memory;
    this.#seenAt = memory.kept.seenAt;
  }

  /**
   * @param {{now: number, step: string | null, isHere: boolean}} moment  `isHere`: the page is seen and connected
   * @returns {boolean} whether there is a gap now that was not known before
   */
  tick({ now, step, isHere }) {
    if (!isHere) return false;
    const before = this.#seenAt;
    this.#seenAt = now;
    if (this.#noticed === null && (before === null || now - before > AWHILE_MS)) {
      const { gap: known, step: from } = this.#memory.kept;
      const gap = { since: known ? known.since : before, from: known ? known.from : from, until: now, to: null };
      this.#noticed = { gap, tellAt: this.#isFirst ? now : now + SETTLE_MS };
    }
    this.#isFirst = false;
    const told = this.#noticed !== null && now >= this.#noticed.tellAt;
    this.isSettled = this.#noticed === null || told;
    if (told && this.#noticed) {
      this.#memory.keep({ gap: { ...this.#noticed.gap, to: step } });
      this.#noticed = null;
    }
    if (this.#noticed === null && (told || step !== this.#memory.kept.step || now - this.#keptAt >= KEEP_EVERY_MS)) {
      this.#keptAt = now;
      this.#memory.keep({ seenAt: now, step });
    }
    return told;
  }
}

/**
 * What went by in a gap: the steps with one's own boards there, and what was told.
 * @param {LiveDocument} session
 * @param {string | null} group
 * @param {Gap} gap
 * @returns {{steps: {title: string, board: BoardPlace | null}[], announcements: Announcement[]}}
 */
export function missedIn(session, group, { since, from, until, to }) {
  const steps = stepsOf(session);
  const at = (/** @type {string | null} */ id) => steps.findIndex((step) => step.id === id);
  const passed = to === null ? [] : steps.slice(Math.max(0, at(from)), Math.max(0, at(to)));
  const told = announcementsFor(session, group).filter((one) => one.at > (since ?? 0) && one.at <= until);
  return { steps: passed.map((step) => ({ title: step.title, board: ownBoardAt(session, step.id, group) })), announcements: told };
}
