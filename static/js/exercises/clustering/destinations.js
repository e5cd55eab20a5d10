/** What the menus on the board offer: where cards can go, and what can be done with a cluster. Pure functions. */

import { gettext, interpolate } from "../../ui/i18n.js";
import { pileName } from "./words.js";

/** @import {MenuEntry} from "../../ui/menu.js" */
/** @import {Board, Pile} from "./view.js" */

export const NEW = "new";
export const TRAY = "tray";
export const ALSO = "also";
export const OUT = "out";
const INTO = "into:";
const COPY = "copy:";
const MERGE = "merge:";

/** @typedef {{act: "new" | "tray" | "also" | "out" | "into" | "copy" | "merge" | "all" | "remove", cluster: string}} Choice */

/** Where `cards` can be moved. @param {Board} board @param {readonly string[]} cards @returns {MenuEntry[]} */
export function destinations(board, cards) {
  const from = new Set(cards.map((id) => board.cards.get(id)?.cluster ?? null));
  const onlyFrom = (/** @type {string | null} */ place) => from.size === 1 && from.has(place);
  const isPlaced = !from.has(null);
  const several = cards.every((id) => (board.places.get(board.cards.get(id)?.quote ?? "") ?? 0) > 1);
  return [
    ...board.piles.map((pile) => entry(INTO, pile, onlyFrom(pile.id))),
    { id: NEW, label: gettext("New cluster"), hint: "N" },
    ...(onlyFrom(null) ? [] : [{ id: TRAY, label: gettext("Back to unsorted"), hint: "U" }]),
    ...(isPlaced && board.piles.length > 1 ? [{ id: ALSO, label: gettext("Also put into…") }] : []),
    ...(isPlaced && several ? [{ id: OUT, label: gettext("Take out of this cluster") }] : []),
  ];
}

/** In which other cluster `cards` can stand as well. @param {Board} board @param {readonly string[]} cards @returns {MenuEntry[]} */
export function secondPlaces(board, cards) {
  return board.piles.map((pile) => {
    const has = (/** @type {string} */ id) => pile.cards.some(([, card]) => card.quote === board.cards.get(id)?.quote);
    return entry(COPY, pile, cards.every(has));
  });
}

/** @param {Board} board @param {string} cluster @returns {MenuEntry[]} */
export function clusterActs(board, cluster) {
  const pile = board.piles.find(({ id }) => id === cluster);
  const others = board.piles.filter(({ id }) => id !== cluster);
  const isEmpty = !pile || pile.cards.length === 0;
  return [
    ...(isEmpty ? [] : [{ id: "all", label: gettext("Select all its quotes") }]),
    ...(isEmpty ? [] : others.map((other) => ({ id: `${MERGE}${other.id}`, label: interpolate(gettext("Merge into %(name)s"), { name: pileName(other) }) }))),
    { id: "remove", label: gettext("Remove the cluster") },
  ];
}

/** @param {string} id of a menu entry @returns {Choice} */
export function readChoice(id) {
  const [act = "", cluster = ""] = id.split(":");
  return { act: /** @type {Choice["act"]} */ (act), cluster };
}

/** @param {string} prefix @param {Pile} pile @param {boolean} isHere @returns {MenuEntry} */
function entry(prefix, pile, isHere) {
  const hint = isHere ? gettext("is here") : String(pile.cards.length);
  return { id: `${prefix}${pile.id}`, label: pileName(pile), hint, disabled: isHere };
}
