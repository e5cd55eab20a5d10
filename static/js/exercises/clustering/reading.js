/** The board as last read from its document: all of it, and what is shown while something is looked for. */

import { matcher } from "../shared/find.js";
import { BoardNews } from "./news.js";
import { narrowed, readBoard } from "./view.js";

/** @import {Board, Records} from "./view.js" */

const COLLECTIONS = ["quotes", "cards", "clusters"];

export class BoardReading {
  #news = new BoardNews();
  /** @type {unknown[]} */
  #maps = [];
  #needle = "";

  /** @type {Board} */
  all = readBoard({ get: () => new Map() });
  /** @type {Board} */
  shown = this.all;

  /** Another document is read from now on. */
  restart() {
    this.#maps = [];
    this.#news.forget();
  }

  /**
   * Reads again what has changed; a collection is the same Map until something in it does.
   * @param {Records} document @param {string} needle @param {(card: string) => boolean} isOwn whether one is moving it oneself
   * @returns {string[]} the cards that others have moved since
   */
  read(document, needle, isOwn) {
    const maps = COLLECTIONS.map((collection) => document.get(collection));
    const isSame = maps.every((map, at) => map === this.#maps[at]);
    if (isSame && needle === this.#needle) return [];
    this.#maps = maps;
    this.#needle = needle;
    if (!isSame) this.all = readBoard(document);
    this.shown = needle.trim() ? narrowed(this.all, matcher(needle)) : this.all;
    return isSame ? [] : this.#news.look(this.all, isOwn);
  }

  /** How many quotes are shown. @param {{onlyTray: boolean}} options */
  found({ onlyTray }) {
    const piles = onlyTray ? [] : this.shown.piles.flatMap((pile) => pile.cards);
    return new Set([...this.shown.tray, ...piles].map(([, card]) => card.quote)).size;
  }
}
