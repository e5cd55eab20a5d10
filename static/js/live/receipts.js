/** Counts what has been received on one connection, so that the server knows how much is still under way. */

const CONFIRM_EVERY_BYTES = 64 * 1024;

const encoder = new TextEncoder();

/** Length of `text` in UTF-8. @param {string} text */
export function utf8Bytes(text) {
  return encoder.encode(text).byteLength;
}

export class Receipts {
  #bytes = 0;
  #confirmed = 0;
  #every = CONFIRM_EVERY_BYTES;

  /** When the last frame came, in client milliseconds. */
  lastAt;

  /** @param {number} now */
  constructor(now) {
    this.lastAt = now;
  }

  /** Confirm at least twice per window. @param {number} bytes */
  limitWindow(bytes) {
    if (bytes > 0) this.#every = Math.min(CONFIRM_EVERY_BYTES, Math.floor(bytes / 2));
  }

  /** @param {string} frame @param {number} now */
  add(frame, now) {
    this.#bytes += utf8Bytes(frame);
    this.lastAt = now;
  }

  /** The total to confirm, or null when there is nothing worth telling. @param {{always: boolean}} options */
  toConfirm({ always }) {
    const open = this.#bytes - this.#confirmed;
    if (open === 0 || (!always && open < this.#every)) return null;
    this.#confirmed = this.#bytes;
    return this.#bytes;
  }
}
