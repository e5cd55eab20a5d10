/** What a facilitator wishes of a plan: for the moment here, what is to last in the session. */

/** @import {KeptWishes, OutlookData, Proposal, Wish} from "./asking.js" */

/** @implements {Wish} */
export class Wishes {
  groups = 0;
  seed = 1;
  keep = false;
  /** The group that is wished for people. @type {ReadonlyMap<string, string>} */
  pins = new Map();
  /** @type {readonly (readonly [string, string])[]} */
  apart = [];

  /**
   * Begin with as many groups as stand where people stay in theirs, else with what is suggested; and again when that is
   * no longer offered.
   * @param {OutlookData | null} outlook
   * @param {{standing: number}} room
   */
  beginWith(outlook, { standing }) {
    const offered = outlook?.choices ?? [];
    if (offered.length === 0 || offered.some(({ groups }) => groups === this.groups)) return;
    const first = offered.find(({ groups }) => groups === standing) ?? offered.find(({ recommended }) => recommended);
    this.groups = (first ?? offered[0])?.groups ?? 0;
  }

  /** @param {KeptWishes | undefined} kept @returns {boolean} whether somebody wishes something else than before */
  take(kept) {
    if (!kept) return false;
    const before = this.#text;
    this.pins = new Map(Object.entries(kept.pins));
    this.apart = kept.apart;
    return this.#text !== before;
  }

  get #text() {
    return JSON.stringify([[...this.pins].sort(), this.apart]);
  }
}

/** The same for proposals that put the same people together. @param {Proposal} proposal */
export function likeness({ groups }) {
  return groups.map(({ people }) => [...people].sort().join()).sort().join("|");
}
