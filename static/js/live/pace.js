/** Keeps what one sends under the server's limit for a connection (a burst of 300, 40 a second), with room to spare. */

const BURST = 200;
const PER_SECOND = 25;

export class Pace {
  #now;
  #tokens = BURST;
  #at;

  /** @param {() => number} now */
  constructor(now) {
    this.#now = now;
    this.#at = now();
  }

  /** A new connection starts with a full measure. */
  renew() {
    this.#tokens = BURST;
    this.#at = this.#now();
  }

  /** Milliseconds until one more may be sent; 0 when it may be sent now, and then it counts. */
  take() {
    const now = this.#now();
    this.#tokens = Math.min(BURST, this.#tokens + (Math.max(0, now - this.#at) * PER_SECOND) / 1000);
    this.#at = now;
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) * 1000) / PER_SECOND);
    this.#tokens -= 1;
    return 0;
  }
}
