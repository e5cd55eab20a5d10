/**
 * Who is on a document and what they have in hand. Ephemeral: nothing of it is stored, what is not repeated fades.
 * Says one small state per person, so that the latest word is always the whole truth.
 */

import { Reactions } from "./reactions.js";

/** @import {Attendance, EphemeralOut, Here} from "./protocol.js" */
/** @import {Reaction} from "./reactions.js" */

/** @typedef {"editing" | "holding"} Action */
/** @typedef {{actor: string, action: Action, collection: string, id: string}} Engagement */
/** @typedef {{collection: string, id: string}} Spot */
/** @typedef {{collection: string, ids: readonly string[]}} Spots */
/** @typedef {{text: string, anchor: string, head: string}} Caret  in a co-edited text; the ends are the text's own business */

const THROTTLE_MS = 100;
const REPEAT_MS = 4_000;
const EXPIRES_MS = 10_000;
const MAX_TOLD = 16;
const END_LONGEST = 200;

export class DocumentPresence {
  #doc;
  #send;
  #now;
  #onFade;
  /** @type {ReadonlyMap<string, Attendance>} */
  people = new Map();
  /** @type {Map<string, {until: number, engagements: Engagement[], caret: Caret | null, visiting: string | null}>} by actor */
  #others = new Map();
  #reactions;
  /** @type {Spot | null} */
  #editing = null;
  /** @type {Spots | null} */
  #holding = null;
  /** @type {Caret | null} */
  #caret = null;
  /** @type {string | null} */
  #visiting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #telling;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #fading;

  /**
   * @param {{doc: string, send: (message: EphemeralOut) => boolean, now: () => number, onFade: () => void}} options
   *   `onFade` is called when what others have in hand ends by itself
   */
  constructor({ doc, send, now, onFade }) {
    this.#doc = doc;
    this.#send = send;
    this.#now = now;
    this.#onFade = onFade;
    this.#reactions = new Reactions(now);
  }

  /** What others edit or hold. @returns {Engagement[]} */
  get engagements() {
    return [...this.#others.values()].flatMap((other) => other.engagements);
  }

  /** Where others write in a co-edited text, by actor. @param {string} text @returns {Map<string, Caret>} */
  caretsIn(text) {
    const found = [...this.#others].flatMap(([actor, { caret }]) =>
      caret?.text === text ? [/** @type {[string, Caret]} */ ([actor, caret])] : [],
    );
    return new Map(found);
  }

  /** The small signs of the last seconds, one's own too. @returns {Reaction[]} */
  get reactions() {
    return this.#reactions.shown;
  }

  /** Who says that they look in at a place. @param {string} place @returns {string[]} actors */
  visitorsOf(place) {
    return [...this.#others].flatMap(([actor, { visiting }]) => (visiting === place ? [actor] : []));
  }

  /** @param {Here} message */
  heard(message) {
    this.people = new Map(Object.entries(message.people));
    for (const actor of this.#others.keys()) if (!this.people.has(actor)) this.#others.delete(actor);
  }

  /** Takes what `actor` says of itself; anything unexpected in it counts as nothing. @param {string} actor @param {{[key: string]: any}} data */
  told(actor, data) {
    const engagements = [...engaged(actor, "editing", data.editing), ...engaged(actor, "holding", data.holding)];
    const caret = caretOf(data.caret);
    const visiting = typeof data.visiting === "string" && data.visiting.length <= END_LONGEST ? data.visiting : null;
    if (engagements.length === 0 && caret === null && visiting === null) this.#others.delete(actor);
    else this.#others.set(actor, { until: this.#now() + EXPIRES_MS, engagements, caret, visiting });
    this.#reactions.heard(actor, data.reaction);
    this.#fadeLater();
  }

  /** @param {Spot | null} spot */
  setEditing(spot) {
    this.#editing = spot;
    this.#tellSoon();
  }

  /** @param {Spots | null} spots */
  setHolding(spots) {
    this.#holding = spots && { collection: spots.collection, ids: spots.ids.slice(0, MAX_TOLD) };
    this.#tellSoon();
  }

  /** @param {Caret | null} caret */
  setCaret(caret) {
    this.#caret = caret;
    this.#tellSoon();
  }

  /** Tells others that one looks in at a place of theirs. @param {string | null} place */
  setVisiting(place) {
    if (place === this.#visiting) return;
    this.#visiting = place;
    this.#tellSoon();
  }

  /** Sends a small sign; false when the last one was only just sent. @param {string} kind */
  react(kind) {
    if (!this.#reactions.send(kind)) return false;
    this.#tellSoon();
    this.#fadeLater();
    return true;
  }

  /** The connection is new: others have forgotten, and so have we. */
  renew() {
    this.#others.clear();
    if (this.#isBusy) this.#tellSoon();
  }

  stop() {
    clearTimeout(this.#telling);
    clearTimeout(this.#fading);
    this.#telling = undefined;
    this.#fading = undefined;
  }

  get #isBusy() {
    return this.#editing !== null || this.#holding !== null || this.#caret !== null || this.#visiting !== null;
  }

  #tellSoon() {
    clearTimeout(this.#telling);
    const wait = Math.max(0, this.#toldAt + THROTTLE_MS - this.#now());
    if (wait === 0) this.#tell();
    else this.#telling = setTimeout(() => this.#tell(), wait);
  }

  #tell() {
    this.#toldAt = this.#now();
    const holding = this.#holding && { collection: this.#holding.collection, ids: this.#holding.ids };
    const reaction = this.#reactions.own;
    const seldom = { ...(this.#visiting === null ? {} : { visiting: this.#visiting }), ...(reaction === null ? {} : { reaction }) };
    this.#send({ t: "eph", doc: this.#doc, data: { editing: this.#editing, holding, caret: this.#caret, ...seldom } });
    this.#telling = this.#isBusy ? setTimeout(() => this.#tell(), REPEAT_MS) : undefined;
  }

  #fadeLater() {
    clearTimeout(this.#fading);
    this.#fading = undefined;
    const next = Math.min(this.#reactions.nextEnd, ...[...this.#others.values()].map((other) => other.until));
    if (Number.isFinite(next)) this.#fading = setTimeout(() => this.#fade(), Math.max(0, next - this.#now()) + 1);
  }

  #fade() {
    this.#fading = undefined;
    const before = this.#others.size;
    for (const [actor, other] of this.#others) if (other.until <= this.#now()) this.#others.delete(actor);
    const faded = this.#reactions.fade();
    this.#fadeLater();
    if (faded || this.#others.size < before) this.#onFade();
  }
}

/** @param {string} actor @param {Action} action @param {any} spot @returns {Engagement[]} */
function engaged(actor, action, spot) {
  if (typeof spot?.collection !== "string") return [];
  const ids = Array.isArray(spot.ids) ? spot.ids.slice(0, MAX_TOLD) : [spot.id];
  const known = ids.filter((/** @type {unknown} */ id) => typeof id === "string");
  return known.map((/** @type {string} */ id) => ({ actor, action, collection: spot.collection, id }));
}

/** @param {any} told @returns {Caret | null} */
function caretOf(told) {
  const parts = [told?.text, told?.anchor, told?.head];
  if (!parts.every((part) => typeof part === "string" && part.length <= END_LONGEST)) return null;
  return { text: told.text, anchor: told.anchor, head: told.head };
}
