/** When planned groups are looked at with those who are here. Pure. */

import { clockOf, placeOf, spent, stateOf } from "./agenda.js";
import { isForGroups } from "./boards.js";
import { MINUTE_MS, movingMsOf } from "./group-time.js";
import { peopleOf, whereabouts } from "./people.js";

/** @import {LiveDocument} from "live" */
/** @import {PageData} from "../../ui/page.js" */
/** @import {Step} from "./agenda.js" */

/** So long after a group's time has begun people are still coming; then they are at work. */
const COMING_MS = 5 * MINUTE_MS;

/**
 * The step for groups before which they are looked at: the one that comes next while everybody is together, or the one
 * that has just begun after that. Null where nobody is about to go into groups.
 * @param {{session: LiveDocument, config: PageData, now: number}} seen
 * @returns {Step | null}
 */
export function stepToCheck({ session, config, now }) {
  const state = stateOf(session);
  const { steps, at, current } = placeOf(session);
  if ((state !== "running" && state !== "paused") || !current || session.get("groups").size === 0) return null;
  if (!isForGroups(config, current)) return steps.slice(at + 1).find((step) => isForGroups(config, step)) ?? null;
  const comesFromAll = !isForGroups(config, steps[at - 1]);
  return comesFromAll && spent(current, clockOf(session), now) < movingMsOf(current) + COMING_MS ? current : null;
}

/** Ids of those whose page is connected, also of who looks elsewhere for a moment. @param {LiveDocument} session */
export function idsHere(session) {
  return peopleOf(session).flatMap((person) => (["here", "away"].includes(whereabouts(session, person)) ? [person.id] : []));
}
