/**
 * The base of live elements: light DOM, hears of its documents, draws at most once per animation frame for news from
 * outside (at once for its own), and lets go of everything when it leaves the page.
 */

import { LitElement } from "lit";
import { oncePerFrame } from "./frame.js";
import { pageLive } from "./page.js";

/** @import {LiveDocument, Touched} from "live" */

export class LiveElement extends LitElement {
  /** @type {Map<LiveDocument, () => void>} */
  #watched = new Map();
  /** @type {Set<(serverNow: number) => void>} */
  #tickers = new Set();
  /** @type {(() => void)[]} */
  #endTicks = [];
  #redraw = oncePerFrame(() => this.requestUpdate());

  /** @override */
  createRenderRoot() {
    return this;
  }

  get live() {
    return pageLive();
  }

  /**
   * Hears of `document` while on the page; its first picture comes by itself.
   * @param {LiveDocument} document
   * @returns {() => void} ends it
   */
  watch(document) {
    if (!this.#watched.has(document)) {
      if (this.isConnected) this.#listen(document);
      else this.#watched.set(document, () => undefined);
    }
    this.requestUpdate();
    return () => this.unwatch(document);
  }

  /** @param {LiveDocument} document */
  unwatch(document) {
    this.#watched.get(document)?.();
    this.#watched.delete(document);
  }

  /** Watches `next` instead of `previous`. @param {LiveDocument | null} previous @param {LiveDocument | null} next */
  replace(previous, next) {
    if (previous === next) return;
    if (previous) this.unwatch(previous);
    if (next) this.watch(next);
  }

  /** Calls `ticker` each second of the server while on the page. @param {(serverNow: number) => void} ticker */
  tick(ticker) {
    if (this.#tickers.has(ticker)) return;
    this.#tickers.add(ticker);
    if (this.isConnected) this.#endTicks.push(this.live.clock.onTick(ticker));
  }

  /**
   * Something in `_document` is different; answer false when this element does not show it.
   * @param {LiveDocument} _document
   * @param {Touched} _touched
   * @returns {boolean | void}
   */
  documentChanged(_document, _touched) {}

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    for (const document of [...this.#watched.keys()]) this.#listen(document);
    this.#endTicks = [...this.#tickers].map((ticker) => this.live.clock.onTick(ticker));
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    for (const end of [...this.#watched.values(), ...this.#endTicks]) end();
    this.#endTicks = [];
  }

  /** With this, `moveBefore` keeps the element connected while it moves. */
  connectedMoveCallback() {}

  /** @param {LiveDocument} document */
  #listen(document) {
    this.#watched.get(document)?.();
    const end = document.on((touched) => {
      if (this.documentChanged(document, touched) !== false) this.#redraw();
    });
    this.#watched.set(document, end);
    if (this.hasUpdated) this.#redraw();
  }
}
