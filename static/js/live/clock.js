/** The server's clock as seen from here, and one shared tick a second. Offset by the sample with the shortest way. */

import { callSafely } from "./observable.js";

/** @import {LiveRecord, Outgoing, Pong} from "./protocol.js" */
/** @typedef {{offset: number, roundTrip: number}} Sample */

const FIRST_SAMPLES = 5;
const FIRST_EVERY_MS = 200;
const THEN_EVERY_MS = 30_000;
const SECOND_MS = 1000;

export class ServerClock {
  #now;
  #offset = 0;
  /** @type {Sample[]} */
  #samples = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #probe;
  /** @type {Set<(serverNow: number) => void>} */
  #tickers = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #tick;

  /** @param {() => number} now client milliseconds */
  constructor(now) {
    this.#now = now;
  }

  /** Milliseconds to add to the client's clock to get the server's. */
  get offset() {
    return this.#offset;
  }

  serverNow() {
    return this.#now() + this.#offset;
  }

  /** Begins to measure on a new connection. @param {(message: Outgoing) => unknown} send @param {number} serverNow */
  start(send, serverNow) {
    if (this.#samples.length === 0) this.#offset = serverNow - this.#now();
    this.#samples = [];
    clearTimeout(this.#probe);
    let sent = 0;
    const probe = () => {
      send({ t: "ping", at: this.#now() });
      sent += 1;
      this.#probe = setTimeout(probe, sent < FIRST_SAMPLES ? FIRST_EVERY_MS : THEN_EVERY_MS);
    };
    probe();
  }

  stop() {
    clearTimeout(this.#probe);
  }

  /** Takes the answer to a ping. @param {Pong} pong */
  measure(pong) {
    const received = this.#now();
    const roundTrip = received - pong.at;
    if (roundTrip < 0) return;
    const sample = { offset: pong.now - (pong.at + received) / 2, roundTrip };
    if (!this.#samples.every((older) => agree(older, sample))) this.#samples = [];
    this.#samples = [...this.#samples.slice(1 - FIRST_SAMPLES), sample];
    const best = this.#samples.reduce((least, one) => (one.roundTrip < least.roundTrip ? one : least));
    this.#offset = best.offset;
  }

  /**
   * Calls `ticker` at the beginning of each second of the server, all tickers together.
   * @param {(serverNow: number) => void} ticker
   * @returns {() => void} stops it
   */
  onTick(ticker) {
    this.#tickers.add(ticker);
    if (this.#tick === undefined) this.#schedule();
    return () => {
      this.#tickers.delete(ticker);
      if (this.#tickers.size > 0) return;
      clearTimeout(this.#tick);
      this.#tick = undefined;
    };
  }

  #schedule() {
    const rest = SECOND_MS - (((this.serverNow() % SECOND_MS) + SECOND_MS) % SECOND_MS);
    this.#tick = setTimeout(() => {
      this.#schedule();
      const now = this.serverNow();
      for (const ticker of [...this.#tickers]) callSafely(ticker, now);
    }, rest);
  }
}

/** Two samples agree unless one of the clocks was set in between. @param {Sample} one @param {Sample} other */
function agree(one, other) {
  return Math.abs(one.offset - other.offset) <= (one.roundTrip + other.roundTrip) / 2 + 50;
}

/**
 * Milliseconds that the current step has run.
 * @param {LiveRecord | undefined} clock `{state, started_at, elapsed_ms}`
 * @param {number} serverNow
 */
export function elapsed(clock, serverNow) {
  if (!clock) return 0;
  const running = clock.state === "running" && clock.started_at !== null;
  return (clock.elapsed_ms ?? 0) + (running ? Math.max(0, serverNow - clock.started_at) : 0);
}

/**
 * Milliseconds left of a step of `minutes`; negative when it runs over.
 * @param {LiveRecord | undefined} clock
 * @param {number} minutes
 * @param {number} serverNow
 */
export function remaining(clock, minutes, serverNow) {
  return minutes * 60_000 - elapsed(clock, serverNow);
}
