/** One live document on this page: what elements read, listen to and send commands through. */

import { callSafely } from "./observable.js";
import { PredictedRecords } from "./predicted.js";
import { refusalMessage } from "./messages.js";
import { DocumentPresence } from "./presence.js";
import { Touched } from "./touched.js";
import { uuid } from "./uuid.js";

/** @import {Answer, Arguments, Changes, DocumentMessage, Outgoing, Snapshot, Sum} from "./protocol.js" */
/** @import {PendingCommands} from "./pending.js" */
/** @import {Caret, Spot, Spots} from "./presence.js" */
/** @import {Aspect} from "./touched.js" */
/** @import {Predict} from "./view.js" */

/** @typedef {{gesture?: string, text?: string | null, predict?: Predict | null}} SendOptions */
/**
 * @typedef {{
 *   send: (message: Outgoing) => boolean, pending: PendingCommands, now: () => number,
 *   changed: (document: LiveDocument) => void, keepsTo?: readonly string[] | null,
 * }} DocumentHost  `keepsTo`: the capabilities that this page uses at most, whatever its person has; it
 *   only shows then, and neither commands nor ephemeral words leave it
 */

/** A question to the server that has brought nothing is asked again after so long. */
const ASK_AGAIN_MS = 5_000;
/** What has changed is compared with the server's figures so often. */
const COMPARE_MS = 60_000;

export class LiveDocument {
  #host;
  #records;
  #presence;
  /** @type {Set<Aspect>} */
  #aspects = new Set();
  /** @type {Set<(touched: Touched) => void>} */
  #listeners = new Set();
  /** @type {ReadonlySet<string>} */
  #capabilities = new Set();
  #behind = false;
  #askedAt = 0;
  #comparedAt;
  /** @type {number | null} */
  #comparedHead = null;
  /** @type {(document: LiveDocument) => void} */
  #becomeReady = () => undefined;

  /** @type {"loading" | "live" | "gone"} */
  state = "loading";
  /** Why it is gone. @type {string | null} */
  code = null;
  /** What kind of document it is; empty until the first snapshot. */
  kind = "";

