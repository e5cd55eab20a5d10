import assert from "node:assert/strict";
import { test } from "node:test";
import { Attendance, missedIn } from "../../static/js/elements/room/attendance.js";
import { RoomMemory } from "../../static/js/elements/room/memory.js";
import { hasEnded, isSameMoment, momentOf, ownTime } from "../../static/js/elements/room/own-time.js";
import { announcementsFor } from "../../static/js/elements/session/announcements.js";
import { earlierBoards } from "../../static/js/elements/session/boards.js";
import { isSaid, predictWord, saidBy } from "../../static/js/elements/session/signals.js";
import { View } from "../../static/js/live/view.js";

/** @import {LiveDocument} from "../../static/js/live/document.js" */
/** @import {Step} from "../../static/js/elements/session/agenda.js" */

const MINUTE_MS = 60_000;
const NOW = 1_000 * MINUTE_MS;
const CONFIG = { exercises: { clustering: { module: "x", perGroup: true }, vote: { module: "y", perGroup: false }, talk: { module: null } } };
const STEPS = {
  a: { title: "Open", exercise: "talk", minutes: 15, order: "a0", elapsed_ms: 0 },
  b: { title: "Sort", exercise: "clustering", minutes: 30, order: "a1", elapsed_ms: 0, moving_minutes: 2, parts: [{ title: "Read", minutes: 5 }, { title: "Do", minutes: 25 }] },
  c: { title: "Vote", exercise: "vote", minutes: 15, order: "a2", elapsed_ms: 0 },
};
const BOARDS = {
  own: { step: "b", group: "g", exercise: "clustering" },
  other: { step: "b", group: "h", exercise: "clustering" },
  all: { step: "c", group: null, exercise: "vote" },
};

/** @param {{[collection: string]: {[id: string]: any}}} records @returns {LiveDocument} */
function session(records) {
  const get = (/** @type {string} */ collection) => new Map(Object.entries(records[collection] ?? {}));
  const record = (/** @type {string} */ collection, /** @type {string} */ id) => get(collection).get(id);
  return /** @type {LiveDocument} */ (/** @type {unknown} */ ({ get, record, people: new Map() }));
}

/** The session at step b after some minutes. @param {number} minutes @param {object} [times] */
function sorting(minutes, times = {}) {
  const clock = { main: { state: "running", step: "b", started_at: NOW - minutes * MINUTE_MS, elapsed_ms: 0 } };
  return session({ steps: STEPS, clock, groups: { g: { name: "Planners", order: "a" } }, group_times: times });
}

/** @param {number} minutes @param {string | null} group @param {object} [times] */
function timeAt(minutes, group, times = {}) {
  return ownTime({ session: sorting(minutes, times), config: CONFIG, step: /** @type {Step} */ ({ ...STEPS.b, id: "b" }), groupId: group, now: NOW });
}

test("in a step for groups one's time is the own group's, and everybody's for who has none", () => {
  const times = { t: { step: "b", group: "g", began_ms: MINUTE_MS, extra_minutes: 3 } };
  const own = timeAt(4, "g", times);
  assert.deepEqual([own.group, own.minutes, own.beganMs, own.leftMs, own.hasArrived], ["g", 33, MINUTE_MS, 30 * MINUTE_MS, true]);
  const none = timeAt(4, null, times);
  assert.deepEqual([none.group, none.minutes, none.beganMs, none.leftMs], [null, 30, 2 * MINUTE_MS, 28 * MINUTE_MS]);
  assert.equal(timeAt(1, "g").movingLeftMs, MINUTE_MS);
});

test("the end of a part and of the time is an end, the way into the rooms and a pause are none", () => {
  const at = (/** @type {number} */ minutes) => momentOf(sorting(minutes), timeAt(minutes, "g"));
  assert.equal(hasEnded(at(1), at(3)), false, "arrived");
  assert.equal(hasEnded(at(3), at(4)), false);
  assert.ok(isSameMoment(at(3), at(4)));
  assert.equal(hasEnded(at(6), at(8)), true, "from the first part to the second");
  assert.equal(hasEnded(at(31), at(33)), true, "time is up");
  assert.equal(hasEnded(at(33), at(34)), false, "only once");
  assert.equal(hasEnded({ ...at(31), runs: false }, at(33)), false);
  assert.equal(hasEnded(at(10), { ...at(10), step: "c" }), true, "the room moves on");
});

/** Somebody who comes, with what their browser remembers. @param {string} name @param {object} [kept] */
function comer(name, kept = {}) {
  const memory = new RoomMemory({ session: "s", person: name });
  memory.keep(kept);
  return { memory, attendance: new Attendance(memory) };
}

