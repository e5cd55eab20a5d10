/** Asks the server what groups could be made. Nothing here changes anything. */

import { gettext } from "../../../ui/i18n.js";

/**
 * @typedef {{
 *   groups: number, drafts: number, smallest: number, largest: number, minutes: number | null, gallery: boolean,
 *   recommended: boolean,
 * }} Choice
 */
/** @typedef {{code: string, text: string, hint: boolean, groups?: number[], people?: string[]}} Note */
/** @typedef {{person: string, group: string, need: string, why: string}} Suggestion */
/**
 * @typedef {{
 *   people: number, least: number, choices: Choice[], presenting: {title: string, minutes: number} | null,
 *   notes: Note[], suggestions: Suggestion[],
 * }} OutlookData
 */
/** @typedef {{id: string | null, name: string, people: string[]}} PlannedGroup  without an id it has yet to be made */
/** @typedef {{id: string, name: string, stays: boolean}} LeavingGroup  `stays`: it has work in it, and is only left empty */
/** @typedef {{seed: number, groups: PlannedGroup[], leaving: LeavingGroup[], notes: Note[]}} Proposal */
/**
 * @typedef {{
 *   groups: number, seed: number, keep: boolean, pins: ReadonlyMap<string, number>,
 *   apart: readonly (readonly [string, string])[],
 * }} Wish
 */

/** @param {string} address @returns {Promise<OutlookData>} */
export function askOutlook(address) {
  return ask(address);
}

/** @param {string} address of the outlook @param {Wish} wish @returns {Promise<Proposal>} */
export function askProposal(address, { groups, seed, keep, pins, apart }) {
  const query = new URLSearchParams({ groups: String(groups), seed: String(seed) });
  if (keep) query.set("keep", "on");
  for (const [person, place] of pins) query.append("pin", `${person}:${place}`);
  for (const [one, other] of apart) query.append("apart", `${one}:${other}`);
  return ask(`${address}proposal/?${query}`);
}

/** @param {string} address @returns {Promise<any>} rejects with a sentence for people */
async function ask(address) {
  const failed = new Error(gettext("The planner could not be asked. Please try again in a moment."));
  const response = await fetch(address, { redirect: "error" }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok && answer) return answer;
  throw answer?.message ? new Error(answer.message) : failed;
}
