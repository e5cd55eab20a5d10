import assert from "node:assert/strict";
import { test } from "node:test";
import { inCallingOrder } from "../../static/js/elements/console/calling-order.js";
import { callsOf, notDone } from "../../static/js/elements/console/calls.js";
import { proposeReplan, takenBack } from "../../static/js/elements/console/replanning.js";
import { drift, stepsOf } from "../../static/js/elements/session/agenda.js";
import { groupsOf } from "../../static/js/elements/session/people.js";

/** @import {LiveDocument} from "../../static/js/live/document.js" */
/** @import {Step} from "../../static/js/elements/session/agenda.js" */

const MINUTE_MS = 60_000;
const NOW = 1_000 * MINUTE_MS;
const CONFIG = { exercises: { clustering: { module: "m", perGroup: true }, talk: {}, vote: { module: "v" } } };

/** @param {{[collection: string]: {[id: string]: any}}} records @param {string[]} [here] @returns {LiveDocument} */
function session(records, here = []) {
  const get = (/** @type {string} */ collection) => new Map(Object.entries(records[collection] ?? {}));
  const record = (/** @type {string} */ collection, /** @type {string} */ id) => get(collection).get(id);
  const people = new Map(here.map((id) => [`p:${id}`, "here"]));
  return /** @type {LiveDocument} */ (/** @type {unknown} */ ({ get, record, people }));
}

/** @param {[string, string, number, object?][]} rows id, exercise, minutes, other fields @returns {Step[]} */
function agenda(...rows) {
  const steps = Object.fromEntries(rows.map(([id, exercise, minutes, more], at) => [
    id, { title: id, exercise, minutes, planned: minutes, order: `a${at}`, elapsed_ms: 0, ...more },
  ]));
  return stepsOf(session({ steps }));
}

/** @param {string} step @param {number} minutes since it began */
function clock(step, minutes) {
  return { state: "running", step, started_at: NOW - minutes * MINUTE_MS, elapsed_ms: 0 };
}

/** @param {Step[]} steps @param {string} step @param {number} minutes */
function propose(steps, step, minutes) {
  return proposeReplan(steps, clock(step, minutes), NOW, ({ exercise }) => exercise !== "talk");
}

test("whoever is on time, or hardly late, is proposed nothing", () => {
  const steps = agenda(["sort", "clustering", 30], ["break", "talk", 15]);
  assert.equal(propose(steps, "sort", 10), null);
  assert.equal(propose(steps, "sort", 31), null);
  assert.notEqual(propose(steps, "sort", 32), null);
});

test("breaks and talks give first, those with most to give the most, and the end is where it was", () => {
  const steps = agenda(["sort", "clustering", 30], ["break", "talk", 15], ["draft", "clustering", 45], ["readout", "talk", 10]);
  const plan = propose(steps, "sort", 38);
  assert.deepEqual(plan?.givings.map(({ step, was, minutes }) => [step, was, minutes]), [["break", 15, 10], ["readout", 10, 7]]);
  assert.equal(plan?.missing, 0);
  const before = drift(steps, clock("sort", 0), NOW - 38 * MINUTE_MS);
  assert.equal(plan?.wouldEndAt, before.endsAt);
});

test("a rest keeps five minutes and half of its plan, an exercise two thirds, and the rest is told as missing", () => {
  const steps = agenda(["sort", "clustering", 30], ["pause", "talk", 6], ["talk", "talk", 40], ["draft", "clustering", 30]);
  const plan = propose(steps, "sort", 130);
  assert.deepEqual(plan?.givings.map(({ step, minutes }) => [step, minutes]), [["pause", 5], ["talk", 20], ["draft", 20]]);
  assert.equal(plan?.missing, 100 - 1 - 20 - 10);
});

test("what has been cut already is not cut below its share of the plan, and what lies behind or is on gives nothing", () => {
  const steps = agenda(["open", "talk", 20, { elapsed_ms: 20 * MINUTE_MS }], ["sort", "clustering", 30], ["break", "talk", 8, { planned: 15 }]);
  assert.equal(propose(steps, "sort", 60), null);
});

