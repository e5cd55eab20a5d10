/** What the vote's document says, as far as this person may see it. Pure. */

/** @import {LiveDocument} from "live" */
/**
 * @typedef {{
 *   title: string, summary: string, group: string | null, drafted: boolean, quotes: number, respondents: number, order: string,
 * }} Item
 */
/** @typedef {{dots: number, voters: number, rank: number}} Result */
/** @typedef {{id: string, item: Item, own: number}} Candidate  `own`: the dots that this person has put on it */
/** @typedef {Candidate & {result: Result, isTied: boolean}} Ranked */
/** @typedef {{voted: number, staff: number}} Turnout  `staff`: how many of those who voted run the session */
/**
 * @typedef {{
 *   isOpen: boolean, budget: number, cap: number, candidates: Candidate[], placed: number, left: number, turnout: Turnout | null,
 * }} Vote
 */
/** @typedef {"cap" | "budget"} Limit */

/** What there is before the first picture. @type {Vote} */
export const NOTHING = { isOpen: true, budget: 0, cap: 0, candidates: [], placed: 0, left: 0, turnout: null };

/** @param {LiveDocument} document @returns {Vote} */
export function readVote(document) {
  const poll = document.record("poll", "main");
  const { budget = 5, cap = 3 } = poll ?? {};
  const dots = ownDots(document);
  const items = [...document.get("items")].map(([id, item]) => ({ id, item: /** @type {Item} */ (item), own: dots[id] ?? 0 }));
  items.sort(inOrder);
  const placed = items.reduce((sum, { own }) => sum + own, 0);
  const turnout = /** @type {Turnout | undefined} */ (document.record("turnout", "main")) ?? null;
  return { isOpen: poll?.state !== "revealed", budget, cap, candidates: items, placed, left: Math.max(0, budget - placed), turnout };
}

/** The candidates by their result, equal ones in the order of the list; without a dot, without a place. @param {LiveDocument} document @param {Vote} vote */
export function readResults(document, { candidates }) {
  const results = /** @type {ReadonlyMap<string, Result>} */ (document.get("results"));
  /** @type {Map<number, number>} */
  const sharing = new Map();
  for (const { rank } of results.values()) sharing.set(rank, (sharing.get(rank) ?? 0) + 1);
  const all = candidates.map((candidate) => {
    const result = results.get(candidate.id) ?? { dots: 0, voters: 0, rank: candidates.length };
    return { ...candidate, result, isTied: result.dots > 0 && (sharing.get(result.rank) ?? 0) > 1 };
  });
  all.sort((one, other) => other.result.dots - one.result.dots || inOrder(one, other));
  const ranked = all.filter(({ result }) => result.dots > 0);
  return { ranked, without: all.filter(({ result }) => result.dots === 0), most: ranked[0]?.result.dots ?? 0, dots: sum(ranked) };
}

/** Which rule forbids so many dots on one candidate; null when none does. @param {Vote} vote @param {string} id @param {number} dots @returns {Limit | null} */
export function limitOn({ budget, cap, placed, candidates }, id, dots) {
  const own = candidates.find((candidate) => candidate.id === id)?.own ?? 0;
  if (dots <= own) return null;
  if (dots > cap) return "cap";
  return placed - own + dots > budget ? "budget" : null;
}

/** How many could vote, and how many of them have not. Others than participants count once they have voted. @param {Turnout} turnout @param {number} people */
export function turnoutOf({ voted, staff }, people) {
  const total = Math.max(voted, people + staff);
  return { voted, total, missing: total - voted };
}

/** The server sends nobody's ballot but one's own. @param {LiveDocument} document @returns {{[item: string]: number}} */
function ownDots(document) {
  const [ballot] = document.get("ballots").values();
  return ballot?.dots ?? {};
}

/** @param {Candidate} one @param {Candidate} other */
function inOrder(one, other) {
  if (one.item.order !== other.item.order) return one.item.order < other.item.order ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** @param {readonly Ranked[]} ranked */
function sum(ranked) {
  return ranked.reduce((all, { result }) => all + result.dots, 0);
}
