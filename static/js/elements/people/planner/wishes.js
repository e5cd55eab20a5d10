/** What a facilitator wishes of a plan; it lives as long as the planner is open. */

/** @import {OutlookData, Proposal, Wish} from "./asking.js" */

/** @implements {Wish} */
export class Wishes {
  groups = 0;
  seed = 1;
  keep = false;
  /** @type {Map<string, number>} */
  pins = new Map();
  /** @type {(readonly [string, string])[]} */
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

  /** @param {string} person @param {number | null} place null: wherever it is best */
  pin(person, place) {
    if (place === null) this.pins.delete(person);
    else this.pins.set(person, place);
  }

  /** @param {string} one @param {string} other */
  keepApart(one, other) {
    const isKnown = this.apart.some((pair) => pair.includes(one) && pair.includes(other));
    if (!isKnown) this.apart = [...this.apart, [one, other]];
  }

  /** @param {readonly [string, string]} pair */
  letTogether(pair) {
    this.apart = this.apart.filter((one) => one !== pair);
  }
}

/** The same for proposals that put the same people together. @param {Proposal} proposal */
export function likeness({ groups }) {
  return groups.map(({ people }) => [...people].sort().join()).sort().join("|");
}
