/** What a menu entry, a key or a drop means: which cards go where, and where the focus goes afterwards. */

import { confirmDialog } from "../../ui/dialog.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { NEW, readChoice } from "./destinations.js";
import { listsOf } from "./view.js";
import { pileName, quotesText } from "./words.js";

/** @import {ClusteringCommands, Place} from "./commands.js" */
/** @import {Drop} from "./dragging.js" */
/** @import {CardKey} from "./keyboard.js" */
/** @import {Selection} from "./selection.js" */
/** @import {Board} from "./view.js" */
/**
 * @typedef {{
 *   shown: Board, all: Board, selection: Selection, commands: ClusteringCommands | null,
 *   isFolded: (cluster: string) => boolean, fold: (cluster: string) => void,
 *   focusCard: (card: string | null) => void, openMenu: (card: string) => void, nameCluster: (cluster: string, returnTo: string | null) => void,
 *   moved: (name: string | null) => void,
 * }} ActingHost
 */

/** @type {Place} */
const TRAY = { id: null, name: null };

export class Acting {
  #host;

  /** @param {ActingHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** The whole selection when `card` belongs to it, else that card alone. @param {string | null} card */
  cardsFor(card) {
    const { selection, shown, all } = this.#host;
    if (card !== null && !selection.has(card)) return [card];
    const order = [...listsOf(shown).values(), ...listsOf(all).values()].flat();
    return selection.sorted([...new Set(order)]);
  }

  /** An entry of the menu of destinations. @param {string} entry @param {string | null} card whose menu it was; null for the selection's */
  choose(entry, card) {
    const { act, cluster } = readChoice(entry);
    const cards = this.cardsFor(card);
    const { commands } = this.#host;
    if (cards.length === 0 || !commands) return;
    if (act === "new") return this.#make(cards, card);
    if (act === "tray") return this.#move(cards, TRAY, card);
    if (act === "into") return this.#move(cards, this.#placeOf(cluster), card);
    const next = this.#neighbour(cards, card);
    if (act === "copy") commands.copy(cards, { id: cluster, name: this.#nameOf(cluster) });
    else commands.take(cards);
    this.#settle(act === "copy" ? card : next);
  }

  /** @param {CardKey} act */
  key(act) {
    const { all, shown, selection } = this.#host;
    const cards = this.cardsFor(act.card);
    if (act.key === "move") return this.#host.openMenu(act.card);
    if (act.key === "all") return selection.add(listContaining(shown, act.card));
    if (act.key === "new") return this.#make(cards, act.card);
    if (act.key === "tray") return this.#move(cards, TRAY, act.card);
    const pile = "rank" in act ? all.piles[act.rank - 1] : undefined;
    if (pile) this.#move(cards, this.#placeOf(pile.id), act.card);
  }

  /** Dropped before everything of a pile that is open means first; on a folded one, last. @param {Drop} drop */
  drop({ ids, zone, after }) {
    const { shown, commands, selection } = this.#host;
    if (zone === NEW) return this.#make(ids);
    const place = zone === "" ? TRAY : this.#placeOf(zone);
    const first = (listsOf(shown).get(zone) ?? []).find((id) => !ids.includes(id));
    if (after === null && first !== undefined && !this.#host.isFolded(zone)) commands?.moveBefore(ids, place, first);
    else commands?.move(ids, place, after);
    if (ids.some((id) => selection.has(id))) selection.clear();
  }

  /** A new cluster of the selection, or an empty one. */
  makeOfSelection() {
    this.#make(this.cardsFor(null));
  }

  /** @param {string} cluster @param {string} entry of the cluster's own menu or buttons */
  async clusterAct(cluster, entry) {
    const { act, cluster: other } = readChoice(entry);
    const { selection, all, commands } = this.#host;
    const cards = listsOf(all).get(cluster) ?? [];
    if (entry === "fold") this.#host.fold(cluster);
    else if (act === "all") selection.add(cards);
    else if (act === "merge") commands?.merge(cluster, cards, { id: other, name: this.#nameOf(other) });
    else if (act === "remove" && (await this.#mayRemove(cluster, cards.length))) {
      commands?.remove(cluster, this.#nameOf(cluster), cards);
    }
  }

  /** @param {string} cluster @param {number} count */
  async #mayRemove(cluster, count) {
    if (count === 0) return true;
    const values = { name: this.#nameOf(cluster), quotes: quotesText(count) };
    return confirmDialog({
      title: interpolate(gettext("Remove %(name)s?"), values),
      text: interpolate(gettext("%(quotes)s go back to the unsorted ones; none is lost. You can undo this."), values),
      confirm: gettext("Remove the cluster"),
      danger: true,
    });
  }

  /** @param {readonly string[]} cards @param {string | null} [card] where one was */
  #make(cards, card = null) {
    const { commands, selection } = this.#host;
    if (!commands) return;
    const next = this.#neighbour(cards, card);
    const cluster = commands.make(cards);
    selection.clear();
    this.#host.nameCluster(cluster, next);
  }

  /** @param {readonly string[]} cards @param {Place} place @param {string | null} card */
  #move(cards, place, card) {
    const next = this.#neighbour(cards, card);
    this.#host.commands?.move(cards, place);
    this.#settle(next);
    this.#host.moved(place.name);
  }

  /** @param {string | null} next */
  #settle(next) {
    this.#host.selection.clear();
    this.#host.focusCard(next);
  }

  /** The card to go on with when `cards` have left the list of `card`. @param {readonly string[]} cards @param {string | null} card */
  #neighbour(cards, card) {
    if (card === null) return null;
    const list = listContaining(this.#host.shown, card);
    const at = list.indexOf(card);
    const stays = (/** @type {string} */ id) => !cards.includes(id);
    return list.slice(at).find(stays) ?? list.slice(0, at).findLast(stays) ?? card;
  }

  /** @param {string} cluster @returns {Place} */
  #placeOf(cluster) {
    return { id: cluster, name: this.#nameOf(cluster) };
  }

  /** @param {string} cluster */
  #nameOf(cluster) {
    const pile = this.#host.all.piles.find(({ id }) => id === cluster);
    return pile ? pileName(pile) : gettext("a cluster");
  }
}

/** @param {Board} board @param {string} card */
function listContaining(board, card) {
  return [...listsOf(board).values()].find((list) => list.includes(card)) ?? [];
}
