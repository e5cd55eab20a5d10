/** What people do on the board, each as commands with their prediction; refusals are said, and undone by name. */

import { uuid } from "live";
import { announce } from "../../ui/announcer.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { toast } from "../../ui/toast.js";
import { Gestures } from "../shared/gestures.js";
import * as predictions from "./predictions.js";
import { copiedText, movedText } from "./words.js";

/** @import {LiveDocument} from "live" */
/** @import {Answer, Arguments} from "../../live/protocol.js" */
/** @import {Predict} from "../../live/view.js" */
/** @typedef {{id: string | null, name: string | null}} Place  both null for the tray */
/** @typedef {{gesture: string, said: string, cards?: readonly string[], predict?: Predict | null, text?: string | null}} Act */

/** The server takes so many cards in one command. */
const AT_ONCE = 200;

export class ClusteringCommands {
  #document;
  #gestures = new Gestures();
  /** Cards of commands that are not answered yet. @type {Set<readonly string[]>} */
  #moving = new Set();
  #undoing = 0;
  /** Takes away what was last said about an undo. */
  #unsay = () => {};

  /** @param {LiveDocument} document */
  constructor(document) {
    this.#document = document;
  }

  /** Whether what happens to `card` now is one's own doing. @param {string} card */
  owns(card) {
    return this.#undoing > 0 || [...this.#moving].some((cards) => cards.includes(card));
  }

  /** @param {readonly string[]} cards @param {Place} place @param {string | null} [after] a card there; null for the end */
  move(cards, place, after = null) {
    const act = { gesture: uuid(), said: movedText(cards.length, place.name), cards, predict: predictions.moveCards };
    let behind = after;
    for (const some of chunks(cards)) {
      void this.#run("move_cards", { cards: some, cluster: place.id, after: behind }, act);
      behind = behind === null ? null : (some.at(-1) ?? behind);
    }
    announce(act.said);
  }

  /** Puts cards before `first`: behind it, and then it behind them, as one gesture. @param {readonly string[]} cards @param {Place} place @param {string} first */
  moveBefore(cards, place, first) {
    const act = { gesture: uuid(), said: movedText(cards.length, place.name), cards: [...cards, first] };
    const args = { cards: cards.slice(0, AT_ONCE), cluster: place.id, after: first };
    void this.#run("move_cards", args, { ...act, predict: predictions.moveFirst });
    void this.#run("move_cards", { cards: [first], cluster: place.id, after: args.cards.at(-1) ?? null }, act);
    announce(act.said);
  }

  /** @param {readonly string[]} cards @returns {string} the id of the new cluster */
  make(cards) {
    const cluster = uuid();
    const [first = [], ...rest] = chunks(cards);
    const said = cards.length > 0 ? movedText(cards.length, gettext("a new cluster")) : gettext("New cluster made");
    const act = { gesture: uuid(), said, cards };
    void this.#run("make_cluster", { cluster, label: "", cards: first }, { ...act, predict: predictions.makeCluster });
    for (const some of rest) {
      void this.#run("move_cards", { cards: some, cluster, after: null }, { ...act, predict: predictions.moveCards });
    }
    announce(said);
    return cluster;
  }

  /** Lets the quotes stand in a second cluster as well. @param {readonly string[]} cards @param {{id: string, name: string}} place */
  copy(cards, { id: cluster, name }) {
    const act = { gesture: uuid(), said: copiedText(cards.length, name), predict: predictions.copyCard };
    for (const card of cards) void this.#run("copy_card", { card, copy: uuid(), cluster }, act);
    announce(act.said);
  }

  /** Takes cards away from where they stand; a quote's last card goes into the tray. @param {readonly string[]} cards */
  take(cards) {
    const act = { gesture: uuid(), said: gettext("Taken out"), cards, predict: predictions.takeCard };
    for (const card of cards) void this.#run("take_card", { card }, act);
    announce(act.said);
  }

  /** @param {string} cluster @param {string} name @param {readonly string[]} cards that stand in it */
  remove(cluster, name, cards) {
    const said = interpolate(gettext("%(name)s removed"), { name });
    void this.#run("remove_cluster", { cluster }, { gesture: uuid(), said, cards, predict: predictions.removeCluster });
    announce(said);
  }

  /** Puts everything of one cluster into another, and removes it. @param {string} cluster @param {readonly string[]} cards @param {{id: string, name: string}} into */
  merge(cluster, cards, { id, name }) {
    const act = { gesture: uuid(), said: movedText(cards.length, name), cards };
    for (const some of chunks(cards)) {
      void this.#run("move_cards", { cards: some, cluster: id, after: null }, { ...act, predict: predictions.moveCards });
    }
    void this.#run("remove_cluster", { cluster }, { ...act, predict: predictions.removeCluster });
    announce(act.said);
  }

  /** @param {string} cluster @param {{text: string, was: string, gesture: string}} change */
  label(cluster, { text: label, was, gesture }) {
    const said = interpolate(gettext("cluster named %(label)s"), { label: label || "–" });
    const predict = (/** @type {import("../../live/view.js").View} */ view) => view.patch("clusters", cluster, { label });
    return this.#run("label_cluster", { cluster, label, was }, { gesture, said, predict, text: label || null });
  }

  /** @param {string} cluster @param {{text: string, was: string, gesture: string}} change */
  describe(cluster, { text: description, was, gesture }) {
    const said = gettext("description changed");
    const predict = (/** @type {import("../../live/view.js").View} */ view) => view.patch("clusters", cluster, { description });
    return this.#run("describe_cluster", { cluster, description, was }, { gesture, said, predict, text: description || null });
  }

  /** Takes back one's own last gesture and says which that was. */
  async undo() {
    const last = this.#gestures.take();
    this.#undoing += 1;
    const answer = await this.#document.undo();
    setTimeout(() => (this.#undoing -= 1));
    if (answer.ok) {
      const said = last ? interpolate(gettext("Taken back: %(act)s"), { act: last.text }) : gettext("Your last change is taken back");
      return this.#say(said, "success");
    }
    if (last && answer.code !== "nothing_to_undo") this.#gestures.putBack(last);
    this.#say(answer.message, "error");
  }

  /** @param {string} text @param {"success" | "error"} kind */
  #say(text, kind) {
    this.#unsay();
    this.#unsay = toast(text, { kind });
  }

  /**
   * @param {string} type @param {Arguments} args @param {Act} act
   * @returns {Promise<Answer>}
   */
  async #run(type, args, { gesture, said, cards = [], predict = null, text = null }) {
    this.#gestures.add(gesture, said);
    const moving = [...cards];
    this.#moving.add(moving);
    const answer = await this.#document.send(type, args, { gesture, predict, text });
    setTimeout(() => this.#moving.delete(moving)); // what the answer changes is drawn first
    if (answer.ok) return answer;
    this.#gestures.forget(gesture);
    if (answer.code !== "changed_meanwhile") toast(answer.message, { kind: "error" });
    return answer;
  }
}

/** @param {readonly string[]} ids */
function chunks(ids) {
  const found = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) found.push(ids.slice(start, start + AT_ONCE));
  return found;
}