test("a plan can be taken back", () => {
  assert.deepEqual(takenBack([{ step: "a", was: 15, minutes: 9 }]), [{ step: "a", was: 9, minutes: 15 }]);
});

test("minutes that were given on the way count as late, and minutes for moving belong to the step", () => {
  const longer = agenda(["sort", "clustering", 34, { planned: 30 }], ["break", "talk", 15]);
  assert.equal(drift(longer, clock("sort", 1), NOW).behind, 4 * MINUTE_MS);
  const moving = agenda(["sort", "clustering", 30, { moving_minutes: 5 }], ["break", "talk", 15]);
  assert.deepEqual(drift(moving, clock("sort", 34), NOW), { behind: 0, endsAt: NOW + 16 * MINUTE_MS });
  assert.equal(drift(moving, clock("sort", 37), NOW).behind, 2 * MINUTE_MS);
});

test("coming back to a step counts what it ran before, and what comes again takes only what it has left", () => {
  const steps = agenda(["open", "talk", 10], ["sort", "clustering", 30, { elapsed_ms: 20 * MINUTE_MS }]);
  assert.deepEqual(drift(steps, clock("open", 4), NOW), { behind: 0, endsAt: NOW + 16 * MINUTE_MS });
});

const ROOM = {
  clock: { main: { state: "running", step: "sort" } },
  steps: { sort: { title: "Sort", exercise: "clustering", minutes: 30, order: "a" }, talk: { title: "Talk", exercise: "talk", minutes: 5, order: "b" } },
  groups: { g: { name: "Planners", order: "a" }, h: { name: "Callers", order: "b" } },
  people: {
    ana: { name: "Ana", group: "g" }, ben: { name: "Ben", group: "g" }, cleo: { name: "Cleo", group: "h" },
    dora: { name: "Dora", group: null }, emil: { name: "Emil", group: "h", joined: false },
  },
  signals: { ana: { done: "sort" }, ben: { help_at: 300, more_time: "sort" }, cleo: { hand_at: 100, done: "talk" }, dora: { hand_at: 200 } },
};

test("calls come by how long they have waited, from groups and from those in none", () => {
  const calls = callsOf(session(ROOM));
  assert.deepEqual(calls.map(({ person, word, group }) => [person.name, word, group?.name ?? null]), [
    ["Cleo", "hand", "Callers"], ["Dora", "hand", null], ["Ben", "help", "Planners"],
  ]);
});

test("a group that calls stands first, unless somebody points at the tiles", () => {
  const found = session(ROOM);
  assert.deepEqual(inCallingOrder(found, groupsOf(found), []).map(({ name }) => name), ["Callers", "Planners"]);
  assert.deepEqual(inCallingOrder(found, groupsOf(found), ["g", "h"]).map(({ name }) => name), ["Planners", "Callers"]);
  assert.deepEqual(inCallingOrder(found, groupsOf(found), ["g"]).map(({ name }) => name), ["Callers", "Planners"]);
});

test("who is not done is told by group; “done” with another step is not done, and whoever is not there does not count", () => {
  const waiting = notDone(session(ROOM, ["ana", "ben", "cleo", "emil"]), CONFIG);
  assert.deepEqual(waiting.map(({ group, done, waiting: left, moreTime }) => [group?.name, done.length, left.map(({ name }) => name), moreTime.length]), [
    ["Planners", 1, ["Ben"], 1], ["Callers", 0, ["Cleo"], 0],
  ]);
  assert.deepEqual(notDone(session(ROOM, ["ana"]), CONFIG), []);
});

test("where people only talk nobody has to be done", () => {
  const talking = { ...ROOM, clock: { main: { state: "running", step: "talk" } } };
  assert.deepEqual(notDone(session(talking, ["ana", "ben"]), CONFIG), []);
});
