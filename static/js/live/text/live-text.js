/**
 * One co-edited text of a live document: a Yjs text that follows the document's records and sends what is typed.
 * Editors bind to `ytext` and bind anew when it is another (`onReplaced`): after a refusal, or a new edition of the text.
 */

import { Doc, UndoManager, applyUpdate } from "yjs";
import { fromBase64, toBase64 } from "./base64.js";
import { Outgoing } from "./outgoing.js";

/** @import {LiveDocument} from "../document.js" */
/** @import {Touched} from "../touched.js" */
/** @import {Text, YTextEvent} from "yjs" */
/** @import {Sending} from "./outgoing.js" */

const TEXTS = "texts";
const PARTS = "text_parts";
/** The server's name for the one text in each Yjs document. */
const ROOT = "text";
/** Changes that came from the server; everything else was typed here. */
const SERVER = Symbol("server");

export class LiveText {
  #document;
  #id;
  /** @type {Doc} */
  #doc;
  /** @type {Text} */
  ytext;
  /** Takes back what was typed on this page, and nothing else. @type {UndoManager} */
  undo;
  /** @type {Outgoing} */
  #outgoing;
  #words = "";
  /** @type {Set<string>} */
  #applied = new Set();
  /** @type {string | null} */
  #epoch = null;
  /** @type {Set<() => void>} */
  #replaced = new Set();
  #unwatch;

  /** @param {LiveDocument} document @param {string} id which of its texts */
  constructor(document, id) {
    this.#document = document;
    this.#id = id;
    [this.#doc, this.ytext, this.undo, this.#outgoing] = this.#begin();
    this.#read();
    this.#unwatch = document.on((touched) => this.#changed(touched));
  }

  /** Whether the document has such a text by now. */
  get isThere() {
    return this.#epoch !== null;
  }

  /** Calls `listener` when `ytext` is another one. @param {() => void} listener @returns {() => void} ends it */
  onReplaced(listener) {
    this.#replaced.add(listener);
    return () => {
      this.#replaced.delete(listener);
    };
  }

  /** Hands what was typed on to the connection, which keeps it over a reload. */
  flush() {
    this.#outgoing.flush();
  }

  /** Sends the rest and ends. */
  stop() {
    this.#outgoing.flush();
    this.#unwatch();
    this.#replaced.clear();
    this.undo.destroy();
    this.#doc.destroy();
  }

  /** @returns {[Doc, Text, UndoManager, Outgoing]} */
  #begin() {
    const doc = new Doc();
    const ytext = doc.getText(ROOT);
    const epoch = this.#epoch;
    const undo = new UndoManager(ytext, { trackedOrigins: new Set() });
    const outgoing = new Outgoing((sending) => this.#send(sending, epoch, doc));
    ytext.observe((event, transaction) => {
      if (transaction.origin !== SERVER) this.#words += inserted(event);
      else undo.stopCapturing(); // what comes after somebody else's words is a step of its own
    });
    doc.on("update", (/** @type {Uint8Array} */ update, /** @type {unknown} */ origin) => {
      if (origin === SERVER) return;
      outgoing.add(update, this.#words);
      this.#words = "";
    });
    return [doc, ytext, undo, outgoing];
  }

  /** @param {Touched} touched */
  #changed(touched) {
    if (touched.has(TEXTS) || touched.has(PARTS)) this.#read();
  }

  /** Takes in whatever of the records is not here yet. */
  #read() {
    const epoch = this.#document.record(TEXTS, this.#id)?.epoch ?? null;
    if (epoch !== this.#epoch) this.#replace(epoch);
    if (epoch === null) return;
    for (const [id, part] of this.#document.get(PARTS)) {
      if (part.text !== this.#id || this.#applied.has(id)) continue;
      this.#applied.add(id);
      applyUpdate(this.#doc, fromBase64(part.update), SERVER);
    }
  }

  /** @param {string | null} epoch */
  #replace(epoch) {
    const before = [this.#doc, this.undo];
    this.#outgoing.flush();
    this.#epoch = epoch;
    this.#applied = new Set();
    [this.#doc, this.ytext, this.undo, this.#outgoing] = this.#begin();
    for (const one of before) one?.destroy();
    if (epoch !== null) queueMicrotask(() => this.#replaced.forEach((listener) => listener()));
  }

  /**
   * A refused piece leaves this page with words that nobody else has, and all that was typed after it hangs on them:
   * the text becomes what the server says, and the words wait in the tray.
   * @param {Sending} sending @param {string | null} epoch @param {Doc} doc
   */
  async #send({ update, words }, epoch, doc) {
    const args = { text: this.#id, epoch: epoch ?? "", update: toBase64(update) };
    const answer = await this.#document.send("write_text", args, { text: words.trim() === "" ? null : words });
    if (answer.ok || doc !== this.#doc) return;
    this.#replace(this.#epoch);
    this.#read();
  }
}

/** @param {YTextEvent} event */
function inserted(event) {
  return event.changes.delta.map((part) => (typeof part.insert === "string" ? part.insert : "")).join("");
}
