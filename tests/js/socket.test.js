import assert from "node:assert/strict";
import { test } from "node:test";
import { CAP_MS, SPREAD_MS, reconnectDelay } from "../../static/js/live/reconnect.js";
import { ALICE, BOARD, Room } from "./support/room.js";

test("the first word on a connection is who one is", () => {
  const room = new Room();
  room.socket.open();
  assert.deepEqual(room.socket.sent, [{ t: "hello", v: 1, as: ALICE }]);
});

test("nothing else is said before the server has greeted", () => {
  const room = new Room();
  room.live.document(BOARD);
  room.socket.open();
  assert.equal(room.socket.of("sub").length, 0);
  room.greet();
  assert.deepEqual(room.socket.of("sub"), [{ t: "sub", doc: BOARD, after: null }]);
});

test("a beat is answered in its own handler, with what has been received", async () => {
  const room = new Room();
  await room.begin();
  const before = room.socket.sent.length;
  room.socket.deliver({ t: "beat", now: 1 });
  assert.deepEqual(room.socket.sent.slice(before).map((message) => message.t), ["beat", "seen"]);
});

test("bytes are confirmed in UTF-8 every 64 KB, and at least twice per window", async () => {
  const room = new Room();
  await room.begin();
  const text = "ä".repeat(30_000);
  room.change(1, 2, ["cards", "big", { text }]);
  assert.equal(room.socket.of("seen").length, 0);
  room.change(2, 3, ["cards", "big", { text }]);
  assert.equal(room.socket.of("seen").length, 1);
  assert.ok((room.socket.of("seen")[0]?.bytes ?? 0) > 120_000);

  const narrow = new Room();
  narrow.greet({ window: 2_000 });
  narrow.snapshot({ cards: { big: { text: "x".repeat(1_500) } } }, 1);
  assert.equal(narrow.socket.of("seen").length, 1);
});

test("a lost connection comes back with jitter and asks for what is after the head", async () => {
  const room = new Room();
  await room.begin({ cards: {} }, 12);
  room.socket.drop(1006);
  assert.equal(room.live.status.value.state, "offline");
  room.advance(200);
  assert.equal(room.sockets.length, 1);
  room.advance(100);
  assert.equal(room.sockets.length, 2);
  room.greet();
  assert.deepEqual(room.socket.of("sub"), [{ t: "sub", doc: BOARD, after: 12 }]);
  assert.equal(room.live.status.value.state, "saved");
});

test("the ceiling of the wait doubles up to its cap; a restart spreads at once", () => {
  const wait = (/** @type {number} */ attempt, code = 1006, reason = "") =>
    reconnectDelay({ attempt, code, reason, random: 1 });
  assert.deepEqual([0, 1, 2, 3, 9, 50].map((attempt) => wait(attempt)), [500, 1000, 2000, 4000, CAP_MS, CAP_MS]);
  assert.equal(wait(0, 1012), SPREAD_MS);
  assert.equal(wait(0, 1013, "8000"), 8_000);
  assert.equal(reconnectDelay({ attempt: 3, code: 1006, reason: "", random: 0 }), 0);
});

test("a connection that falls again and again is tried ever more seldom, until one holds", () => {
  const room = new Room();
  room.random = 0.999;
  const waits = [1_000, 2_000, 4_000].map((ceiling) => {
    room.socket.drop(1006);
    const before = room.sockets.length;
    room.advance(ceiling / 2 - 100);
    const early = room.sockets.length - before;
    room.advance(200);
    room.greet();
    return [early, room.sockets.length - before];
  });
  assert.deepEqual(waits, [[0, 1], [0, 1], [0, 1]]);
  room.advance(10_000);
  room.socket.drop(1006);
  const before = room.sockets.length;
  room.advance(500);
  assert.equal(room.sockets.length, before + 1);
});

test("whoever has no right is told so and does not come back", async () => {
  const room = new Room();
  room.socket.open();
  room.socket.drop(4003);
  room.advance(120_000);
  assert.equal(room.live.status.value.state, "forbidden");
  assert.equal(room.sockets.length, 1);
});

test("a new epoch starts from a snapshot", async () => {
  const room = new Room();
  await room.begin();
  room.socket.drop(4010);
  room.advance(1_000);
  room.greet();
  assert.deepEqual(room.socket.of("sub"), [{ t: "sub", doc: BOARD, after: null }]);
});

for (const event of ["visibilitychange", "online", "pageshow"]) {
  test(`${event} replaces a connection that has been silent too long, and no other`, async () => {
    const room = new Room();
    await room.begin();
    room.now += 39_000;
    room.fire(event);
    assert.equal(room.sockets.length, 1);
    room.now += 2_000;
    room.fire(event);
    assert.equal(room.sockets.length, 2);
  });
}

test("a page that becomes visible does not wait for its timer", async () => {
  const room = new Room();
  await room.begin();
  room.socket.drop(1006);
  room.hidden = true;
  room.fire("visibilitychange");
  assert.equal(room.sockets.length, 1);
  room.hidden = false;
  room.fire("visibilitychange");
  assert.equal(room.sockets.length, 2);
  room.advance(5_000);
  assert.equal(room.sockets.length, 2);
});

test("silence is noticed without anybody looking, and the old connection is not listened to any more", async () => {
  const room = new Room();
  const board = await room.begin();
  const old = room.socket;
  room.advance(55_000);
  assert.equal(room.sockets.length, 2);
  old.deliver({ t: "gone", doc: BOARD, code: "absent" });
  old.drop(4003);
  assert.equal(board.state, "live");
  room.greet();
  assert.equal(room.live.status.value.state, "saved");
});
