/** What a browser remembers of one person's room: when they were last here, and what they have put away. Best effort. */

/**
 * @typedef {{
 *   seenAt: number | null, step: string | null, gap: Gap | null, putAway: readonly string[], foldedAt: number,
 * }} Remembered  `step` is the one that was on when they were last here; `foldedAt` the time of the spotlight they folded
 */
/**
 * @typedef {{since: number | null, from: string | null, until: number, to: string | null}} Gap
 *   a while in which somebody was not here: when, and which steps were on at its ends; null for “from the beginning”
 */

/** @type {Remembered} */
const NOTHING = { seenAt: null, step: null, gap: null, putAway: [], foldedAt: 0 };
const PUT_AWAY_MOST = 120;

export class RoomMemory {
  #key;
  /** @type {Remembered} */
  #kept;

  /** @param {{session: string, person: string}} whose */
  constructor({ session, person }) {
    this.#key = `troupe-room:${session}:${person}`;
    this.#kept = { ...NOTHING, ...read(this.#key) };
  }

  get kept() {
    return this.#kept;
  }

  /** @param {Partial<Remembered>} changed */
  keep(changed) {
    this.#kept = { ...this.#kept, ...changed };
    write(this.#key, JSON.stringify(this.#kept));
  }

  /** @param {string} announcement */
  isPutAway(announcement) {
    return this.#kept.putAway.includes(announcement);
  }

  /** @param {readonly string[]} announcements */
  putAway(announcements) {
    this.keep({ putAway: [...new Set([...this.#kept.putAway, ...announcements])].slice(-PUT_AWAY_MOST) });
  }
}

/** @param {string} key @returns {Partial<Remembered>} */
function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "{}");
    return found !== null && typeof found === "object" && Array.isArray(found.putAway ?? []) ? found : {};
  } catch {
    return {}; // a browser without storage, or something of another release
  }
}

/** @param {string} key @param {string} text */
function write(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // a browser without storage remembers for this page only
  }
}
