import assert from "node:assert/strict";
import { test } from "node:test";
import { elapsed, remaining } from "../../static/js/live/index.js";
import { clockText, minutesText, spokenRemaining } from "../../static/js/ui/time.js";
import { Room, settle } from "./support/room.js";

const AHEAD_MS = 5_000;

/** Answers the newest ping after the given ways. @param {Room} room @param {{there: number, back: number, ahead?: number}} ways */
function answerPing(room, { there, back, ahead = AHEAD_MS }) {
  const ping = room.socket.of("ping").at(-1);
  room.now += there;
  const now = room.now + ahead;
  room.now += back;
  room.socket.deliver({ t: "pong", at: ping?.at ?? 0, now });
}

test("the server's time is known roughly from the greeting", () => {
  const room = new Room();
  room.socket.open();
  room.socket.deliver({ t: "hello", v: 1, now: room.now + AHEAD_MS, you: "u:1", beat: 15, window: 1e6 });
  assert.equal(room.live.clock.offset, AHEAD_MS);
});

test("of five samples the one with the shortest way counts", () => {
  const room = new Room();
  room.greet();
  const ways = [{ there: 80, back: 10 }, { there: 2, back: 2 }, { there: 10, back: 90 }, { there: 30, back: 5 }, { there: 5, back: 60 }];
  for (const way of ways) {
    answerPing(room, way);
    room.advance(200);
  }
  assert.equal(room.live.clock.offset, AHEAD_MS);
  assert.equal(room.live.clock.serverNow(), room.now + AHEAD_MS);
});

test("five pings soon, then one every thirty seconds", () => {
  const room = new Room();
  room.greet();
  room.advance(1_000);
  assert.equal(room.socket.of("ping").length, 5);
  room.advance(30_000);
  assert.equal(room.socket.of("ping").length, 6);
});

test("a clock that was set makes older samples worthless", () => {
  const room = new Room();
  room.greet();
  answerPing(room, { there: 1, back: 1 });
  room.advance(200);
  answerPing(room, { there: 20, back: 20, ahead: AHEAD_MS + 60_000 });
  assert.equal(room.live.clock.offset, AHEAD_MS + 60_000);
});

test("all tickers are called together at the server's full second, and not after they have ended", async () => {
  const room = new Room();
  room.greet();
  /** @type {number[]} */
  const ticks = [];
  const end = room.live.clock.onTick((now) => ticks.push(now));
  room.advance(3_000);
  await settle();
  assert.deepEqual(ticks.map((tick) => tick % 1000), [0, 0, 0]);
  end();
  room.advance(3_000);
  assert.equal(ticks.length, 3);
});

test("time left counts from when the clock last started, and stands still while paused", () => {
  const running = { state: "running", step: "s", started_at: 10_000, elapsed_ms: 60_000 };
  assert.equal(elapsed(running, 40_000), 90_000);
  assert.equal(remaining(running, 5, 40_000), 210_000);
  assert.equal(remaining(running, 1, 40_000), -30_000);
  assert.equal(remaining({ ...running, state: "paused", started_at: null }, 5, 99_000_000), 240_000);
  assert.equal(remaining(undefined, 5, 40_000), 300_000);
});

test("times read as people say them", () => {
  assert.deepEqual([725_000, 724_001, 3_725_000, 0, -500, -70_000].map(clockText), ["12:05", "12:05", "1:02:05", "0:00", "0:00", "+1:10"]);
  assert.deepEqual(
    [300_000, 60_000, 59_000, 0, -60_000, -150_000].map(spokenRemaining),
    ["5 minutes left", "1 minute left", "Less than a minute left", "Time is up", "1 minute over", "2 minutes over"],
  );
  assert.deepEqual([45, 60, 185].map(minutesText), ["45 min", "1 h", "3 h 5 min"]);
});
