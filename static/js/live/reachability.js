/**
 * Why no connection comes about: a server that answers over HTTP while no WebSocket opens is cut off by something in
 * between, a proxy or a filter, and trying again will hardly help.
 */

/** After so many attempts without a greeting, or when one hangs for so long, one looks for the reason. */
export const ATTEMPTS = 3;
export const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 15_000;

export class Reachability {
  #environment;
  #onChange;
  #failures = 0;
  /** @type {number | null} */
  #openingSince = null;
  /** How many attempts had failed when the server was first seen to answer. @type {number | null} */
  #failuresBefore = null;
  #lookAt = 0;

  /** Whether the server answers, and no WebSocket opens. */
  blocked = false;

  /** @param {{now: () => number, reaches: () => Promise<boolean>}} environment @param {() => void} onChange */
  constructor(environment, onChange) {
    this.#environment = environment;
    this.#onChange = onChange;
  }

  /** A connection is tried; it may hang. */
  tried() {
    this.#openingSince = this.#environment.now();
  }

  /** A connection stands. */
  greeted() {
    this.#openingSince = null;
    this.#failures = 0;
    this.#found(false);
  }

  /** A connection has ended before it was greeted, without a word of the server. */
  failed() {
    this.#openingSince = null;
    this.#failures += 1;
    void this.check();
  }

  /** Looks for the reason when it is time. */
  async check() {
    const now = this.#environment.now();
    if ((this.#failures < ATTEMPTS && !this.#hangs(now)) || now < this.#lookAt) return;
    this.#lookAt = now + LOOK_AGAIN_MS;
    const reaches = await this.#environment.reaches();
    if (this.#failures > 0 || this.#openingSince !== null) this.#found(reaches);
  }

  /** @param {number} now */
  #hangs(now) {
    return this.#openingSince !== null && now - this.#openingSince >= PATIENCE_MS;
  }

  /** A server that has only just come back will take the next attempt, so that one more has to fail. @param {boolean} reaches */
  #found(reaches) {
    if (!reaches) this.#failuresBefore = null;
    else if (this.#failuresBefore === null) {
      this.#failuresBefore = this.#failures;
      this.#lookAt = 0;
      return;
    }
    const failedSince = this.#failures > (this.#failuresBefore ?? 0) || this.#hangs(this.#environment.now());
    this.#set(reaches && (this.blocked || failedSince));
  }

  /** @param {boolean} blocked */
  #set(blocked) {
    if (this.blocked === blocked) return;
    this.blocked = blocked;
    this.#onChange();
  }
}
