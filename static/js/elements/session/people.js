/** People and groups as the session document has them. Pure. */

import { gettext, interpolate } from "../../ui/i18n.js";
import { inOrder } from "./agenda.js";

/** @import {LiveDocument} from "live" */

/**
 * @typedef {{
 *   id: string, name: string, function: string, meets_customers: boolean | null, group: string | null,
 *   joined: boolean, scribe?: boolean, label: string,
 * }} Person  `label` is the name, told apart from others of the same name
 */
/**
 * @typedef {{id: string, name: string, order: string, number: number, host?: string | null, link?: string}} Group
 *   `number` counts from 1 and gives the hue
 */
/** @typedef {"here" | "away" | "left" | "expected"} Whereabouts */

const GUEST = "p:";
export const GROUP_MOST = 12;

/** @param {LiveDocument} session @returns {Person[]} by name */
export function peopleOf(session) {
  const people = [...session.get("people")].map(
    ([id, record]) => /** @type {Person} */ ({ joined: true, ...record, id, label: record.name }),
  );
  people.sort((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1));
  tellApart(people);
  return people;
}

/** @param {LiveDocument} session @returns {Group[]} */
export function groupsOf(session) {
  const groups = [...session.get("groups")].map(([id, record]) => /** @type {Group} */ ({ ...record, id, number: 0 }));
  groups.sort(inOrder).forEach((group, index) => (group.number = index + 1));
  return groups;
}

/** The participant's id behind an actor, or null for an account. @param {string | null} actor */
export function personIdOf(actor) {
  return actor?.startsWith(GUEST) ? actor.slice(GUEST.length) : null;
}

/** Where somebody is, by the presence on `document`. @param {LiveDocument} document @param {Person} person @returns {Whereabouts} */
export function whereabouts(document, person) {
  if (!person.joined) return "expected";
  return document.people.get(GUEST + person.id) ?? "left";
}

/** Who of a group does not have its board open; nobody while that is not known. @param {LiveDocument | null} board @param {readonly Person[]} members */
export function notArrived(board, members) {
  return board?.state === "live" ? members.filter(({ id }) => !board.people.has(GUEST + id)) : [];
}

/** @param {Whereabouts} where */
export function whereText(where) {
  const words = {
    here: gettext("here"),
    away: gettext("away for a moment"),
    left: gettext("not connected"),
    expected: gettext("not here yet"),
  };
  return words[where];
}

/**
 * What is wrong with a group, in words; empty when nothing is.
 * @param {readonly Person[]} members
 * @param {number} [least] how many it should have, where that is known
 */
export function groupWarnings(members, least = 0) {
  const warnings = [];
  if (members.length > 0 && members.length < least) {
    warnings.push(interpolate(gettext("Fewer than %(least)s people are hardly a group."), { least }));
  }
  if (members.length > GROUP_MOST) {
    warnings.push(interpolate(gettext("More than %(most)s people are too many for one board."), { most: GROUP_MOST }));
  }
  if (members.length > 0 && !members.some((person) => person.meets_customers)) {
    warnings.push(gettext("Nobody here meets customers."));
  }
  return warnings;
}

/** @param {Person[]} people sorted by name */
function tellApart(people) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const person of people) {
    const key = person.name.trim().toLocaleLowerCase();
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count > 1) person.label = `${person.name} (${count})`;
  }
}
