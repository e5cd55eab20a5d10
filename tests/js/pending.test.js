import assert from "node:assert/strict";
import { test } from "node:test";
import { ALICE, BOARD, BOB, FakeVault, Room, chg, settle } from "./support/room.js";

/** @import {FakeSocket} from "./support/room.js" */
/** @import {View} from "../../static/js/live/view.js" */

/** @param {FakeSocket} socket */
const sentIds = (socket) => socket.of("cmd").map((command) => command.id);

/** @param {Room} room */
function reconnect(room) {
  room.socket.drop(1006);
  room.advance(8_000);
  room.greet();
}

/** @param {View} view @param {{card: string, text: string}} args */
const editCard = (view, { card, text }) => view.patch("cards", card, { text });

test("a command carries id, document, gesture, type and arguments, and resolves when acknowledged", async () => {
  const room = new Room();
  const board = await room.begin();
  const answer = board.send("edit", { card: "one" }, { gesture: "g" });
  const [command] = room.socket.of("cmd");
  assert.deepEqual({ ...command, id: "" }, { t: "cmd", id: "", doc: BOARD, gesture: "g", type: "edit", args: { card: "one" } });
  assert.equal(room.live.status.value.state, "saving");
  room.acknowledge(command?.id ?? "");
  assert.deepEqual(await answer, { ok: true });
  assert.equal(room.live.status.value.state, "saved");
});

test("a prediction is shown at once, stays over other people's changes, and gives way to the answer", async () => {
  const room = new Room();
  const board = await room.begin();
  void board.send("edit", { card: "one", text: "mine" }, { predict: editCard });
  assert.deepEqual(board.record("cards", "one"), { text: "mine" });
  room.change(1, 2, ["cards", "one", { text: "theirs", by: BOB }]);
  assert.deepEqual(board.record("cards", "one"), { text: "mine", by: BOB });
  room.socket.deliver(chg(2, 3, ["cards", "one", { text: "server's" }]), { t: "ack", id: sentIds(room.socket)[0] ?? "", now: 0 });
  assert.deepEqual(board.record("cards", "one"), { text: "server's" });
});

test("a refused prediction is taken back, listeners hear of it, and the text waits in the tray", async () => {
  const room = new Room();
  const board = await room.begin();
  const answer = board.send("edit", { card: "one", text: "mine" }, { predict: editCard, text: "mine" });
  await settle();
  let touchedCard = false;
  board.on((touched) => (touchedCard ||= touched.has("cards", "one")));
  room.refuse(sentIds(room.socket)[0] ?? "", "closed");
  assert.deepEqual(await answer, { ok: false, code: "closed", message: "no: closed", detail: null });
  await settle();
  assert.deepEqual(board.record("cards", "one"), { text: "one" });
  assert.ok(touchedCard);
  const [unsaved] = room.live.tray.value;
  assert.deepEqual([unsaved?.text, unsaved?.code, unsaved?.message], ["mine", "closed", "no: closed"]);
  assert.deepEqual(room.live.status.value, { state: "saved", pending: 0, refused: 1 });
  room.live.tray.dismiss(unsaved?.id ?? "");
  assert.equal(room.live.status.value.refused, 0);
  assert.equal(room.vault.kept.size, 0);
});

test("predictions of several commands are played in order, and one refusal takes back only its own", async () => {
  const room = new Room();
  const board = await room.begin();
  void board.send("edit", { card: "one", text: "first" }, { predict: editCard });
  void board.send("add", {}, { predict: (view) => view.put("cards", "two", { text: "added" }) });
  room.refuse(sentIds(room.socket)[0] ?? "", "closed");
  assert.deepEqual(board.record("cards", "one"), { text: "one" });
  assert.deepEqual(board.record("cards", "two"), { text: "added" });
});

test("at most sixteen commands are under way; the rest follow in order as answers come", async () => {
  const room = new Room();
  const board = await room.begin();
  for (let n = 0; n < 20; n += 1) void board.send("edit", { n });
  assert.equal(sentIds(room.socket).length, 16);
  assert.equal(room.live.status.value.pending, 20);
  const [first, second] = sentIds(room.socket);
  room.socket.deliver({ t: "ack", id: first ?? "", now: 0 }, { t: "no", id: second ?? "", code: "closed", message: "", detail: null });
  assert.deepEqual(room.socket.of("cmd").map((command) => command.args.n), Array.from({ length: 18 }, (_, n) => n));
});

test("after a cut what was not answered is sent again, same ids, same order, after the subscription", async () => {
  const room = new Room();
  const board = await room.begin();
  for (let n = 0; n < 4; n += 1) void board.send("edit", { n });
  const [first, ...rest] = sentIds(room.socket);
  room.acknowledge(first ?? "");
  room.socket.drop(1006);
  void board.send("edit", { n: 4 });
  assert.equal(room.live.status.value.state, "offline");
  room.advance(1_000);
  room.greet();
  assert.deepEqual(sentIds(room.socket).slice(0, 3), rest);
  assert.deepEqual(room.socket.of("cmd").map((command) => command.args.n), [1, 2, 3, 4]);
  const order = room.socket.sent.map((message) => message.t);
  assert.ok(order.indexOf("sub") < order.indexOf("cmd"));
  assert.deepEqual(room.socket.of("sub"), [{ t: "sub", doc: BOARD, after: 1 }]);
});

