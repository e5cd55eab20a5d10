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
  #here;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #asked = 0;

  /**
   * `here` gives those who are here while the groups are to be looked at with them, else null.
   * @param {{address: () => string, mayAsk: () => boolean, changed: () => void, here: () => string[] | null}} options
   */
  constructor({ address, mayAsk, changed, here }) {
    this.#here = here;
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
    const data = await askOutlook(this.#address(), this.#here());
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
