import assert from "node:assert/strict";
import { test } from "node:test";
import { BOARD, BOB, Room } from "./support/room.js";

const CLAP = { kind: "clap", at: 7 };

/** @param {Room} room @param {object} data */
function told(room, data) {
  room.socket.deliver({ t: "eph", doc: BOARD, from: BOB, data });
}

test("what others send shows for some seconds and goes by itself", async () => {
  const room = new Room();
  const board = await room.begin();
  told(room, { reaction: CLAP });
  assert.deepEqual(board.reactions, [{ actor: BOB, ...CLAP }]);
  room.advance(4_900);
  told(room, { editing: { collection: "cards", id: "one" }, reaction: CLAP });
  assert.equal(board.reactions.length, 1);
  room.advance(200);
  assert.deepEqual(board.reactions, [], "a repeated word does not make it stay");
  assert.equal(board.editing.length, 1);
});

test("a second sign of the same person stands in place of the first", async () => {
  const room = new Room();
  const board = await room.begin();
  told(room, { reaction: CLAP });
  told(room, { reaction: { kind: "heart", at: 8 } });
  assert.deepEqual(board.reactions.map(({ kind }) => kind), ["heart"]);
});

test("anything that is no sign counts as nothing", async () => {
  const room = new Room();
  const board = await room.begin();
  for (const reaction of ["clap", { kind: "<b>", at: 1 }, { kind: "a".repeat(25), at: 1 }, { kind: "clap" }, null]) told(room, { reaction });
  assert.deepEqual(board.reactions, []);
});

test("one's own is told once, shown to oneself, and does not keep one busy", async () => {
  const room = new Room();
  const board = await room.begin();
  room.advance(1_000);
  assert.equal(board.react("clap"), true);
  assert.deepEqual(board.reactions, [{ actor: null, kind: "clap", at: room.now }]);
  assert.equal(board.react("heart"), false, "only just sent");
  room.advance(30_000);
  const said = room.socket.of("eph");
  assert.deepEqual(said.map(({ data }) => /** @type {any} */ (data.reaction)?.kind), ["clap"]);
  assert.deepEqual(board.reactions, []);
  assert.equal(board.react("heart"), true);
});

test("who looks in is told as long as they say so", async () => {
  const room = new Room();
  const board = await room.begin();
  told(room, { visiting: "there" });
  assert.deepEqual(board.visitorsOf("there"), [BOB]);
  assert.deepEqual(board.visitorsOf("elsewhere"), []);
  told(room, { visiting: 7 });
  assert.deepEqual(board.visitorsOf("there"), []);
  told(room, { visiting: "there" });
  room.advance(10_100);
  assert.deepEqual(board.visitorsOf("there"), []);
});

test("looking in is repeated until it ends", async () => {
  const room = new Room();
  const board = await room.begin();
  room.advance(1_000);
  board.setVisiting("there");
  room.advance(4_100);
  board.setVisiting(null);
  room.advance(9_000);
  assert.deepEqual(room.socket.of("eph").map(({ data }) => data.visiting), ["there", "there", undefined]);
});
