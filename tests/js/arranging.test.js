import assert from "node:assert/strict";
import { test } from "node:test";
import { arrangementOf, countMoved, stillPossible, wayBack } from "../../static/js/elements/people/planner/arranging.js";

/** @import {Group, Person} from "../../static/js/elements/session/people.js" */

/** @param {string} id @param {string | null} [group] @returns {Person} */
function person(id, group = null) {
  return { id, name: id, label: id, function: "", meets_customers: null, group, joined: true };
}

/** @param {string} id @returns {Group} */
function group(id) {
  return { id, name: id.toUpperCase(), order: id, number: 1 };
}

const PEOPLE = [person("ana", "one"), person("ben", "one"), person("cleo", "three"), person("dora")];
const GROUPS = [group("one"), group("two"), group("three"), group("four")];
const PROPOSAL = {
  groups: [
    { id: "one", name: "ONE", new: false, people: ["ana", "cleo"] },
    { id: "new", name: "New", new: true, people: ["ben", "dora", "somebody who has left"] },
  ],
  leaving: [{ id: "two", name: "TWO", stays: true }, { id: "three", name: "THREE", stays: false }],
};
const DONE = {
  remove: ["three"],
  make: [{ group: "new", name: "New" }],
  places: [{ person: "cleo", group: "one" }, { person: "ben", group: "new" }, { person: "dora", group: "new" }],
};

test("a proposal becomes groups and places; who is gone is passed over, who is there already stays", () => {
  assert.deepEqual(arrangementOf(PROPOSAL, PEOPLE), DONE);
  assert.equal(countMoved(DONE, PEOPLE), 2);
});

test("the way back removes what was made, makes what was removed and puts everybody where they were", () => {
  assert.deepEqual(wayBack(DONE, PEOPLE, GROUPS), {
    remove: ["new"],
    make: [{ group: "three", name: "THREE" }],
    places: [{ person: "ben", group: "one" }, { person: "cleo", group: "three" }, { person: "dora", group: null }],
  });
});

test("the way back leaves alone who has left, groups with work, and groups that are gone or there again", () => {
  const way = wayBack(DONE, PEOPLE, GROUPS);
  const people = [person("ana", "one"), person("ben", "new"), person("cleo", "one")];
  const now = { people, groups: [group("two"), group("new")], busy: new Set(["new"]) };
  assert.deepEqual(stillPossible(way, now), { remove: [], make: way.make, places: [{ person: "cleo", group: "three" }] });
  const again = { people, groups: [group("one"), group("three")], busy: new Set([""]) };
  assert.deepEqual(stillPossible(way, again), {
    remove: [],
    make: [],
    places: [{ person: "ben", group: "one" }, { person: "cleo", group: "three" }],
  });
});
