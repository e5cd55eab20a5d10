import assert from "node:assert/strict";
import { test } from "node:test";
import { idsHere, stepToCheck } from "../../static/js/elements/session/checking.js";
import { notArrived, peopleOf } from "../../static/js/elements/session/people.js";

/** @import {LiveDocument} from "../../static/js/live/document.js" */

const MINUTE_MS = 60_000;
const NOW = 1_000 * MINUTE_MS;
const CONFIG = { exercises: { clustering: { module: "m", perGroup: true }, talk: {}, vote: { module: "v" } } };
const STEPS = { open: "talk", sort: "clustering", name: "clustering", rest: "talk", draft: "clustering", vote: "vote", end: "talk" };

/** @param {{[collection: string]: {[id: string]: any}}} records @param {{[id: string]: string}} [where] @returns {LiveDocument} */
function session(records, where = {}) {
  const get = (/** @type {string} */ collection) => new Map(Object.entries(records[collection] ?? {}));
  const record = (/** @type {string} */ collection, /** @type {string} */ id) => get(collection).get(id);
  const people = new Map(Object.entries(where).map(([id, state]) => [`p:${id}`, state]));
  return /** @type {LiveDocument} */ (/** @type {unknown} */ ({ get, record, people, state: "live" }));
}

/** The id of the step that is checked for. @param {string} on @param {{state?: string, minutes?: number, groups?: object}} [how] */
function checkedAt(on, { state = "running", minutes = 0, groups = { g: {} } } = {}) {
  const steps = Object.fromEntries(Object.entries(STEPS).map(([id, exercise], at) => [
    id, { title: id, exercise, minutes: 20, moving_minutes: 2, order: `a${at}`, elapsed_ms: 0 },
  ]));
  const clock = { main: { state, step: on, started_at: NOW - minutes * MINUTE_MS, elapsed_ms: 0 } };
  return stepToCheck({ session: session({ steps, clock, groups }), config: CONFIG, now: NOW })?.id ?? null;
}

test("groups are looked at while everybody is together and a step for groups is to come", () => {
  assert.equal(checkedAt("open"), "sort");
  assert.equal(checkedAt("rest", { minutes: 14 }), "draft");
  assert.equal(checkedAt("vote"), null);
  assert.equal(checkedAt("end"), null);
});

test("and in the first minutes of that step, but not once people are at work, nor in the next one for groups", () => {
  assert.equal(checkedAt("draft", { minutes: 6 }), "draft");
  assert.equal(checkedAt("draft", { minutes: 7 }), null);
  assert.equal(checkedAt("name"), null);
});

test("not before the start, not after the end, and not without groups", () => {
  assert.equal(checkedAt("open", { state: "preparing" }), null);
  assert.equal(checkedAt("open", { state: "ended" }), null);
  assert.equal(checkedAt("open", { groups: {} }), null);
  assert.equal(checkedAt("open", { state: "paused" }), "sort");
});

const PEOPLE = { ana: { name: "Ana" }, ben: { name: "Ben" }, cleo: { name: "Cleo" }, dora: { name: "Dora", joined: false } };

test("who looks elsewhere for a moment is here; who is not connected or never came is not", () => {
  assert.deepEqual(idsHere(session({ people: PEOPLE }, { ana: "here", ben: "away" })), ["ana", "ben"]);
});

test("who of a group does not have its board open has not arrived; without the board nobody knows", () => {
  const members = peopleOf(session({ people: PEOPLE }));
  const board = session({}, { ana: "here", ben: "away" });
  assert.deepEqual(notArrived(board, members).map(({ id }) => id), ["cleo", "dora"]);
  assert.deepEqual(notArrived(null, members), []);
});
