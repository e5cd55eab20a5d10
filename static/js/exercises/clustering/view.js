/** A clustering board as it is to be shown: tray and clusters in order, read from the records. Pure functions. */

/** @import {LiveDocument} from "live" */

/** @typedef {{readonly text: string, readonly number: number, readonly withdrawn?: boolean}} Quote */
/** @typedef {{readonly quote: string, readonly cluster: string | null, readonly order: string}} Card */
/** @typedef {{readonly label: string, readonly description: string, readonly order: string}} Cluster */
/** @typedef {readonly [id: string, card: Card]} Placed */
/** @typedef {{id: string, rank: number, record: Cluster, cards: Placed[]}} Pile  `rank` counts from 1 */
/** @typedef {Pick<LiveDocument, "get">} Records */
/**
 * @typedef {{
 *   quotes: ReadonlyMap<string, Quote>, cards: ReadonlyMap<string, Card>, tray: Placed[], piles: Pile[],
 *   places: ReadonlyMap<string, number>, placed: number,
 * }} Board  `places` says how many cards a quote has, `placed` how many quotes stand in some cluster
 */

/** @param {Records} document @returns {Board} */
export function readBoard(document) {
  const quotes = /** @type {ReadonlyMap<string, Quote>} */ (/** @type {unknown} */ (document.get("quotes")));
  const cards = /** @type {ReadonlyMap<string, Card>} */ (/** @type {unknown} */ (document.get("cards")));
  const clusters = /** @type {ReadonlyMap<string, Cluster>} */ (/** @type {unknown} */ (document.get("clusters")));
  const stacks = stacked(inOrder(cards));
  const piles = inOrder(clusters).map(([id, record], at) => ({ id, record, rank: at + 1, cards: stacks.get(id) ?? [] }));
  /** @type {Map<string, number>} */
  const places = new Map();
  for (const card of cards.values()) places.set(card.quote, (places.get(card.quote) ?? 0) + 1);
  const placed = new Set(piles.flatMap((pile) => pile.cards.map(([, card]) => card.quote))).size;
  return { quotes, cards, tray: stacks.get(null) ?? [], piles, places, placed };
}

/**
 * The same board with only the cards that `shows` lets through.
 * @param {Board} board @param {(quote: Quote) => boolean} shows @returns {Board}
 */
export function narrowed(board, shows) {
  const keep = (/** @type {Placed[]} */ list) =>
    list.filter(([, card]) => {
      const quote = board.quotes.get(card.quote);
      return quote !== undefined && shows(quote);
    });
  return { ...board, tray: keep(board.tray), piles: board.piles.map((pile) => ({ ...pile, cards: keep(pile.cards) })) };
}

/** Every list of cards by the key of its place ("" = tray), in reading order. @param {Board} board @returns {Map<string, string[]>} */
export function listsOf(board) {
  /** @type {Map<string, string[]>} */
  const lists = new Map([["", board.tray.map(([id]) => id)]]);
  for (const pile of board.piles) lists.set(pile.id, pile.cards.map(([id]) => id));
  return lists;
}

/** @param {readonly Placed[]} cards @returns {Map<string | null, Placed[]>} by cluster */
function stacked(cards) {
  /** @type {Map<string | null, Placed[]>} */
  const stacks = new Map();
  for (const placed of cards) {
    const [, { cluster }] = placed;
    const stack = stacks.get(cluster);
    if (stack) stack.push(placed);
    else stacks.set(cluster, [placed]);
  }
  return stacks;
}

/** Sorted by order key, ties by id: as the server does it. @template {{readonly order: string}} R @param {ReadonlyMap<string, R>} records */
function inOrder(records) {
  return [...records].sort(([a, one], [b, other]) => compare(one.order, other.order) || compare(a, b));
}

/** By code unit, not by language: order keys are no words. @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
