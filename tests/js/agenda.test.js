import assert from "node:assert/strict";
import { test } from "node:test";
import { before, longestLine, orderBehind, places, standing } from "../../static/js/elements/agenda/planning.js";
import { schedule, totalMinutes } from "../../static/js/elements/session/agenda.js";

/** @import {Step} from "../../static/js/elements/session/agenda.js" */

/** @param {string} id @param {Partial<Step>} [fields] @returns {Step} */
function step(id, fields = {}) {
  return {
    id, exercise: "talk", title: id.toUpperCase(), minutes: 10, order: id, instruction: "", example: "", elapsed_ms: 0,
    script: "", parts: [], moving_minutes: 0, planned: null, silent: false, anonymous: false, ...fields,
  };
}

const STEPS = [step("a"), step("b", { moving_minutes: 3 }), step("c")];

test("minutes for moving count in the total and move what follows", () => {
  assert.equal(totalMinutes(STEPS), 33);
  assert.deepEqual(schedule(STEPS, 0).map(({ from }) => from / 60_000), [0, 10, 23]);
});

test("of parts side by side the longest counts", () => {
  const part = (/** @type {number} */ minutes, beside = false) => ({ title: "x", minutes, beside });
  assert.equal(longestLine([]), 0);
  assert.equal(longestLine([part(5), part(20), part(25, true), part(10)]), 40);
});

test("before the start a step may go anywhere, and its own place is marked", () => {
  const found = places(STEPS, undefined, "c");
  assert.deepEqual(found.map(({ id, current }) => [id, current]), [["", false], ["a", false], ["b", true]]);
  assert.equal(places(STEPS, undefined, "a")[0]?.current, true);
});

test("during the session only places behind the current step are offered", () => {
  assert.deepEqual(places(STEPS, { step: "b" }, "c").map(({ id }) => id), ["b"]);
  assert.deepEqual(places(STEPS, { step: "b" }, null).map(({ id }) => id), ["b", "c"]);
});

test("a step lies ahead of the room, is the one it is at, or lies behind it", () => {
  const found = STEPS.map(({ id }) => standing(STEPS, { step: "b" }, id));
  assert.deepEqual(found, ["behind", "current", "ahead"]);
  assert.equal(standing(STEPS, undefined, "a"), "ahead");
  assert.equal(before(STEPS, "b"), "a");
  assert.equal(before(STEPS, "a"), null);
});

test("a predicted key sorts right behind its neighbour, whatever the server's next key is", () => {
  const predicted = orderBehind({ order: "a1" });
  assert.ok("a1" < predicted && predicted < "a10" && predicted < "a2");
  assert.ok(orderBehind(undefined) < "A0");
});
