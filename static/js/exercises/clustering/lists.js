/** Keeps one element for each cluster and each card, in the right place, dressed with what is to be shown of it. */

import { KeyedElements } from "../../ui/keyed-elements.js";
import { hue } from "../../ui/look.js";
import { wordsOf } from "../shared/withdrawn.js";
import { listsOf } from "./view.js";

/** @import {Answer} from "../../live/protocol.js" */
/** @import {Change, Save} from "./draft-text.js" */
/** @import {TroupeCluster} from "./cluster-card.js" */
/** @import {TroupeQuoteCard} from "./quote-card.js" */
/** @import {Board, Card, Pile} from "./view.js" */
/** @typedef {(cluster: string, change: Change) => Promise<Answer> | undefined} SaveOf */
/**
 * @typedef {{
 *   shown: Board, all: Board, needle: string, readonly: boolean,
 *   isSelected: (card: string) => boolean, isFolded: (cluster: string) => boolean,
 *   namesOn: (collection: "cards" | "clusters", id: string) => string,
 *   save: {label: SaveOf, description: SaveOf},
 * }} Picture
 */

export class BoardLists {
  /** @type {Picture | null} */
  #picture = null;
  /** Where Tab comes in: the card of each list that had the focus last. @type {Map<string, string>} */
  #last = new Map();
  /** @type {Set<string>} */
  #reachable = new Set();
  /** @type {Map<string, {label: Save, description: Save}>} */
  #saves = new Map();

  /** @type {KeyedElements<TroupeCluster>} */
  #clusters = new KeyedElements({
    create: (id) => makeCluster(id),
    update: (element, _record, id) => this.#dressCluster(element, id),
  });

  /** @type {KeyedElements<TroupeQuoteCard>} */
  #cards = new KeyedElements({
    create: (id) => makeCard(id),
    update: (element, record, id) => this.#dressCard(element, /** @type {Card} */ (record), id),
  });

  /** @param {string} id */
  card(id) {
    return this.#cards.get(id);
  }

  /** @param {string} id */
  cluster(id) {
    return this.#clusters.get(id);
  }

  /** Tab comes back to `card`. @param {string} list @param {string} card */
  remember(list, card) {
    this.#last.set(list, card);
  }

  /** @param {Picture} picture @param {Element} tray @param {Element} clusters containers without other content */
  arrange(picture, tray, clusters) {
    this.#picture = picture;
    this.#reachable = this.#reachableIn(listsOf(picture.shown));
    const { piles } = picture.shown;
    const removeClusters = this.#clusters.arrange([[clusters, piles.map(({ id, record }) => [id, record])]], { removeLater: true });
    /** @type {[Element, Pile["cards"]][]} */
    const lists = [[tray, picture.shown.tray]];
    for (const pile of piles) {
      const element = this.#clusters.get(pile.id);
      if (!element) continue;
      element.drawNow();
      lists.push([element.list, element.folded ? [] : pile.cards]);
    }
    this.#cards.arrange(lists);
    removeClusters();
  }

  /** @param {Map<string, string[]>} lists */
  #reachableIn(lists) {
    const found = new Set();
    for (const [list, cards] of lists) {
      const last = this.#last.get(list);
      const one = last !== undefined && cards.includes(last) ? last : cards[0];
      if (one !== undefined) found.add(one);
    }
    return found;
  }

  /** @param {TroupeQuoteCard} element @param {Card} card @param {string} id */
  #dressCard(element, card, id) {
    const picture = this.#picture;
    const quote = picture?.all.quotes.get(card.quote);
    if (!picture || !quote) return;
    element.number = quote.number;
    element.text = wordsOf(quote);
    element.withdrawn = quote.withdrawn ?? false;
    element.needle = picture.needle;
    element.selected = picture.isSelected(id);
    element.reachable = this.#reachable.has(id);
    element.readonly = picture.readonly;
    element.elsewhere = (picture.all.places.get(card.quote) ?? 1) - 1;
    element.holders = picture.namesOn("cards", id);
  }

  /** @param {TroupeCluster} element @param {string} id */
  #dressCluster(element, id) {
    const picture = this.#picture;
    const pile = picture?.shown.piles.find((one) => one.id === id);
    if (!picture || !pile) return;
    const saves = this.#savesOf(id);
    element.key = id;
    element.record = pile.record;
    element.rank = pile.rank;
    element.dataset.hue = String(hue(pile.rank));
    element.shown = pile.cards.length;
    element.count = picture.all.piles[pile.rank - 1]?.cards.length ?? 0;
    element.folded = picture.isFolded(id);
    element.readonly = picture.readonly;
    element.writers = picture.namesOn("clusters", id);
    element.saveLabel = saves.label;
    element.saveDescription = saves.description;
  }

  /** The same functions each time, so that nothing is drawn for them. @param {string} id */
  #savesOf(id) {
    const known = this.#saves.get(id);
    if (known) return known;
    /** @type {{label: Save, description: Save}} */
    const made = {
      label: async (change) => this.#picture?.save.label(id, change),
      description: async (change) => this.#picture?.save.description(id, change),
    };
    this.#saves.set(id, made);
    return made;
  }
}

/** @param {string} id */
function makeCluster(id) {
  const element = /** @type {TroupeCluster} */ (document.createElement("troupe-cluster"));
  element.className = "cluster";
  element.dataset.drop = id;
  element.setAttribute("role", "group");
  return element;
}

/** @param {string} id */
function makeCard(id) {
  const element = /** @type {TroupeQuoteCard} */ (document.createElement("troupe-quote-card"));
  element.className = "qcard";
  element.id = `card-${id}`;
  element.dataset.card = id;
  element.setAttribute("role", "listitem");
  return element;
}
