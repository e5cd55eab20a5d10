/** What the planner says of the room as it is, asked again soon after people, groups or the agenda have changed. */

import { askOutlook } from "./planner/asking.js";

/** @import {OutlookData} from "./planner/asking.js" */

const SOON_MS = 300;

export class Outlook {
  /** @type {OutlookData | null} */
  data = null;
  #address;
  #mayAsk;
  #changed;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #asked = 0;

  /** @param {{address: () => string, mayAsk: () => boolean, changed: () => void}} options */
  constructor({ address, mayAsk, changed }) {
    this.#address = address;
    this.#mayAsk = mayAsk;
    this.#changed = changed;
  }

  /** Something is different: ask when it has been quiet for a moment. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now().catch(() => undefined), SOON_MS);
  }

  /** Ask at once; rejects with a sentence for people. @returns {Promise<OutlookData | null>} */
  async now() {
    clearTimeout(this.#timer);
    if (!this.#address() || !this.#mayAsk()) return null;
    const turn = (this.#asked += 1);
    const data = await askOutlook(this.#address());
    if (turn === this.#asked) {
      this.data = data;
      this.#changed();
    }
    return data;
  }

  stop() {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }
}
