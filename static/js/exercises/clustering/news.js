/** What others have moved since the last look: for the announcer, and to let those cards glow for a moment. */

import { announceNews } from "../../ui/announcer.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { movedText, pileName } from "./words.js";

/** @import {Board, Placed} from "./view.js" */

export class BoardNews {
  /** @type {ReadonlyMap<string, string | null> | null} cluster by card */
  #seen = null;

  /**
   * Looks at the board anew.
   * @param {Board} board @param {(card: string) => boolean} isOwn whether one is moving that card oneself
   * @returns {string[]} the cards that others have moved
   */
  look(board, isOwn) {
    const before = this.#seen;
    this.#seen = new Map([...board.cards].map(([id, card]) => [id, card.cluster]));
    if (!before) return [];
    const isNews = (/** @type {Placed} */ [id, card]) => before.has(id) && before.get(id) !== card.cluster && !isOwn(id);
    const moved = [...board.cards].filter(isNews);
    for (const [, card] of moved) tell(board, card.cluster);
    return moved.map(([id]) => id);
  }

  /** The next look is the first one. */
  forget() {
    this.#seen = null;
  }
}

/** @param {Board} board @param {string | null} cluster */
function tell(board, cluster) {
  const pile = board.piles.find(({ id }) => id === cluster);
  const text = interpolate(gettext("Somebody else: %(act)s"), { act: movedText(1, pile ? pileName(pile) : null) });
  announceNews("cards", text, (n) =>
    interpolate(ngettext("Others moved %(n)s quote", "Others moved %(n)s quotes", n), { n }),
  );
}
