/** Small signs that people send each other and that go by themselves: at most one of each person, never stored. */

/** @typedef {{kind: string, at: number}} Sign  `at` is the sender's own time and only tells two signs apart */
/** @typedef {{actor: string | null, kind: string, at: number}} Reaction  `actor` is null for oneself */

export const REACTION_SHOWN_MS = 5_000;
const OWN_EVERY_MS = 1_000;
const KIND = /^[a-z_]{1,24}$/;

export class Reactions {
  #now;
  /** @type {Map<string | null, Sign & {until: number}>} by actor; null is oneself */
  #signs = new Map();

  /** @param {() => number} now */
  constructor(now) {
    this.#now = now;
  }

  /** @returns {Reaction[]} the oldest first */
  get shown() {
    const now = this.#now();
    return [...this.#signs].flatMap(([actor, { kind, at, until }]) => (until > now ? [{ actor, kind, at }] : []));
  }

  /** What others are to be told of oneself. @returns {Sign | null} */
  get own() {
    const own = this.#signs.get(null);
    return own && own.until > this.#now() ? { kind: own.kind, at: own.at } : null;
  }

  /** When the next one goes; infinite where there is none. */
  get nextEnd() {
    return Math.min(...[...this.#signs.values()].map(({ until }) => until));
  }

  /** One's own; false when the last one was only just sent. @param {string} kind */
  send(kind) {
    const now = this.#now();
    const before = this.#signs.get(null);
    if (before && now - before.at < OWN_EVERY_MS) return false;
    this.#keep(null, { kind, at: now });
    return true;
  }

  /** Takes what `actor` says; a repeated word is not a new sign, and anything unexpected counts as none. @param {string} actor @param {any} told */
  heard(actor, told) {
    if (typeof told?.kind !== "string" || !KIND.test(told.kind) || typeof told.at !== "number") return;
    if (this.#signs.get(actor)?.at !== told.at) this.#keep(actor, { kind: told.kind, at: told.at });
  }

  /** Drops those that were shown long enough; says whether there were any. */
  fade() {
    const now = this.#now();
    const before = this.#signs.size;
    for (const [actor, { until }] of this.#signs) if (until <= now) this.#signs.delete(actor);
    return this.#signs.size < before;
  }

  /** @param {string | null} actor @param {Sign} sign */
  #keep(actor, sign) {
    this.#signs.delete(actor);
    this.#signs.set(actor, { ...sign, until: this.#now() + REACTION_SHOWN_MS });
  }
}
