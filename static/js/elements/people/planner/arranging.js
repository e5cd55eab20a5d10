/** What must be sent to make a proposal true, and to take it back. Pure. */

/** @import {Group, Person} from "../../session/people.js" */
/** @import {LeavingGroup, PlannedGroup} from "./asking.js" */

/** @typedef {{group: string, name: string}} NewGroup */
/** @typedef {{person: string, group: string | null}} Place */
/** @typedef {{remove: string[], make: NewGroup[], places: Place[]}} Arrangement */

/**
 * Whoever has left meanwhile is passed over, whoever is there already is not moved.
 * @param {{groups: readonly PlannedGroup[], leaving: readonly LeavingGroup[]}} proposal
 * @param {readonly Person[]} people
 * @returns {Arrangement}
 */
export function arrangementOf({ groups, leaving }, people) {
  const known = new Map(people.map((person) => [person.id, person]));
  /** @type {NewGroup[]} */ const make = [];
  /** @type {Place[]} */ const places = [];
  for (const planned of groups) {
    const { id: group } = planned;
    if (planned.new) make.push({ group, name: planned.name });
    for (const id of planned.people) {
      const person = known.get(id);
      if (person && person.group !== group) places.push({ person: id, group });
    }
  }
  return { remove: leaving.filter(({ stays }) => !stays).map(({ id }) => id), make, places };
}

/**
 * What leads back from `done` to where `people` and `groups` were before it.
 * @param {Arrangement} done
 * @param {readonly Person[]} people as they were
 * @param {readonly Group[]} groups as they were
 * @returns {Arrangement}
 */
export function wayBack(done, people, groups) {
  const moved = new Set(done.places.map(({ person }) => person));
  const removed = new Set(done.remove);
  return {
    remove: done.make.map(({ group }) => group),
    make: groups.filter(({ id }) => removed.has(id)).map(({ id, name }) => ({ group: id, name })),
    places: people.filter(({ id }) => moved.has(id)).map(({ id, group }) => ({ person: id, group })),
  };
}

/**
 * `way` as far as it can still be gone: people who have left stay away, groups with work in them stay.
 * @param {Arrangement} way
 * @param {{people: readonly Person[], groups: readonly Group[], busy: ReadonlySet<string>}} now
 * @returns {Arrangement}
 */
export function stillPossible(way, { people, groups, busy }) {
  const here = new Set(people.map(({ id }) => id));
  const standing = new Set(groups.map(({ id }) => id));
  const remove = way.remove.filter((id) => standing.has(id) && !busy.has(id));
  const make = way.make.filter(({ group }) => !standing.has(group));
  const after = new Set([...standing, ...make.map(({ group }) => group)].filter((id) => !remove.includes(id)));
  const places = way.places.filter(({ person, group }) => here.has(person) && (group === null || after.has(group)));
  return { remove, make, places };
}

/** How many of them have a group now and would get another. @param {Arrangement} arrangement @param {readonly Person[]} people */
export function countMoved({ places }, people) {
  const placed = new Set(people.filter(({ group }) => group !== null).map(({ id }) => id));
  return places.filter(({ person }) => placed.has(person)).length;
}
