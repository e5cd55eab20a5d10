/**
 * `<troupe-cluster>`: a pile of quotes with its provisional persona name and what they have in common. The board puts
 * the cards into `list`; what is to be done with the cluster is said as `act` with `detail.act` and `detail.cluster`.
 */

import { LitElement, html, live, nothing } from "lit";
import "../../ui/menu.js";
import "./draft-text.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { pileName, quotesText } from "./words.js";

/** @import {Cluster} from "./view.js" */
/** @import {Save, TroupeDraftText} from "./draft-text.js" */

const LABEL_MOST = 120;
const DESCRIPTION_MOST = 1_000;

export class TroupeCluster extends LitElement {
  static properties = {
    key: { attribute: false }, record: { attribute: false }, rank: { type: Number }, shown: { type: Number },
    count: { type: Number }, folded: { type: Boolean, reflect: true }, readonly: { type: Boolean },
    writers: { attribute: false }, saveLabel: { attribute: false }, saveDescription: { attribute: false },
  };

  /** Where the board puts the cards; one element for ever, so that a card in it keeps the focus. */
  list = document.createElement("div");

  constructor() {
    super();
    this.key = "";
    /** @type {Cluster} */ this.record = { label: "", description: "", order: "" };
    this.rank = 0;
    /** How many cards are shown, and how many there are. */
    this.shown = 0;
    this.count = 0;
    this.folded = false;
    this.readonly = false;
    this.writers = "";
    /** @type {Save | null} */ this.saveLabel = null;
    /** @type {Save | null} */ this.saveDescription = null;
    this.list.className = "cluster__cards";
    this.list.setAttribute("role", "list");
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  render() {
    const name = pileName(this);
    this.list.setAttribute("aria-label", interpolate(gettext("Quotes in %(name)s"), { name }));
    return html`
      <header class="cluster__head">
        <span class="cluster__rank" aria-hidden="true">${this.rank}</span>
        <div class="cluster__name">${this.#label()}</div>
        <div class="cluster__foot">
          <span class="cluster__count">${this.#countText()}</span>
          ${this.#buttons(name)}
        </div>
      </header>
      ${this.#description(name)}
      ${this.list}
      ${this.count === 0 ? html`<p class="cluster__empty">${gettext("Nothing in it yet. Drag quotes here, or use Move.")}</p>` : nothing}
    `;
  }

  #label() {
    return html`<troupe-draft-text
      field-class="cluster__label" label=${interpolate(gettext("Name of cluster %(rank)s"), { rank: this.rank })}
      placeholder=${gettext("Provisional persona name")} .most=${LABEL_MOST} .value=${live(this.record.label)}
      .save=${this.saveLabel} .writers=${this.writers} ?readonly=${this.readonly} @written=${() => this.#act("named")}
    ></troupe-draft-text>`;
  }

  /** @param {string} name */
  #description(name) {
    if (this.readonly && !this.record.description) return nothing;
    return html`<troupe-draft-text
      class="cluster__about" field-class="cluster__description" multiline .most=${DESCRIPTION_MOST}
      label=${interpolate(gettext("What the quotes in %(name)s have in common"), { name })}
      placeholder=${gettext("What do they have in common?")} .value=${live(this.record.description)}
      .save=${this.saveDescription} ?readonly=${this.readonly} @written=${() => this.#act("named")}
    ></troupe-draft-text>`;
  }

  /** @param {string} name */
  #buttons(name) {
    const fold = this.folded ? gettext("Unfold %(name)s") : gettext("Fold %(name)s");
    return html`<div class="cluster__tools">
      <button
        type="button" class="btn btn--quiet btn--icon btn--small cluster__fold" aria-expanded=${!this.folded}
        aria-label=${interpolate(fold, { name })} @click=${() => this.#act("fold")}
      >${icon(this.folded ? "chevron-down" : "chevron-up")}</button>
      ${this.readonly
        ? nothing
        : html`<troupe-menu
            class="cluster__menu" label="⋯" button-class="btn btn--quiet btn--icon btn--small"
            accessible-label=${interpolate(gettext("More for %(name)s"), { name })}
          ></troupe-menu>`}
    </div>`;
  }

  #countText() {
    if (this.shown === this.count) return quotesText(this.count);
    return interpolate(gettext("%(shown)s of %(all)s"), { shown: this.shown, all: quotesText(this.count) });
  }

  /** @param {string} act */
  #act(act) {
    this.dispatchEvent(new CustomEvent("act", { detail: { act, cluster: this.key }, bubbles: true }));
  }

  /** Draws at once, so that cards can be put into `list` on the page. */
  drawNow() {
    if (!this.hasUpdated) this.performUpdate();
  }

  async focusLabel() {
    await this.updateComplete;
    const label = /** @type {TroupeDraftText | null} */ (this.querySelector("troupe-draft-text"));
    await label?.updateComplete;
    label?.focus();
    this.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("troupe-cluster", TroupeCluster);
