import assert from "node:assert/strict";
import { test } from "node:test";
import { drift, schedule, stepsOf, totalMinutes } from "../../static/js/elements/session/agenda.js";
import { boardFor } from "../../static/js/elements/session/boards.js";
import { groupWarnings, peopleOf } from "../../static/js/elements/session/people.js";

/** @import {LiveDocument} from "../../static/js/live/document.js" */
/** @import {Person} from "../../static/js/elements/session/people.js" */

const MINUTE_MS = 60_000;

/** A session document as the elements read it. @param {{[collection: string]: {[id: string]: any}}} records @returns {LiveDocument} */
function session(records) {
  const get = (/** @type {string} */ collection) => new Map(Object.entries(records[collection] ?? {}));
  const record = (/** @type {string} */ collection, /** @type {string} */ id) => get(collection).get(id);
  return /** @type {LiveDocument} */ (/** @type {unknown} */ ({ get, record, people: new Map() }));
}

/** @param {string} id @param {Partial<Person>} [fields] @returns {Person} */
function person(id, fields = {}) {
  return { id, name: id, label: id, function: "", meets_customers: null, group: null, joined: true, ...fields };
}

const STEPS = {
  b: { title: "Sort", exercise: "clustering", minutes: 30, order: "a1", elapsed_ms: 0 },
  a: { title: "Open", exercise: "talk", minutes: 15, order: "a0", elapsed_ms: 20 * MINUTE_MS },
  c: { title: "Vote", exercise: "vote", minutes: 15, order: "a2", elapsed_ms: 0 },
};

test("steps come in their order, and times follow from the start", () => {
  const steps = stepsOf(session({ steps: STEPS }));
  assert.deepEqual(steps.map(({ id }) => id), ["a", "b", "c"]);
  assert.equal(totalMinutes(steps), 60);
  assert.deepEqual(schedule(steps, 1_000).map(({ from }) => from), [1_000, 1_000 + 15 * MINUTE_MS, 1_000 + 45 * MINUTE_MS]);
});

test("drift counts what lies behind in full, and the current step only once it runs over", () => {
  const steps = stepsOf(session({ steps: STEPS }));
  const now = 100 * MINUTE_MS;
  const early = drift(steps, { state: "running", step: "b", started_at: now - 10 * MINUTE_MS, elapsed_ms: 0 }, now);
  assert.deepEqual(early, { behind: 5 * MINUTE_MS, endsAt: now + 35 * MINUTE_MS });
  const late = drift(steps, { state: "running", step: "b", started_at: now - 33 * MINUTE_MS, elapsed_ms: 0 }, now);
  assert.deepEqual(late, { behind: 8 * MINUTE_MS, endsAt: now + 15 * MINUTE_MS });
});

test("people of the same name are told apart", () => {
  const people = { x: { name: "Ana" }, y: { name: "Ana" }, z: { name: "Ben" } };
  assert.deepEqual(new Set(peopleOf(session({ people })).map(({ label }) => label)), new Set(["Ana", "Ana (2)", "Ben"]));
});

test("a group is warned about when it is too large or meets no customers, and an empty one is not", () => {
  assert.deepEqual(groupWarnings([]), []);
  assert.equal(groupWarnings([person("a", { meets_customers: true })]).length, 0);
  assert.equal(groupWarnings([person("a", { meets_customers: true })], 4).length, 1);
  assert.deepEqual(groupWarnings([], 4), []);
  assert.equal(groupWarnings(Array.from({ length: 13 }, (_, at) => person(`p${at}`))).length, 2);
});

test("one's board is the own group's; the plenary's only where no group has one", () => {
  const clock = { main: { state: "running", step: "b" } };
  const own = { step: "b", group: "g", exercise: "clustering" };
  const all = { step: "b", group: null, exercise: "clustering" };
  const other = { step: "c", group: null, exercise: "vote" };
  const both = session({ steps: STEPS, clock, boards: { own, all, other } });
  assert.equal(boardFor(both, "g")?.id, "own");
  assert.equal(boardFor(both, null), null);
  assert.equal(boardFor(both, "elsewhere"), null);
  const plenary = session({ steps: STEPS, clock, boards: { all, other } });
  assert.equal(boardFor(plenary, "g")?.id, "all");
  assert.equal(boardFor(plenary, null)?.id, "all");
});
