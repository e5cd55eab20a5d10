/** Who goes into which group when people are dealt out. Pure, and the same every time. */

/** @import {Person} from "./people.js" */

/**
 * Gives each of `people` a group. Those who meet customers are spread first, then functions, always into the group
 * that has fewest of their kind, and of those the smallest.
 * @param {readonly Person[]} people those to be placed
 * @param {readonly string[]} groups ids, in order
 * @param {readonly Person[]} [placed] who is in a group already
 * @returns {{person: string, group: string}[]}
 */
export function deal(people, groups, placed = []) {
  if (groups.length === 0) return [];
  const members = new Map(groups.map((group) => [group, placed.filter((person) => person.group === group)]));
  const waiting = [...people].sort(byRarity);
  return waiting.map((person) => {
    const group = bestFor(person, members);
    members.get(group)?.push(person);
    return { person: person.id, group };
  });
}

/** @param {Person} person @param {ReadonlyMap<string, readonly Person[]>} members */
function bestFor(person, members) {
  const smallest = Math.min(...[...members.values()].map((list) => list.length));
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const [group, list] of members) {
    if (list.length > smallest + 1) continue;
    const cost = costOf(person, list) + (list.length - smallest) * 10;
    if (cost < least) [best, least] = [group, cost];
  }
  return best;
}

/** How many of the same kind are there already. @param {Person} person @param {readonly Person[]} list */
function costOf(person, list) {
  const customers = person.meets_customers ? list.filter((one) => one.meets_customers).length * 2 : 0;
  const same = person.function ? list.filter((one) => one.function === person.function).length : 0;
  return Math.min(9, customers + same);
}

/** @param {Person} one @param {Person} other */
function byRarity(one, other) {
  if (Boolean(one.meets_customers) !== Boolean(other.meets_customers)) return one.meets_customers ? -1 : 1;
  return one.function.localeCompare(other.function) || (one.id < other.id ? -1 : 1);
}
