import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { hashOf, sumOf } from "../../static/js/live/sums.js";
import { BOARD, Room } from "./support/room.js";

/** @type {{collection: string, id: string, record: {[field: string]: unknown}, hash: number}[]} */
const VECTORS = JSON.parse(readFileSync(new URL("support/sums.json", import.meta.url), "utf8"));
const BEAT_MS = 15_000;

/** The server beats, so that the connection is not taken for dead. @param {Room} room @param {number} minutes */
function pass(room, minutes) {
  for (let beat = 0; beat < 4 * minutes; beat += 1) {
    room.advance(BEAT_MS);
    room.socket.deliver({ t: "beat", now: room.now });
  }
}

/** @param {Room} room @param {{[field: string]: unknown}} [card] */
function rightSum(room, card = { text: "one" }) {
  room.socket.deliver({ t: "sum", doc: BOARD, upto: 1, ...sumOf([["cards", new Map([["one", card]])]]) });
}

test("records come to the same number here as on the server", () => {
  for (const { collection, id, record, hash } of VECTORS) assert.equal(hashOf(collection, id, record), hash, id);
});

test("a sum does not depend on the order, and counts", () => {
  const one = { text: "one" };
  const two = { text: "two" };
  const forth = sumOf([["cards", new Map([["1", one], ["2", two]])], ["clusters", new Map()]]);
  const back = sumOf([["cards", new Map([["2", { ...two }], ["1", { ...one }]])]]);
  assert.deepEqual(forth, back);
  assert.equal(forth.count, 2);
  assert.notEqual(sumOf([["cards", new Map([["2", { ...one }], ["1", { ...two }]])]]).sum, forth.sum);
});

test("what has changed is asked about once a minute", async () => {
  const room = new Room();
  await room.begin();
  pass(room, 0.75);
  assert.equal(room.socket.of("sum").length, 0);
  pass(room, 0.5);
  assert.deepEqual(room.socket.of("sum"), [{ t: "sum", doc: BOARD }]);
  pass(room, 3);
  assert.equal(room.socket.of("sum").length, 1);
  room.change(1, 2, ["cards", "two", {}]);
  pass(room, 0.5);
  room.change(2, 3, ["cards", "two", null]);
  pass(room, 0.25);
  assert.equal(room.socket.of("sum").length, 2);
});

test("who holds what they should goes on", async () => {
  const room = new Room();
  await room.begin();
  rightSum(room);
  assert.equal(room.socket.of("sub").length, 1);
});

test("who holds something else begins anew and says so, and shows what was there until the answer has come", async () => {
  const room = new Room();
  const board = await room.begin({ cards: { one: { text: "an old word" } } });
  rightSum(room);
  assert.deepEqual(room.socket.of("sub").at(-1), { t: "sub", doc: BOARD, after: null, differs: true });
  assert.equal(board.get("cards").size, 1);
  room.change(1, 2, ["cards", "two", {}]);
  rightSum(room);
  assert.equal(room.socket.of("sub").length, 2);
  room.snapshot({ cards: { one: { text: "one" } } }, 1);
  rightSum(room);
  assert.deepEqual(board.record("cards", "one"), { text: "one" });
  assert.equal(room.socket.of("sub").length, 2);
});

test("a record too many or too few is noticed", async () => {
  for (const cards of [{}, { one: { text: "one" }, two: { text: "one" } }]) {
    const room = new Room();
    await room.begin({ cards });
    rightSum(room);
    assert.equal(room.socket.of("sub").at(-1)?.differs, true);
  }
});

test("a sum of another moment, or of a document that is behind, says nothing", async () => {
  const room = new Room();
  await room.begin({ cards: { one: { text: "an old word" } } }, 7);
  rightSum(room);
  room.change(8, 9, ["cards", "two", {}]);
  rightSum(room);
  assert.ok(room.socket.of("sub").every((question) => question.differs === undefined));
});

test("own predictions are not compared", async () => {
  const room = new Room();
  const board = await room.begin();
  void board.send("write", {}, { predict: (view) => view.put("cards", "mine", {}) });
  rightSum(room);
  assert.equal(room.socket.of("sub").length, 1);
});
