import assert from "node:assert/strict";
import { test } from "node:test";
import { Doc, applyUpdate, encodeStateAsUpdate } from "yjs";
import { fromBase64, toBase64 } from "../../static/js/live/text/base64.js";
import { clean } from "../../static/js/live/text/clean.js";
import { edit } from "../../static/js/live/text/edit.js";
import { LiveText } from "../../static/js/live/text/live-text.js";
import { Room, settle } from "./support/room.js";

const EPOCH = "e0e00000-0000-4000-8000-000000000000";
const NEXT = "e1e10000-0000-4000-8000-000000000000";
const STORY = "monday";

/** A text as somebody else's page holds it. */
class Other {
  doc = new Doc();
  text = this.doc.getText("text");

  /** @param {string} words */
  constructor(words) {
    this.text.insert(0, words);
  }

  /** Everything as one part. */
  part() {
    return { text: STORY, update: toBase64(encodeStateAsUpdate(this.doc)) };
  }

  /** @param {string} update */
  hear(update) {
    applyUpdate(this.doc, fromBase64(update));
    return this.text.toString();
  }
}

/** @param {Other | null} other @param {string} [epoch] */
const records = (other, epoch = EPOCH) => ({
  texts: { [STORY]: { epoch } },
  text_parts: other ? { [`${STORY}/1`]: other.part() } : {},
});

/** @param {Room} room */
const writings = (room) => room.socket.of("cmd").filter((command) => command.type === "write_text");

/** @param {Other | null} [other] */
async function begin(other = new Other("It is Monday.")) {
  const room = new Room();
  const board = await room.begin(records(other));
  return { room, board, other: other ?? new Other(""), text: new LiveText(board, STORY) };
}

test("what the server holds is shown, and what is typed goes out at once and merges", async () => {
  const { room, other, text } = await begin();
  assert.equal(text.ytext.toString(), "It is Monday.");
  text.ytext.insert(13, " The phone rings.");
  await settle();
  const [command] = writings(room);
  assert.deepEqual([command?.args.text, command?.args.epoch], [STORY, EPOCH]);
  assert.equal(other.hear(command?.args.update), "It is Monday. The phone rings.");
});

test("while one sending is under way the rest waits and goes together once it is answered", async () => {
  const { room, other, text } = await begin();
  for (const letter of "abc") {
    text.ytext.insert(0, letter);
    await settle();
  }
  assert.equal(writings(room).length, 1);
  room.acknowledge(writings(room)[0]?.id ?? "");
  await settle();
  assert.equal(writings(room).length, 2);
  for (const { args } of writings(room)) other.hear(args.update);
  assert.equal(other.text.toString(), "cbaIt is Monday.");
});

test("where no answer comes, what is typed is handed on all the same and so outlives the page", async () => {
  const { room, text } = await begin();
  text.ytext.insert(0, "a");
  await settle();
  room.socket.drop(1006);
  text.ytext.insert(0, "b");
  await settle();
  assert.equal(room.live.status.value.pending, 1);
  room.advance(2_500);
  assert.equal(room.live.status.value.pending, 2);
  await settle();
  assert.equal(room.vault.kept.size, 2);
});

test("a refused piece is taken back with all that hangs on it, and the words wait in the tray", async () => {
  const { room, text } = await begin();
  let replaced = 0;
  text.onReplaced(() => (replaced += 1));
  text.ytext.insert(0, "refused ");
  await settle();
  text.ytext.insert(0, "and after it ");
  room.refuse(writings(room)[0]?.id ?? "", "closed");
  await settle();
  room.refuse(writings(room)[1]?.id ?? "", "gap");
  await settle();
  assert.deepEqual(room.live.tray.value.map((unsaved) => unsaved.text), ["refused ", "and after it "]);
  assert.equal(text.ytext.toString(), "It is Monday.");
  assert.equal(replaced, 1);
});

