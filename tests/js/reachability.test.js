import assert from "node:assert/strict";
import { test } from "node:test";
import { Room, settle } from "./support/room.js";

/** The next attempt fails too. @param {Room} room */
async function failOnce(room) {
  room.socket.drop(1006);
  await settle();
  const before = room.sockets.length;
  for (let turn = 0; turn < 200 && room.sockets.length === before; turn += 1) room.advance(100);
  await settle();
}

/** @param {Room} room @param {number} times */
async function fail(room, times) {
  for (let turn = 0; turn < times; turn += 1) await failOnce(room);
}

test("where the server answers and no WebSocket opens, the page says so after a few tries", async () => {
  const room = new Room();
  await fail(room, 3);
  assert.equal(room.live.status.value.state, "offline");
  await fail(room, 1);
  assert.equal(room.live.status.value.state, "blocked");
  room.greet();
  assert.equal(room.live.status.value.state, "saved");
});

test("where the server does not answer, the page is offline however often it tries", async () => {
  const room = new Room();
  room.reachable = false;
  await fail(room, 8);
  assert.equal(room.live.status.value.state, "offline");
});

test("a server that has only just come back is not taken for one behind a filter", async () => {
  const room = new Room();
  await room.begin();
  room.reachable = false;
  await fail(room, 5);
  room.reachable = true;
  room.advance(15_000);
  await settle();
  assert.equal(room.live.status.value.state, "offline");
  room.greet();
  assert.equal(room.live.status.value.state, "saved");
});

test("a connection that hangs counts as one that does not open", async () => {
  const room = new Room();
  for (let turn = 0; turn < 6; turn += 1) {
    room.advance(5_000);
    await settle();
  }
  assert.equal(room.sockets.length, 1);
  assert.equal(room.live.status.value.state, "blocked");
});

test("a server that closes with a reason is no filter", async () => {
  const room = new Room();
  for (let turn = 0; turn < 8; turn += 1) {
    room.socket.open();
    room.socket.drop(4029);
    room.advance(16_000);
    await settle();
  }
  assert.notEqual(room.live.status.value.state, "blocked");
});

test("when both are cut the page is offline again", async () => {
  const room = new Room();
  await fail(room, 4);
  assert.equal(room.live.status.value.state, "blocked");
  room.reachable = false;
  room.advance(16_000);
  await settle();
  await fail(room, 1);
  assert.equal(room.live.status.value.state, "offline");
});

test("who was somebody here and is so no longer hears that it is over, whatever the code", async () => {
  for (const code of [4001, 4003]) {
    const room = new Room();
    await room.begin();
    room.socket.drop(code);
    room.advance(120_000);
    assert.equal(room.live.status.value.state, "ended");
    assert.equal(room.sockets.length, 1);
  }
});
