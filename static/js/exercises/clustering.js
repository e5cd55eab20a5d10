/**
 * `<troupe-clustering>`: the board on which a group sorts quotes into clusters, together and at once. It shows the live
 * document; what people do comes in by `events.js`, is decided in `acting.js` and sent by `commands.js`.
 */

import { html, nothing } from "lit";
import { LiveElement } from "../ui/base.js";
import "./clustering/cluster-card.js";
import "./clustering/quote-card.js";
import { Acting } from "./clustering/acting.js";
import { areas } from "./clustering/areas.js";
import { ClusteringCommands } from "./clustering/commands.js";
import { readDensity, writeDensity } from "./clustering/density.js";
import { BoardEvents } from "./clustering/events.js";
import { BoardFocus } from "./clustering/focus.js";
import { BoardLists } from "./clustering/lists.js";
import { Masonry } from "./clustering/masonry.js";
import { BoardReading } from "./clustering/reading.js";
import { Selection } from "./clustering/selection.js";
import { selectionBar } from "./clustering/selection-bar.js";
import * as states from "./clustering/states.js";
import { toolbar } from "./clustering/toolbar.js";
import { readBoard } from "./clustering/view.js";
import { nameOf } from "./clustering/who.js";
import { clustersText, namesText, placedText } from "./clustering/words.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {PageData} from "../ui/page.js" */
/** @import {Density} from "./clustering/density.js" */
/** @import {Side} from "./clustering/toolbar.js" */

const OF_THE_SESSION = ["people", "clock", "boards"];

/**
 * How far a group is, for the console.
 * @param {LiveDocument} document
 * @returns {{done: number, total: number, label: string}}
 */
export function progress(document) {
  const { placed, quotes, piles } = readBoard(document);
  const label = `${placedText(placed, quotes.size)} · ${clustersText(piles.length)}`;
  return { done: placed, total: quotes.size, label };
}

export class TroupeClustering extends LiveElement {
  static properties = {
    board: { attribute: false }, session: { attribute: false }, config: { attribute: false }, role: { attribute: false },
    looking: { attribute: false },
    needle: { state: true }, onlyUnsorted: { state: true }, density: { state: true }, side: { state: true },
  };

  #reading = new BoardReading();
  #focus = new BoardFocus(this);
  #masonry = new Masonry();
  #events = new BoardEvents(this);
  /** @type {Set<string>} */
  #folded = new Set();

  /** @type {LiveDocument | null} */
  document = null;
  /** @type {ClusteringCommands | null} */
  commands = null;
  lists = new BoardLists();
  selection = new Selection(() => this.#selected());
  acting = new Acting(this);

  constructor() {
    super();
    this.board = "";
    /** @type {LiveDocument | null} */ this.session = null;
    /** @type {PageData} */ this.config = {};
    /** @type {"participant" | "facilitator"} */ this.role = "participant";
    /** Whether one only looks, as at an earlier board, whatever one may. */
    this.looking = false;
    /** What is looked for. */
    this.needle = "";
    this.onlyUnsorted = false;
    /** @type {Density} */ this.density = readDensity();
    /** @type {Side} */ this.side = "tray";
  }

  get all() {
    return this.#reading.all;
  }

  get shown() {
    return this.#reading.shown;
  }

  get canWrite() {
    return !this.looking && (this.document?.can("write") ?? false);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#events.connect();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#events.disconnect();
    this.#masonry.stop();
    this.document?.setEditing(null);
    this.document?.setHolding(null);
  }

  /** @override @param {LiveDocument} document @param {Touched} touched */
  documentChanged(document, touched) {
    if (document !== this.document) return OF_THE_SESSION.some((collection) => touched.has(collection));
    this.#read();
    return true;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("session")) this.replace(/** @type {LiveDocument | null} */ (changed.get("session") ?? null), this.session);
    if (changed.has("board")) this.#open();
    this.#read();
  }

  /** @override */
  render() {
    const { document, all, shown, canWrite } = this;
    if (!document || document.state === "loading") return states.loading();
    if (document.state === "gone") return states.gone(document);
    if (all.quotes.size === 0) return states.noQuotes();
    const onNew = () => this.acting.makeOfSelection();
    return html`<div class="board" data-density=${this.density} data-side=${this.side}>
      ${toolbar(this, { found: this.needle.trim() ? this.#reading.found({ onlyTray: this.onlyUnsorted }) : null })}
      ${canWrite || this.looking ? nothing : states.readOnlyBanner(this.session, this.board)}
      ${areas({ all, shown, canWrite, id: this.board, onNew })}
      ${this.selection.size > 0 && canWrite
        ? selectionBar({ count: this.selection.size, onNew, onClear: () => this.selection.clear() })
        : nothing}
    </div>`;
  }

  /** @override */
  updated() {
    const tray = this.querySelector(".board__cards");
    const grid = /** @type {HTMLElement | null} */ (this.querySelector(".board__grid"));
    if (tray && grid) this.lists.arrange(this.#picture(), tray, grid);
    this.#masonry.observe(grid);
  }

  /** @param {string} cluster */
  isFolded(cluster) {
    return this.onlyUnsorted || this.#folded.has(cluster);
  }

  /** @param {string} cluster */
  fold(cluster) {
    if (!this.#folded.delete(cluster)) this.#folded.add(cluster);
    this.requestUpdate();
  }

  /** @param {Density} density */
  setDensity(density) {
    this.density = density;
    writeDensity(density);
  }

  /** Others see these cards in one's hand; without any, the selected ones. @param {readonly string[] | null} cards */
  hold(cards) {
    const ids = cards ?? this.acting.cardsFor(null);
    this.document?.setHolding(ids.length > 0 ? { collection: "cards", ids } : null);
  }

  undo() {
    if (this.canWrite) void this.commands?.undo();
  }

  /** @param {string | null} card */
  focusCard(card) {
    void this.#focus.card(card);
  }

  /** @param {string} card */
  openMenu(card) {
    this.lists.card(card)?.openMenu();
  }

  /** @param {string} cluster @param {string | null} returnTo */
  nameCluster(cluster, returnTo) {
    void this.#focus.name(cluster, returnTo);
  }

  leaveField() {
    this.#focus.leaveField();
  }

  /** @param {string | null} name of the place; null for the tray */
  moved(name) {
    this.#focus.sayMoved(name);
  }

  #open() {
    const next = this.board ? this.live.document(this.board) : null;
    this.replace(this.document, next);
    this.document = next;
    this.commands = next && new ClusteringCommands(next);
    this.#reading.restart();
    this.selection.clear();
  }

  #read() {
    if (this.document?.state !== "live") return;
    const moved = this.#reading.read(this.document, this.needle, (card) => this.commands?.owns(card) ?? false);
    for (const card of moved) this.lists.card(card)?.glow();
    this.selection.prune(this.all.cards);
  }

  #selected() {
    this.hold(null);
    this.requestUpdate();
  }

  /** @returns {import("./clustering/lists.js").Picture} */
  #picture() {
    const { all, shown, needle, document, commands } = this;
    return {
      all, shown, needle, readonly: !this.canWrite,
      isSelected: (card) => this.selection.has(card),
      isFolded: (cluster) => this.isFolded(cluster),
      namesOn: (collection, id) => {
        const actors = document?.editorsOf(collection, id).map(({ actor }) => actor) ?? [];
        return namesText([...new Set(actors)].map((actor) => nameOf(this.session, actor)));
      },
      save: {
        label: (cluster, change) => commands?.label(cluster, change),
        description: (cluster, change) => commands?.describe(cluster, change),
      },
    };
  }
}

customElements.define("troupe-clustering", TroupeClustering);