  /** @param {string} id @param {DocumentHost} host */
  constructor(id, host) {
    this.id = id;
    this.#host = host;
    this.#comparedAt = host.now();
    /** Resolves when there is something to show or nothing to be had: look at `state`. @type {Promise<LiveDocument>} */
    this.ready = new Promise((resolve) => (this.#becomeReady = resolve));
    this.#records = new PredictedRecords(() => host.pending.of(id));
    const send = host.keepsTo ? () => false : host.send;
    this.#presence = new DocumentPresence({ doc: id, send, now: host.now, onFade: () => this.#touch("editing") });
  }

  get head() {
    return this.#records.head;
  }

  /** Present people by actor. */
  get people() {
    return this.#presence.people;
  }

  /** What others edit or hold at the moment. */
  get editing() {
    return this.#presence.engagements;
  }

  /** How many own commands are unanswered. */
  get pending() {
    return this.#host.pending.of(this.id).length;
  }

  /** @param {string} collection @param {string} id */
  editorsOf(collection, id) {
    return this.editing.filter((one) => one.collection === collection && one.id === id);
  }

  /** Whether the server would let this person do `capability` now. @param {string} capability */
  can(capability) {
    return this.#capabilities.has(capability) || this.#capabilities.has("*");
  }

  /** The records of a collection, own predictions included; the same Map until something changes. @param {string} collection */
  get(collection) {
    return this.#records.get(collection);
  }

  /** @param {string} collection @param {string} id */
  record(collection, id) {
    return this.#records.get(collection).get(id);
  }

  /**
   * Sends a command; it is never lost, and the promise never rejects.
   * @param {string} type
   * @param {Arguments} args
   * @param {SendOptions} [options]
   * @returns {Promise<Answer>}
   */
  send(type, args, { gesture = uuid(), text = null, predict = null } = {}) {
    if (this.#host.keepsTo) return Promise.resolve({ ok: false, code: "shows_only", message: refusalMessage("shows_only"), detail: null });
    return this.#host.pending.submit({ id: uuid(), doc: this.id, gesture, type, args, text, predict });
  }

  /** Takes back one's own last gesture on this document. */
  undo() {
    return this.send("undo", {});
  }

  /** @param {Spot | null} spot */
  setEditing(spot) {
    this.#presence.setEditing(spot);
  }

  /** Where others write in a co-edited text, by actor. @param {string} text */
  caretsIn(text) {
    return this.#presence.caretsIn(text);
  }

  /** Tells others where one writes in a co-edited text. @param {Caret | null} caret */
  setCaret(caret) {
    this.#presence.setCaret(caret);
  }

  /** @param {Spots | null} spots */
  setHolding(spots) {
    this.#presence.setHolding(spots);
  }

  /** The small signs of the last seconds, one's own too. */
  get reactions() {
    return this.#presence.reactions;
  }

  /** Sends others here a small sign that goes by itself; false when the last one was only just sent. @param {string} kind */
  react(kind) {
    const sent = this.#presence.react(kind);
    if (sent) this.#touch("editing");
    return sent;
  }

  /** Who says that they look in at a place. @param {string} place */
  visitorsOf(place) {
    return this.#presence.visitorsOf(place);
  }

  /** Tells others that one looks in at a place of theirs. @param {string | null} place */
  setVisiting(place) {
    this.#presence.setVisiting(place);
  }

  /**
   * Calls `listener` after each received frame or own act that changed something.
   * @param {(touched: Touched) => void} listener
   * @returns {() => void} ends it
   */
  on(listener) {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Asks for everything after the head; for the page's connection only. @param {{fresh?: boolean}} [options] */
  subscribe({ fresh = false } = {}) {
    if (fresh) this.#records.forgetHead();
    if (this.state === "gone") this.#enter("loading");
    this.#behind = false;
    this.#ask();
    this.#presence.renew();
  }

  /** Takes a message of this document; for the page's connection only. @param {DocumentMessage} message */
  receive(message) {
    switch (message.t) {
      case "snap":
        return this.#replace(message);
      case "chg":
        return this.#apply(message);
      case "can":
        return this.#allow(message.can);
      case "here":
        this.#presence.heard(message);
        return this.#touch("people", "editing");
      case "eph":
        this.#presence.told(message.from, message.data);
        return this.#touch("editing");
      case "sum":
        return this.#compare(message);
      case "gone":
        return this.#vanish(message.code);
    }
  }

  /** Own commands are others than before. */
  pendingChanged() {
    this.#records.predictAnew();
    this.#touch("pending");
  }

  /** Asks again where an answer is overdue, and now and then whether one holds what one should. */
  check() {
    const now = this.#host.now();
    const waiting = this.#behind || this.state === "loading";
    if (waiting && now - this.#askedAt >= ASK_AGAIN_MS) this.#ask();
    const changed = this.state === "live" && !waiting && this.head !== this.#comparedHead;
    if (changed && now - this.#comparedAt >= COMPARE_MS && this.#host.send({ t: "sum", doc: this.id })) {
      this.#comparedAt = now;
      this.#comparedHead = this.head;
    }
  }

  /** Tells the listeners what has changed since the last time. */
  flush() {
    const touched = this.#records.takeTouched();
    touched.aspects = this.#aspects;
    this.#aspects = new Set();
    if (touched.isEmpty) return;
    for (const listener of [...this.#listeners]) callSafely(listener, touched);
  }

  /** Ends what runs for this document. */
  stop() {
    this.#presence.stop();
    this.#listeners.clear();
  }

  /** @param {{differs?: true}} [reason] */
  #ask(reason) {
    this.#askedAt = this.#host.now();
    this.#host.send({ t: "sub", doc: this.id, after: this.#records.head, ...reason });
  }

  /** Where one holds something else than one should, one begins anew. @param {Sum} message */
  #compare({ upto, count, sum }) {
    if (this.state !== "live" || this.#behind || this.head !== upto) return;
    const own = this.#records.sum();
    if (own.count === count && own.sum === sum) return;
    this.#records.forgetHead();
    this.#behind = true;
    this.#ask({ differs: true });
  }

  /** @param {Snapshot} snapshot */
  #replace(snapshot) {
    this.kind = snapshot.kind;
    this.#behind = false;
    this.#allow(snapshot.can);
    this.#records.replace(snapshot);
    this.#enter("live");
  }

  /** @param {Changes} message */
  #apply(message) {
    const outcome = this.#records.apply(message);
    if (outcome === "applied") {
      this.#behind = false;
      this.#host.changed(this);
    } else if (outcome === "gap" && this.state === "live" && !this.#behind) {
      this.#behind = true;
      this.#ask();
    }
  }

  /** @param {string[]} capabilities */
  #allow(capabilities) {
    const { keepsTo } = this.#host;
    this.#capabilities = new Set(keepsTo ? capabilities.filter((one) => keepsTo.includes(one)) : capabilities);
    this.#touch("can");
  }

  /** @param {string} code */
  #vanish(code) {
    this.#allow([]);
    this.#records.forgetHead();
    this.#enter("gone", code);
  }

  /** @param {"loading" | "live" | "gone"} state @param {string | null} [code] */
  #enter(state, code = null) {
    this.state = state;
    this.code = code;
    if (state !== "loading") this.#becomeReady(this);
    this.#touch("state");
  }

  /** @param {...Aspect} aspects */
  #touch(...aspects) {
    for (const aspect of aspects) this.#aspects.add(aspect);
    this.#host.changed(this);
  }
}
