/** The sheet as last read from its document, and what others have changed since. */

import { newsBetween, tell } from "./news.js";
import { readSheet } from "./view.js";

/** @import {FieldConfig, Records, Sheet} from "./view.js" */

const COLLECTIONS = ["about", "quotes", "clusters", "lines", "evidence", "names", "room", "privacy"];

export class SheetReading {
  /** @type {unknown[]} */
  #maps = [];
  #isFirst = true;

  /** @type {Sheet} */
  sheet = readSheet({ get: () => new Map() }, []);

  /** Another document is read from now on. */
  restart() {
    this.#maps = [];
    this.#isFirst = true;
  }

  /**
   * Reads again what has changed; a collection is the same Map until something in it does.
   * @param {Records} document @param {readonly FieldConfig[]} fields
   * @param {(key: string) => boolean} isOwn whether what happens to that record now is one's own doing
   * @returns {string[]} where others have changed something
   */
  read(document, fields, isOwn) {
    const maps = COLLECTIONS.map((collection) => document.get(collection));
    if (maps.every((map, at) => map === this.#maps[at])) return [];
    const before = this.sheet;
    this.#maps = maps;
    this.sheet = readSheet(document, fields);
    const news = this.#isFirst ? [] : newsBetween(before, this.sheet).filter(({ key }) => !isOwn(key));
    this.#isFirst = false;
    tell(news);
    return news.map(({ glow }) => glow).filter((glow) => glow !== null);
  }
}
