/** Where the focus goes when what has it moves away, and what is said when it goes out of sight. */

import { gettext, interpolate } from "../../ui/i18n.js";
import { toast } from "../../ui/toast.js";

/** @import {TroupeClustering} from "../clustering.js" */

export class BoardFocus {
  #host;
  /** Where Enter in a cluster's name leads back to. @type {string | null} */
  #returnTo = null;

  /** @param {TroupeClustering} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {string | null} card */
  async card(card) {
    if (card === null) return;
    await this.#drawn();
    const element = this.#host.lists.card(card);
    await element?.updateComplete;
    element?.focus();
  }

  /** @param {string} cluster @param {string | null} returnTo a card to go on with when it is named */
  async name(cluster, returnTo) {
    this.#returnTo = returnTo;
    this.#host.side = "clusters";
    await this.#drawn();
    await this.#host.lists.cluster(cluster)?.focusLabel();
  }

  /** A field of a cluster is done with. */
  leaveField() {
    const card = this.#returnTo;
    this.#returnTo = null;
    const record = card === null ? undefined : this.#host.all.cards.get(card);
    if (!record && document.activeElement instanceof HTMLElement) return document.activeElement.blur();
    if (record?.cluster === null) this.#host.side = "tray";
    void this.card(card);
  }

  /** Where one side is shown at a time, what has left it is out of sight. @param {string | null} name of the place; null for the tray */
  sayMoved(name) {
    if (this.#host.querySelector(".board__sides")?.checkVisibility() !== true) return;
    const text = name === null ? gettext("Back among the unsorted") : interpolate(gettext("Moved to %(name)s"), { name });
    toast(text, { kind: "success", action: { label: gettext("Undo"), run: () => this.#host.undo() } });
  }

  async #drawn() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }
}
