/** What went by while somebody was not here: noticed each second, told once, kept until it is put away. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { timeOfDay } from "../../ui/time.js";
import { stepsOf } from "../session/agenda.js";
import { announcementsFor } from "../session/announcements.js";
import { ownBoardAt } from "./earlier.js";

/** @import {LiveDocument} from "live" */
/** @import {TroupeRoom} from "../room.js" */
/** @import {Announcement} from "../session/announcements.js" */
/** @import {BoardPlace} from "../session/boards.js" */
/** @import {Gap, RoomMemory} from "./memory.js" */

const AWHILE_MS = 60_000;
const KEEP_EVERY_MS = 5_000;
/** After a reconnect what has changed meanwhile is a moment later than the connection. */
const SETTLE_MS = 1_500;

/** Notices from tick to tick whether one comes late, or back after a while. */
export class Attendance {
  #memory;
  #keptAt = 0;
  /** @type {number | null} */
  #seenAt;
  /** @type {{gap: Gap, at: number} | null} */
  #noticed = null;
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
      const known = this.#memory.kept.gap;
      this.#noticed = { gap: { since: known ? known.since : before, from: known ? known.from : this.#memory.kept.step, until: now, to: null }, at: now };
    }
    const told = this.#noticed !== null && now - this.#noticed.at >= SETTLE_MS;
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
    <button type="button" class="btn btn--quiet btn--small" @click=${() => room.putGapAway()}>${gettext("Put away")}</button>
  </section>`;
}

/** @param {BoardPlace} board @param {string} title */
function lookWords({ group }, title) {
  const words = group === null ? gettext("See what was made") : gettext("See what your group made");
  return html`${words}<span class="visually-hidden">: ${title}</span>`;
}