test("a text that is begun anew replaces the older one, and what was typed for that waits in the tray", async () => {
  const { room, text } = await begin();
  text.ytext.insert(0, "too late ");
  await settle();
  room.change(1, 2, ["texts", STORY, { epoch: NEXT }], ["text_parts", `${STORY}/1`, null], ["text_parts", `${STORY}/2`, new Other("Anew.").part()]);
  await settle();
  assert.equal(text.ytext.toString(), "Anew.");
  room.refuse(writings(room)[0]?.id ?? "", "epoch");
  await settle();
  assert.deepEqual(room.live.tray.value.map((unsaved) => unsaved.text), ["too late "]);
  assert.equal(text.ytext.toString(), "Anew.");
});

test("neither an update that comes again nor a snapshot after a cut doubles anything", async () => {
  const { room, other, text } = await begin();
  text.ytext.insert(0, "mine ");
  await settle();
  const sent = writings(room)[0];
  const update = sent?.args.update;
  room.change(1, 2, ["text_parts", `${STORY}/2`, { text: STORY, update }]);
  room.acknowledge(sent?.id ?? "");
  other.hear(update);
  await settle();
  room.snapshot({ texts: { [STORY]: { epoch: EPOCH } }, text_parts: { [`${STORY}/3`]: other.part() } }, 9);
  await settle();
  assert.equal(text.ytext.toString(), "mine It is Monday.");
});

test("undo takes back what was typed here and leaves what others wrote", async () => {
  const { room, other, text } = await begin();
  const mine = Symbol("mine");
  text.undo.addTrackedOrigin(mine);
  text.ytext.doc?.transact(() => text.ytext.insert(0, "mine "), mine);
  other.text.insert(13, " Theirs.");
  room.change(1, 2, ["text_parts", `${STORY}/2`, other.part()]);
  await settle();
  text.undo.undo();
  assert.equal(text.ytext.toString(), "It is Monday. Theirs.");
});

test("a text that is not there yet begins when it comes", async () => {
  const room = new Room();
  const board = await room.begin({});
  const text = new LiveText(board, STORY);
  assert.equal(text.isThere, false);
  room.change(1, 2, ["texts", STORY, { epoch: EPOCH }]);
  await settle();
  assert.equal(text.isThere, true);
});

test("many pieces are cut into several sendings that the server takes", async () => {
  const { room, text } = await begin();
  for (let n = 0; n < 250; n += 1) text.ytext.insert(0, "x");
  await settle();
  assert.equal(writings(room).length, 2);
  room.acknowledge(writings(room)[0]?.id ?? "");
  room.acknowledge(writings(room)[1]?.id ?? "");
  await settle();
  assert.equal(writings(room).length, 3);
});

/** @param {string} before @param {string} wanted */
function editing(before, wanted) {
  const text = new Doc().getText("text");
  text.insert(0, before);
  /** @type {object[]} */
  const deltas = [];
  text.observe((event) => deltas.push(...event.changes.delta));
  text.doc?.transact(() => edit(text, wanted));
  assert.equal(text.toString(), wanted);
  return deltas;
}

test("an edit is the smallest replacement, and never cuts a character in two", () => {
  assert.deepEqual(editing("one three", "one two three"), [{ retain: 5 }, { insert: "wo t" }]);
  assert.deepEqual(editing("abc", "abc"), []);
  assert.deepEqual(editing("a😀b", "a😁b"), [{ retain: 1 }, { delete: 2 }, { insert: "😁" }]);
  assert.deepEqual(editing("😀😀", "😀"), [{ retain: 2 }, { delete: 2 }]);
  assert.deepEqual(editing("aaa", "aa"), [{ retain: 2 }, { delete: 1 }]);
});

test("what no text may hold is dropped from what is pasted, and lines end as they should", () => {
  assert.equal(clean("a\r\nb\rc\u2028d"), "a\nb\nc\nd");
  assert.equal(clean("a\u0000b\u202ec\ud800d\te"), "abcd\te");
});
