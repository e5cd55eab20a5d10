/** What people say without words, as the console reads it: who calls, who is done, who needs more time. Pure. */

import { hasBoard } from "../session/boards.js";
import { groupsOf, peopleOf, whereabouts } from "../session/people.js";
import { placeOf } from "../session/agenda.js";

/** @import {LiveDocument} from "live" */
/** @import {PageData} from "../../ui/page.js" */
/** @import {Group, Person} from "../session/people.js" */

/** @typedef {{person: Person, word: "hand" | "help", at: number, group: Group | null}} Call */
/** @typedef {{group: Group | null, done: Person[], waiting: Person[], moreTime: Person[]}} Readiness */

/** Hands and calls for help of everybody who is still here, the oldest first. @param {LiveDocument} session @returns {Call[]} */
export function callsOf(session) {
  const groups = groupsOf(session);
  const calls = peopleOf(session).flatMap((person) => {
    const signal = session.record("signals", person.id);
    const group = groups.find(({ id }) => id === person.group) ?? null;
    /** @type {Call[]} */
    const found = [];
    if (signal?.help_at) found.push({ person, group, word: "help", at: signal.help_at });
    if (signal?.hand_at) found.push({ person, group, word: "hand", at: signal.hand_at });
    return found;
  });
  return calls.sort((one, other) => one.at - other.at);
}

/**
 * Who of some people is done with a step, who is not, and who asks for more time for it. Whoever is not connected does
 * not count: nobody waits for them.
 * @param {LiveDocument} session
 * @param {string} step
 * @param {readonly Person[]} people
 * @param {Group | null} [group]
 * @returns {Readiness}
 */
export function readiness(session, step, people, group = null) {
  const there = people.filter((person) => ["here", "away"].includes(whereabouts(session, person)));
  const says = (/** @type {Person} */ person, /** @type {string} */ word) => session.record("signals", person.id)?.[word] === step;
  return {
    group,
    done: there.filter((person) => says(person, "done")),
    waiting: there.filter((person) => !says(person, "done")),
    moreTime: there.filter((person) => says(person, "more_time")),
  };
}

/**
 * Where somebody is not done with what is on, by group and for those in none; empty where all are, or where people only
 * talk.
 * @param {LiveDocument} session
 * @param {PageData} config
 * @returns {Readiness[]}
 */
export function notDone(session, config) {
  const { current } = placeOf(session);
  if (!current || !hasBoard(config, current)) return [];
  const people = peopleOf(session);
  const groups = groupsOf(session);
  const known = new Set(groups.map(({ id }) => id));
  const found = [
    ...groups.map((group) => readiness(session, current.id, people.filter((person) => person.group === group.id), group)),
    readiness(session, current.id, people.filter((person) => !known.has(person.group ?? ""))),
  ];
  return found.filter(({ waiting }) => waiting.length > 0);
}
