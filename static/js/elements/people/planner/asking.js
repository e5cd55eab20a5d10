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
/** @typedef {{pins: {[person: string]: string}, apart: [string, string][]}} KeptWishes  what the session keeps: who into which group, who not with whom */
/** @typedef {{person: string, group: string, text: string}} CheckMove */
/** @typedef {{lacks: {code: string, groups: string[], text: string}[], move: CheckMove | null}} CheckData  of groups with those who are here */
/**
 * @typedef {{
 *   people: number, least: number, choices: Choice[], presenting: {title: string, minutes: number} | null,
 *   notes: Note[], suggestions: Suggestion[], wishes: KeptWishes, check: CheckData | null,
 * }} OutlookData
 */
/** @typedef {{id: string, name: string, new: boolean, people: string[]}} PlannedGroup  `new`: it has yet to be made */
/** @typedef {{id: string, name: string, stays: boolean}} LeavingGroup  `stays`: it has work in it, and is only left empty */
/** @typedef {{seed: number, groups: PlannedGroup[], leaving: LeavingGroup[], notes: Note[]}} Proposal */
/** @typedef {{groups: number, seed: number, keep: boolean}} Wish  of this proposal alone */

/**
 * @param {string} address
 * @param {readonly string[] | null} here ids of those who are here, where the groups are to be looked at with them
 * @returns {Promise<OutlookData>}
 */
export function askOutlook(address, here) {
  if (here === null) return ask(address);
  // Without their dashes and with plain commas the ids of a large room fit into an address.
  return ask(`${address}?here=${here.map((id) => id.replaceAll("-", "")).join(",")}`);
}

/** @param {string} address of the outlook @param {Wish} wish @returns {Promise<Proposal>} */
export function askProposal(address, { groups, seed, keep }) {
  const query = new URLSearchParams({ groups: String(groups), seed: String(seed) });
  if (keep) query.set("keep", "on");
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
