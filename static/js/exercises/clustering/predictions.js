/**
 * What one's own commands will have done, shown before the server has answered. They check nothing: the server's
 * `clustering/commands.py` decides. Order keys are made up so that the card stands at once where it will stand.
 */

/** @import {View} from "../../live/view.js" */
/** @import {LiveRecord} from "../../live/protocol.js" */
/** @typedef {{cards: readonly string[], cluster: string | null, after?: string | null}} Move */

/** Sorts behind every key that begins alike, and before every other key. */
const LAST = "~";
/** Sorts right behind the key before it. */
const NEXT = " ";
/** Sorts before every key of the server. */
const FIRST = "!";

/** @param {View} view @param {Move} move */
export function moveCards(view, { cards, cluster, after = null }) {
  const behind = after === null ? undefined : view.record("cards", after);
  const start = behind ? nextStart(view, `${behind.order}${NEXT}`, cards) : `${lastOrder(view, cluster, cards)}${LAST}`;
  place(view, { cards, cluster, start });
}

/** @param {View} view @param {Move} move */
export function moveFirst(view, { cards, cluster }) {
  place(view, { cards, cluster, start: nextStart(view, FIRST, cards) });
}

/** @param {View} view @param {{cluster: string, label: string, cards: readonly string[]}} args */
export function makeCluster(view, { cluster, label, cards }) {
  const last = [...view.get("clusters").values()].reduce((most, one) => (one.order > most ? one.order : most), "");
  view.put("clusters", cluster, { label, description: "", order: `${last}${LAST}` });
  moveCards(view, { cards, cluster });
}

/** @param {View} view @param {{card: string, copy: string, cluster: string}} args */
export function copyCard(view, { card, copy, cluster }) {
  const record = view.record("cards", card);
  if (!record || hasTwin(view, { id: copy, record, cluster })) return;
  view.put("cards", copy, { ...record, cluster, order: `${lastOrder(view, cluster, [])}${LAST}` });
}

/** @param {View} view @param {{card: string}} args */
export function takeCard(view, { card }) {
  const record = view.record("cards", card);
  if (!record) return;
  const others = [...view.get("cards")].some(([id, other]) => id !== card && other.quote === record.quote);
  if (others) view.remove("cards", card);
  else moveCards(view, { cards: [card], cluster: null });
}

/** @param {View} view @param {{cluster: string}} args */
export function removeCluster(view, { cluster }) {
  for (const [id, card] of [...view.get("cards")]) if (card.cluster === cluster) takeCard(view, { card: id });
  view.remove("clusters", cluster);
}

/** Before what was put in the same place a moment ago and is not answered yet. @param {View} view @param {string} start @param {readonly string[]} moving @returns {string} */
function nextStart(view, start, moving) {
  const isTaken = [...view.get("cards")].some(([id, { order }]) => !moving.includes(id) && order.startsWith(start));
  return isTaken ? nextStart(view, `${start}${NEXT}`, moving) : start;
}

/** @param {View} view @param {{cards: readonly string[], cluster: string | null, start: string}} where */
function place(view, { cards, cluster, start }) {
  cards.forEach((id, at) => {
    const record = view.record("cards", id);
    if (!record) return;
    if (cluster !== null && hasTwin(view, { id, record, cluster })) view.remove("cards", id);
    else view.patch("cards", id, { cluster, order: `${start}${String(at).padStart(4, "0")}` });
  });
}

/** @param {View} view @param {{id: string, record: LiveRecord, cluster: string}} card */
function hasTwin(view, { id, record, cluster }) {
  const cards = [...view.get("cards")];
  return cards.some(([other, one]) => other !== id && one.quote === record.quote && one.cluster === cluster);
}

/** @param {View} view @param {string | null} cluster @param {readonly string[]} moving @returns {string} */
function lastOrder(view, cluster, moving) {
  let last = "";
  for (const [id, card] of view.get("cards")) {
    if (card.cluster === cluster && !moving.includes(id) && card.order > last) last = card.order;
  }
  return last;
}