test("a reload takes up what was not answered, and the tray, of the same person only", async () => {
  const vault = new FakeVault();
  const before = new Room({ vault });
  const board = await before.begin();
  void board.send("edit", { n: 1 }, { text: "kept" });
  void board.send("edit", { n: 2 }, { text: "refused" });
  const [kept, refused] = sentIds(before.socket);
  before.refuse(refused ?? "", "closed");
  await vault.put({ ...(vault.kept.get(kept ?? "") ?? assert.fail()), id: "bobs", owner: BOB });

  const after = new Room({ vault });
  await after.begin();
  assert.deepEqual(sentIds(after.socket), [kept]);
  assert.deepEqual(after.live.tray.value.map((unsaved) => unsaved.text), ["refused"]);
  after.acknowledge(kept ?? "");
  await settle();
  assert.ok(!vault.kept.has(kept ?? ""));
});

test("what was entered before the first greeting is sent after it", async () => {
  const room = new Room();
  const board = room.live.document(BOARD);
  void board.send("edit", { n: 1 });
  assert.equal(room.live.status.value.state, "connecting");
  room.greet();
  assert.equal(sentIds(room.socket).length, 1);
  assert.equal(room.vault.kept.size, 1);
});

test("a busy server gets the same command again a little later; in the end the person is told", async () => {
  const room = new Room();
  const board = await room.begin();
  const answer = board.send("edit", {});
  const [id = ""] = sentIds(room.socket);
  room.refuse(id, "retry");
  assert.equal(sentIds(room.socket).length, 1);
  room.advance(2_000);
  assert.deepEqual(sentIds(room.socket), [id, id]);
  for (let n = 0; n < 8; n += 1) {
    room.refuse(id, "retry");
    room.advance(15_000);
  }
  assert.equal((await answer).ok, false);
});

test("a command too big for a frame is refused here and never sent", async () => {
  const room = new Room();
  const board = await room.begin();
  const answer = await board.send("edit", { text: "ä".repeat(40_000) }, { text: "long" });
  assert.ok(!answer.ok && answer.code === "too_big");
  assert.equal(sentIds(room.socket).length, 0);
  assert.equal(room.live.tray.value.length, 1);
});

test("when the session has ended, what waits is refused and kept in the tray, and nobody reconnects", async () => {
  const room = new Room();
  const board = await room.begin();
  const answer = board.send("edit", {}, { text: "too late" });
  room.socket.drop(4001);
  const outcome = await answer;
  assert.ok(!outcome.ok && outcome.code === "ended" && outcome.message.length > 0);
  assert.deepEqual(room.live.status.value, { state: "ended", pending: 0, refused: 1 });
  room.advance(60_000);
  assert.equal(room.sockets.length, 1);
});

test("leaving the page warns only while something is unanswered", async () => {
  const room = new Room();
  const board = await room.begin();
  assert.equal(room.fire("beforeunload").defaultPrevented, false);
  void board.send("edit", {});
  assert.equal(room.fire("beforeunload").defaultPrevented, true);
});

test("many commands at once are paced below the server's limit", async () => {
  const room = new Room();
  const board = await room.begin();
  for (let n = 0; n < 400; n += 1) void board.send("edit", { n });
  let answered = 0;
  const answerAll = () => {
    for (const id of sentIds(room.socket).slice(answered)) {
      answered += 1;
      room.acknowledge(id);
    }
  };
  for (let round = 0; round < 100; round += 1) answerAll();
  const atOnce = sentIds(room.socket).length;
  assert.ok(atOnce >= 100 && atOnce <= 250, String(atOnce));
  for (let round = 0; round < 200; round += 1) {
    room.advance(50);
    answerAll();
  }
  assert.equal(sentIds(room.socket).length, 400);
});

test("when another person signs in behind this page, nothing is sent in that person's name", async () => {
  const room = new Room();
  const board = await room.begin();
  room.socket.drop(1006);
  const answer = board.send("edit", {}, { text: "mine" });
  room.advance(1_000);
  room.greet({ you: BOB });
  assert.equal((await answer).ok, false);
  assert.equal(sentIds(room.socket).length, 0);
  assert.deepEqual(room.socket.of("sub"), [{ t: "sub", doc: BOARD, after: null }]);
});

test("a whole session of cuts loses no command and sends each until it is answered", async () => {
  const room = new Room();
  const board = await room.begin();
  const answers = Array.from({ length: 40 }, (_, n) => board.send("edit", { n }));
  /** @type {Set<string>} */
  const answered = new Set();
  for (let round = 0; round < 40 && answered.size < 40; round += 1) {
    const open = sentIds(room.socket).filter((id) => !answered.has(id));
    for (const id of open.slice(0, 1 + (round % 3))) {
      answered.add(id);
      room.acknowledge(id);
    }
    reconnect(room);
  }
  assert.ok((await Promise.all(answers)).every((answer) => answer.ok));
  assert.equal(room.live.you, ALICE);
});
