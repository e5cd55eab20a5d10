import assert from "node:assert/strict";
import { test } from "node:test";
import { minutesWithMoving } from "../../static/js/elements/session/agenda.js";
import { groupClock, groupTimeOf } from "../../static/js/elements/session/group-time.js";
import { partsAt } from "../../static/js/elements/session/parts.js";

/** @import {LiveDocument} from "../../static/js/live/document.js" */
/** @import {Step} from "../../static/js/elements/session/agenda.js" */

const MINUTE_MS = 60_000;
const NOW = 100 * MINUTE_MS;

/** @type {Step} */
const STEP = {
  id: "s", exercise: "clustering", title: "Sort", minutes: 30, order: "a0", instruction: "", example: "", elapsed_ms: 0, moving_minutes: 2,
};

/** A session in which the step has run for some minutes. @param {number} minutes @param {{[id: string]: any}} [times] @returns {LiveDocument} */
function ran(minutes, times = {}) {
  const clock = { state: "running", step: "s", started_at: NOW - minutes * MINUTE_MS, elapsed_ms: 0 };
  /** @type {{[collection: string]: {[id: string]: any}}} */
  const records = { clock: { main: clock }, group_times: times };
  const get = (/** @type {string} */ collection) => new Map(Object.entries(records[collection] ?? {}));
  const record = (/** @type {string} */ collection, /** @type {string} */ id) => get(collection).get(id);
  return /** @type {LiveDocument} */ (/** @type {unknown} */ ({ get, record }));
}

/** @param {number | null} beganMinutes @param {number} [extra] */
function time(beganMinutes, extra = 0) {
  return { t: { step: "s", group: "g", began_ms: beganMinutes === null ? null : beganMinutes * MINUTE_MS, extra_minutes: extra } };
}

test("a group of which nothing is known has the time of everybody", () => {
  const session = ran(1, { t: { step: "s", group: "another", began_ms: 5, extra_minutes: 9 } });
  assert.deepEqual(groupTimeOf(session, "s", "g"), { step: "s", group: "g", began_ms: null, extra_minutes: 0 });
  assert.equal(minutesWithMoving(STEP), 32);
});

test("while a group moves, its minutes stand and the moving time runs", () => {
  const clock = groupClock(ran(0.5), STEP, "g", NOW);
  assert.deepEqual(clock, {
    minutes: 30, elapsedMs: 0, leftMs: 30 * MINUTE_MS, movingLeftMs: 1.5 * MINUTE_MS, hasArrived: false, driftMs: 0,
  });
});

test("a group that says it is there begins at once, and will be done earlier", () => {
  const clock = groupClock(ran(3, time(1)), STEP, "g", NOW);
  assert.deepEqual(clock, {
    minutes: 30, elapsedMs: 2 * MINUTE_MS, leftMs: 28 * MINUTE_MS, movingLeftMs: 0, hasArrived: true, driftMs: -MINUTE_MS,
  });
});

test("a group that says nothing begins when the moving time is over", () => {
  const clock = groupClock(ran(3), STEP, "g", NOW);
  assert.equal(clock.elapsedMs, MINUTE_MS);
  assert.equal(clock.movingLeftMs, 0);
  assert.equal(clock.hasArrived, false);
});

test("extra minutes are the group's own, and what runs over is drift", () => {
  assert.equal(groupClock(ran(10, time(2, 4)), STEP, "g", NOW).leftMs, 26 * MINUTE_MS);
  assert.equal(groupClock(ran(10, time(2, 4)), STEP, "g", NOW).driftMs, 4 * MINUTE_MS);
  const over = groupClock(ran(40, time(2, 4)), STEP, "g", NOW);
  assert.equal(over.leftMs, -4 * MINUTE_MS);
  assert.equal(over.driftMs, 8 * MINUTE_MS);
});

test("drift is against the plan, also when the step was given more minutes for everybody", () => {
  assert.equal(groupClock(ran(5), { ...STEP, minutes: 35, planned: 30 }, "g", NOW).driftMs, 5 * MINUTE_MS);
});

const PARTS = [
  { title: "Read", minutes: 5 },
  { title: "Sort", minutes: 20 },
  { title: "Name", minutes: 15, beside: true },
  { title: "Agree", minutes: 5 },
];

test("parts follow each other, and what comes next is told", () => {
  const first = partsAt({ parts: PARTS }, 2 * MINUTE_MS);
  assert.deepEqual(first.current, [{ title: "Read", minutes: 5, leftMs: 3 * MINUTE_MS }]);
  assert.deepEqual(first.next.map(({ title }) => title), ["Sort", "Name"]);
  assert.equal(first.leftMs, 3 * MINUTE_MS);
  assert.equal(`${first.number}/${first.count}`, "1/3");
});

test("teams side by side have each their own time, and the next part waits for the longest", () => {
  const both = partsAt({ parts: PARTS }, 22 * MINUTE_MS);
  assert.deepEqual(both.current.map(({ title, leftMs }) => [title, leftMs]), [["Sort", 3 * MINUTE_MS], ["Name", 0]]);
  assert.equal(both.leftMs, 3 * MINUTE_MS);
  assert.equal(partsAt({ parts: PARTS }, 25 * MINUTE_MS).current[0]?.title, "Agree");
});

test("nothing is on once all parts are through, or where there are none", () => {
  assert.deepEqual(partsAt({ parts: PARTS }, 30 * MINUTE_MS), { current: [], next: [], leftMs: 0, fromMs: 30 * MINUTE_MS, number: 0, count: 3 });
  assert.deepEqual(partsAt({ parts: [] }, 0).current, []);
});

test("minutes that a group was given or has lost fall on the last part", () => {
  assert.equal(partsAt({ parts: PARTS }, 31 * MINUTE_MS, { extraMinutes: 2 }).leftMs, MINUTE_MS);
  assert.deepEqual(partsAt({ parts: PARTS }, 28 * MINUTE_MS, { extraMinutes: -3 }).current, []);
});
