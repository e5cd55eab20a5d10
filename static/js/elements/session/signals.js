/** What people say without words, as the session document has it. Pure. */

import { gettext } from "../../ui/i18n.js";
import { clockOf } from "./agenda.js";

/** @import {LiveDocument} from "live" */
/** @import {LiveRecord} from "../../live/protocol.js" */
/** @import {View} from "../../live/view.js" */

/** @typedef {"hand" | "help" | "done" | "more_time"} Word */
/** @typedef {{hand: number | null, help: number | null, done: boolean, more_time: boolean}} Said  `hand` and `help`: since when */

/** @type {readonly Word[]} */
export const WORDS = ["hand", "help", "done", "more_time"];
const NOTHING = { hand_at: null, help_at: null, done: null, more_time: null };

/** What somebody says now; “done” and “more time” are of the step that is on. @param {LiveDocument} session @param {string} person @returns {Said} */
export function saidBy(session, person) {
  const record = session.record("signals", person);
  const step = clockOf(session)?.step ?? null;
  return {
    hand: record?.hand_at ?? null,
    help: record?.help_at ?? null,
    done: step !== null && record?.done === step,
    more_time: step !== null && record?.more_time === step,
  };
}

/** @param {Said} said @param {Word} word */
export function isSaid(said, word) {
  return said[word] !== null && said[word] !== false;
}

/** @param {Word} word */
export function wordText(word) {
  const words = {
    hand: gettext("Raise hand"),
    help: gettext("Ask for help"),
    done: gettext("I’m done"),
    more_time: gettext("More time"),
  };
  return words[word];
}

/** The signs of the sprite. @param {Word} word */
export function wordIcon(word) {
  return { hand: "hand", help: "help", done: "check", more_time: "clock" }[word];
}

/**
 * What the server will make of a word, to show it at once.
 * @param {View} view
 * @param {{person: string, word: Word, on: boolean, now: number}} said
 */
export function predictWord(view, { person, word, on, now }) {
  const step = view.record("clock", "main")?.step ?? null;
  const before = view.record("signals", person) ?? NOTHING;
  view.put("signals", person, { ...before, ...changed({ word, on, now, step }, before) });
}

/** @param {{word: Word, on: boolean, now: number, step: string | null}} said @param {LiveRecord} before @returns {LiveRecord} */
function changed({ word, on, now, step }, before) {
  if (word === "hand") return { hand_at: on ? (before.hand_at ?? now) : null };
  if (word === "help") return { help_at: on ? (before.help_at ?? now) : null };
  const other = word === "done" ? "more_time" : "done";
  return on ? { [word]: step, [other]: null } : { [word]: null };
}
