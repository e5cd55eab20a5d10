import assert from "node:assert/strict";
import { test } from "node:test";
import { BOARD, BOB, Room, chg, settle } from "./support/room.js";

test("a document is ready with its first snapshot and shows its records and rights", async () => {
  const room = new Room();
  const board = await room.begin({ cards: { one: { text: "one" } } }, 7);
  assert.equal(await board.ready, board);
  assert.deepEqual([board.state, board.kind, board.head], ["live", "test", 7]);
  assert.deepEqual(board.record("cards", "one"), { text: "one" });
  assert.ok(board.can("write"));
  assert.ok(!board.can("reveal"));
});

test("changes apply in order, deletes included, and listeners hear once of a whole frame", async () => {
  const room = new Room();
  const board = await room.begin();
  /** @type {import("../../static/js/live/touched.js").Touched[]} */
  const heard = [];
  board.on((touched) => heard.push(touched));
  room.socket.deliver(chg(1, 2, ["cards", "two", { text: "two" }]), chg(2, 5, ["cards", "one", null], ["clusters", "c", {}]));
  await settle();
  assert.deepEqual([...board.get("cards").keys()], ["two"]);
  assert.equal(board.head, 5);
  assert.equal(heard.length, 1);
  assert.ok(heard[0]?.has("cards", "one") && heard[0].has("clusters") && !heard[0].has("cards", "three"));
});

test("a collection is the same Map until something in it changes", async () => {
  const room = new Room();
  const board = await room.begin();
  const before = board.get("cards");
  room.change(1, 2, ["clusters", "c", {}]);
  assert.equal(board.get("cards"), before);
  room.change(2, 3, ["cards", "two", {}]);
  assert.notEqual(board.get("cards"), before);
  assert.equal(before.has("two"), false);
});

test("a gap applies nothing and asks once for what is missing", async () => {
  const room = new Room();
  const board = await room.begin();
  room.change(3, 4, ["cards", "four", {}]);
  room.change(4, 5, ["cards", "five", {}]);
  assert.equal(board.get("cards").size, 1);
  assert.deepEqual(room.socket.of("sub").at(-1), { t: "sub", doc: BOARD, after: 1 });
  assert.equal(room.socket.of("sub").length, 2);
  room.change(1, 5, ["cards", "four", {}], ["cards", "five", {}]);
  assert.equal(board.head, 5);
  assert.equal(board.get("cards").size, 3);
});

test("a gap whose answer is lost is asked for again", async () => {
  const room = new Room();
  await room.begin();
  room.change(3, 4, ["cards", "four", {}]);
  room.advance(5_000);
  assert.equal(room.socket.of("sub").length, 3);
});

test("a change that is known already is left alone", async () => {
  const room = new Room();
  const board = await room.begin({ cards: { one: { text: "new" } } }, 4);
  room.change(2, 3, ["cards", "one", { text: "old" }]);
  assert.deepEqual(board.record("cards", "one"), { text: "new" });
  assert.equal(room.socket.of("sub").length, 1);
});

test("a new snapshot replaces everything, also backwards", async () => {
  const room = new Room();
  const board = await room.begin({ cards: { one: {} } }, 9);
  room.snapshot({ cards: { two: {} } }, 3);
  assert.deepEqual([...board.get("cards").keys()], ["two"]);
  assert.equal(board.head, 3);
});

test("a document that is gone says why, allows nothing, and can be asked for anew", async () => {
  const room = new Room();
  const board = await room.begin();
  room.socket.deliver({ t: "gone", doc: BOARD, code: "absent" });
  assert.deepEqual([board.state, board.code, board.can("write")], ["gone", "absent", false]);
  assert.equal(room.live.document(BOARD), board);
  assert.deepEqual(room.socket.of("sub").at(-1), { t: "sub", doc: BOARD, after: null });
  room.snapshot({ cards: {} }, 2);
  assert.equal(board.state, "live");
});

test("a closed document hears nothing more", async () => {
  const room = new Room();
  const board = await room.begin();
  room.live.close(BOARD);
  room.change(1, 2, ["cards", "two", {}]);
  assert.equal(board.get("cards").size, 1);
  assert.deepEqual(room.socket.of("unsub"), [{ t: "unsub", doc: BOARD }]);
});

test("what others edit is shown, fades by itself, and ends when they leave", async () => {
  const room = new Room();
  const board = await room.begin();
  room.socket.deliver(
    { t: "here", doc: BOARD, people: { [BOB]: "here" } },
    { t: "eph", doc: BOARD, from: BOB, data: { editing: { collection: "cards", id: "one" }, holding: null } },
  );
  assert.deepEqual(board.editorsOf("cards", "one").map((one) => one.actor), [BOB]);
  room.advance(10_100);
  assert.deepEqual(board.editing, []);
  room.socket.deliver({ t: "eph", doc: BOARD, from: BOB, data: { holding: { collection: "cards", ids: ["one", 2] } } });
  assert.deepEqual(board.editing, [{ actor: BOB, action: "holding", collection: "cards", id: "one" }]);
  room.socket.deliver({ t: "here", doc: BOARD, people: {} });
  assert.deepEqual(board.editing, []);
});

test("what one edits is told at most ten times a second, the last word always", async () => {
  const room = new Room();
  const board = await room.begin();
  for (const id of ["a", "b", "c"]) board.setEditing({ collection: "cards", id });
  room.advance(150);
  const told = room.socket.of("eph").map((message) => /** @type {any} */ (message.data).editing?.id);
  assert.deepEqual(told, ["a", "c"]);
});

test("a page that keeps to reading uses no other capability, and nothing but questions leaves it", async () => {
  const room = new Room({ keepsTo: ["read_board"] });
  const board = await room.begin();
  assert.ok(!board.can("write"));
  assert.deepEqual(board.record("cards", "one"), { text: "one" });
  const answer = await board.send("move_cards", {});
  board.setEditing({ collection: "cards", id: "one" });
  room.advance(1_000);
  assert.equal(answer.ok ? "" : answer.code, "shows_only");
  assert.deepEqual([room.socket.of("cmd"), room.socket.of("eph")], [[], []]);
  assert.equal(room.live.status.value.state, "saved");
});
