/**
 * One's own commands until the server has answered: at most 16 under way, the rest behind them, all sent again in
 * order and under the same ids after a cut. Kept over a reload. A refused one that carried text goes to the tray.
 */

import { FRAME_BYTES, MAX_IN_FLIGHT, TRANSIENT_CODES } from "./protocol.js";
import { refusalMessage } from "./messages.js";
import { Pace } from "./pace.js";
import { utf8Bytes } from "./receipts.js";
import { Tray } from "./tray.js";

/** @import {Answer, Arguments, CommandOut, Refusal} from "./protocol.js" */
/** @import {Environment} from "./environment.js" */
/** @import {Predict} from "./view.js" */

/** @typedef {{id: string, doc: string, gesture: string, type: string, args: Arguments}} Command */
/** @typedef {{text: string | null, predict: Predict | null}} Extras */
/** @typedef {Command & Extras & {at: number, sent: boolean, tries: number, resolve: (answer: Answer) => void}} Entry */

const MAX_TRIES = 8;
const RETRY_MS = 400;

export class PendingCommands {
  #send;
  #environment;
  #onChange;
  #pace;
  /** @type {Map<string, Entry>} in the order of sending */
  #entries = new Map();
  /** @type {string | null} */
  #owner = null;
  #connected = false;
  /** @type {string | null} */
  #over = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /**
   * @param {{send: (message: CommandOut) => boolean, environment: Environment, onChange: (doc: string) => void}} options
   *   `onChange` hears of each document whose list of pending commands is different
   */
  constructor({ send, environment, onChange }) {
    this.#send = send;
    this.#environment = environment;
    this.#onChange = onChange;
    this.#pace = new Pace(environment.now);
    this.tray = new Tray(environment.vault);
  }

  get size() {
    return this.#entries.size;
  }

  /** The unanswered commands of a document, oldest first. @param {string} doc */
  of(doc) {
    return [...this.#entries.values()].filter((entry) => entry.doc === doc);
  }

  /** @param {Command & Extras} command @returns {Promise<Answer>} */
  submit(command) {
    return new Promise((resolve) => {
      const entry = { ...command, at: this.#environment.now(), sent: false, tries: 0, resolve };
      this.#entries.set(entry.id, entry);
      this.#keep(entry);
      if (this.#over !== null) this.#fail(entry, this.#over);
      else if (utf8Bytes(JSON.stringify(frameOf(entry))) > FRAME_BYTES) this.#fail(entry, "too_big");
      else this.#pump();
      this.#onChange(entry.doc);
    });
  }

  /** The connection stands; what was under way when it broke is sent again. @param {string} owner own actor */
  connected(owner) {
    if (this.#owner !== null && this.#owner !== owner) {
      this.end("forbidden");
      return;
    }
    this.#connected = true;
    this.#pace.renew();
    if (this.#owner === null) void this.#restore(owner);
    this.#pump();
  }

  disconnected() {
    this.#connected = false;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    for (const entry of this.#entries.values()) entry.sent = false;
  }

  /** @param {string} id */
  acknowledged(id) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#forget(entry);
    void this.#environment.vault.remove(id);
    entry.resolve({ ok: true });
    this.#pump();
  }

  /** @param {Refusal} refusal */
  refused(refusal) {
    const entry = this.#entries.get(refusal.id);
    if (!entry) return;
    if (TRANSIENT_CODES.includes(refusal.code) && entry.tries < MAX_TRIES) {
      this.#sendLater(entry);
      return;
    }
    this.#drop(entry, { ok: false, code: refusal.code, message: refusal.message, detail: refusal.detail });
    this.#pump();
  }

  /** Nothing can be sent any more. @param {string} code */
  end(code) {
    this.#over = code;
    for (const entry of [...this.#entries.values()]) this.#fail(entry, code);
  }

  #pump() {
    if (!this.#connected || this.#pause !== undefined) return;
    let underWay = 0;
    for (const entry of this.#entries.values()) {
      if (underWay === MAX_IN_FLIGHT) return;
      underWay += 1;
      if (entry.sent) continue;
      const wait = this.#pace.take();
      if (wait > 0) return this.#pauseFor(wait);
      if (!this.#send(frameOf(entry))) return;
      entry.sent = true;
    }
  }

  /** @param {Entry} entry */
  #sendLater(entry) {
    entry.sent = false;
    entry.tries += 1;
    this.#pauseFor(RETRY_MS * 2 ** Math.min(entry.tries, 5) * (0.5 + this.#environment.random() / 2));
  }

  /** @param {number} ms */
  #pauseFor(ms) {
    if (this.#pause !== undefined) return;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#pump();
    }, ms);
  }

  /** @param {Entry} entry @param {string} code */
  #fail(entry, code) {
    this.#drop(entry, { ok: false, code, message: refusalMessage(code), detail: null });
  }

  /** @param {Entry} entry @param {Answer & {ok: false}} answer */
  #drop(entry, answer) {
    this.#forget(entry);
    if (entry.text === null) void this.#environment.vault.remove(entry.id);
    else {
      this.tray.add(entry, answer);
      this.#keep(entry, { code: answer.code, message: answer.message });
    }
    entry.resolve(answer);
  }

  /** @param {Entry} entry */
  #forget(entry) {
    this.#entries.delete(entry.id);
    this.#onChange(entry.doc);
  }

  /** @param {Entry} entry @param {{code: string, message: string} | null} [refused] */
  #keep(entry, refused = null) {
    if (this.#owner === null) return;
    const { id, at, doc, gesture, type, args, text } = entry;
    void this.#environment.vault.put({ id, owner: this.#owner, at, doc, gesture, type, args, text, refused });
  }

  /** Takes up what an earlier page of the same person left; it goes before what is still waiting here. @param {string} owner */
  async #restore(owner) {
    this.#owner = owner;
    for (const entry of this.#entries.values()) this.#keep(entry);
    const kept = await this.#environment.vault.all(owner);
    const here = [...this.#entries.values()];
    this.#entries.clear();
    for (const command of kept) {
      if (command.refused) this.tray.add(command, command.refused);
      else this.#entries.set(command.id, { ...command, predict: null, sent: false, tries: 0, resolve: () => undefined });
    }
    for (const entry of here) this.#entries.set(entry.id, entry);
    for (const entry of this.#entries.values()) this.#onChange(entry.doc);
    this.#pump();
  }
}

/** @param {Command} command @returns {CommandOut} */
function frameOf({ id, doc, gesture, type, args }) {
  return { t: "cmd", id, doc, gesture, type, args };
}