test("who comes late has missed everything before, and is told at once", () => {
  const { memory, attendance } = comer("late");
  assert.equal(attendance.tick({ now: NOW, step: "b", isHere: false }), false, "not connected yet");
  assert.equal(attendance.tick({ now: NOW, step: "b", isHere: true }), true);
  assert.deepEqual(memory.kept.gap, { since: null, from: null, until: NOW, to: "b" });
  assert.equal(attendance.tick({ now: NOW + 1_000, step: "c", isHere: true }), false, "told once");
});

test("a short absence is no gap; a long one is, from where one was", () => {
  const { memory, attendance } = comer("back", { seenAt: NOW - 30_000, step: "a" });
  assert.equal(attendance.tick({ now: NOW, step: "a", isHere: true }), false);
  assert.equal(attendance.tick({ now: NOW + 70_000, step: "a", isHere: false }), false);
  assert.equal(attendance.tick({ now: NOW + 80_000, step: "a", isHere: true }), false, "the document may still be behind");
  assert.equal(attendance.isSettled, false);
  assert.equal(attendance.tick({ now: NOW + 82_000, step: "c", isHere: true }), true);
  assert.deepEqual(memory.kept.gap, { since: NOW, from: "a", until: NOW + 80_000, to: "c" });
  assert.equal(attendance.isSettled, true);
});

test("a gap that was not put away grows with the next one", () => {
  const gap = { since: NOW - 900_000, from: "a", until: NOW - 600_000, to: "b" };
  const { memory, attendance } = comer("again", { seenAt: NOW - 300_000, step: "b", gap });
  attendance.tick({ now: NOW, step: "c", isHere: true });
  assert.deepEqual(memory.kept.gap, { since: NOW - 900_000, from: "a", until: NOW, to: "c" });
});

const TOLD = {
  old: { text: "old", at: 10, group: null },
  mine: { text: "mine", at: 30, group: "g" },
  theirs: { text: "theirs", at: 31, group: "h" },
  late: { text: "late", at: 50, group: null },
};

test("what went by is the steps between, with one's own boards, and what was told meanwhile", () => {
  const here = session({ steps: STEPS, boards: BOARDS, announcements: TOLD });
  const missed = missedIn(here, "g", { since: 20, from: "a", until: 40, to: "c" });
  assert.deepEqual(missed.steps.map(({ title, board }) => [title, board?.id ?? null]), [["Open", null], ["Sort", "own"]]);
  assert.deepEqual(missed.announcements.map(({ id }) => id), ["mine"]);
  assert.deepEqual(missedIn(here, "g", { since: 20, from: "c", until: 25, to: "a" }).steps, [], "the room went back");
  assert.deepEqual(missedIn(here, "g", { since: null, from: null, until: 5, to: null }), { steps: [], announcements: [] }, "before the start");
});

test("one hears what was told to all and to one's group, the newest first", () => {
  const here = session({ announcements: TOLD });
  assert.deepEqual(announcementsFor(here, "g").map(({ id }) => id), ["late", "mine", "old"]);
  assert.deepEqual(announcementsFor(here, null).map(({ id }) => id), ["late", "old"]);
});

test("earlier boards are the own group's and everybody's, without the one that is on", () => {
  const clock = { main: { state: "running", step: "c" } };
  assert.deepEqual(earlierBoards(session({ steps: STEPS, boards: BOARDS, clock }), "g").map(({ board }) => board.id), ["own"]);
  assert.deepEqual(earlierBoards(session({ steps: STEPS, boards: BOARDS, clock }), null), []);
});

test("“done” and “more time” take each other's place and count for the step that is on", () => {
  const records = { clock: { main: { state: "running", step: "b" } }, signals: { p: { hand_at: 5, help_at: null, done: "a", more_time: null } } };
  const before = session(records);
  assert.deepEqual(saidBy(before, "p"), { hand: 5, help: null, done: false, more_time: false });
  const view = new View(before.get);
  predictWord(view, { person: "p", word: "done", on: true, now: 9 });
  predictWord(view, { person: "p", word: "more_time", on: true, now: 9 });
  predictWord(view, { person: "p", word: "hand", on: true, now: 9 });
  const said = saidBy(/** @type {LiveDocument} */ (/** @type {unknown} */ (view)), "p");
  assert.deepEqual(said, { hand: 5, help: null, done: false, more_time: true });
  predictWord(view, { person: "p", word: "hand", on: false, now: 9 });
  assert.equal(isSaid(saidBy(/** @type {LiveDocument} */ (/** @type {unknown} */ (view)), "p"), "hand"), false);
});
