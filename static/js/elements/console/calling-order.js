/** In which order the tiles stand: groups that call first, by how long they have waited. Pure. */

import { callsOf } from "./calls.js";

/** @import {LiveDocument} from "live" */
/** @import {Group} from "../session/people.js" */

/**
 * @param {LiveDocument} session
 * @param {readonly Group[]} groups in their own order
 * @param {readonly string[]} held the order that is kept while somebody points at a tile: nothing moves under their hand
 * @returns {Group[]}
 */
export function inCallingOrder(session, groups, held) {
  if (held.length === groups.length && groups.every(({ id }) => held.includes(id))) {
    return held.flatMap((id) => groups.find((group) => group.id === id) ?? []);
  }
  const since = new Map(callsOf(session).reverse().map(({ group, at }) => [group?.id, at]));
  const waits = (/** @type {Group} */ { id }) => since.get(id) ?? Number.POSITIVE_INFINITY;
  return [...groups].sort((one, other) => (waits(one) === waits(other) ? one.number - other.number : waits(one) - waits(other)));
}
