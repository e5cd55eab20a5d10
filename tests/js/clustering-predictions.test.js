import assert from "node:assert/strict";
import { test } from "node:test";

import { moveCards, moveFirst } from "../../static/js/exercises/clustering/predictions.js";
import { View } from "../../static/js/live/view.js";

const CARDS = new Map([
  ["a", { quote: "qa", cluster: "c", order: "a0" }],
  ["b", { quote: "qb", cluster: "c", order: "a1" }],
  ["x", { quote: "qx", cluster: null, order: "a0" }],
  ["y", { quote: "qy", cluster: null, order: "a1" }],
]);

/** @param {View} view */
function inCluster(view) {
  const cards = [...view.get("cards")].filter(([, card]) => card.cluster === "c");
  return cards.sort(([, one], [, other]) => (one.order < other.order ? -1 : 1)).map(([id]) => id);
}

const viewOfCards = () => new View((collection) => (collection === "cards" ? CARDS : new Map()));

test("a card that is put behind another stands before what was put there just before", () => {
  const view = viewOfCards();
  moveCards(view, { cards: ["x"], cluster: "c", after: "a" });
  moveCards(view, { cards: ["y"], cluster: "c", after: "a" });
  assert.deepEqual(inCluster(view), ["a", "y", "x", "b"]);
});

test("of two cards that are put first the later one is first", () => {
  const view = viewOfCards();
  moveFirst(view, { cards: ["y"], cluster: "c" });
  moveFirst(view, { cards: ["x"], cluster: "c" });
  assert.deepEqual(inCluster(view), ["x", "y", "a", "b"]);
});
