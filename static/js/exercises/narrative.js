/** `<troupe-narrative>`: a day in the life of the group's persona, in one text that all write, counted and read aloud. */

import { html, nothing } from "lit";
import { announce } from "../ui/announcer.js";
import { LiveElement } from "../ui/base.js";
import { gettext, interpolate } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import * as states from "./narrative/states.js";
import { TARGET_WORDS, countWords, lengthText, wordsText } from "./narrative/words.js";
import "../elements/live-text.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {PageData} from "../ui/page.js" */

const STORY = "story";
const LONGEST_CHARACTERS = 8_000;

/**
 * Who has written how much cannot be told without opening the text; that somebody has, can.
 * @param {LiveDocument} document
 * @returns {{done: number, total: number, label: string}}
 */
export function progress(document) {
  const begun = document.get("text_parts").size > 0;
  return { done: begun ? 1 : 0, total: 1, label: begun ? gettext("The story is begun") : gettext("Not begun") };
}

export class TroupeNarrative extends LiveElement {
  static properties = {
    board: { attribute: false }, session: { attribute: false }, config: { attribute: false }, role: { attribute: false },
    looking: { attribute: false },
    story: { state: true }, reading: { state: true },
  };

  /** @type {LiveDocument | null} */
  document = null;

  constructor() {
    super();
    this.board = "";
    /** @type {LiveDocument | null} */ this.session = null;
    /** @type {PageData} */ this.config = {};
    /** @type {"participant" | "facilitator"} */ this.role = "participant";
    /** Whether one only looks, as at an earlier board, whatever one may. */
    this.looking = false;
    this.story = "";
    this.reading = false;
    this.addEventListener("text-changed", (event) => this.#wrote(/** @type {CustomEvent<{text: string}>} */ (event)));
    this.addEventListener("keydown", (event) => this.#key(event));
  }

  get canWrite() {
    return !this.looking && (this.document?.can("write") ?? false);
  }

  /** @override @param {LiveDocument} document @param {Touched} touched */
  documentChanged(document, touched) {
    if (document !== this.document) return touched.has("clock") || touched.has("boards");
    return touched.aspects.has("state") || touched.aspects.has("can") || touched.has("hero");
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("session")) this.replace(/** @type {LiveDocument | null} */ (changed.get("session") ?? null), this.session);
    if (!changed.has("board")) return;
    const next = this.board ? this.live.document(this.board) : null;
    this.replace(this.document, next);
    this.document = next;
  }

  /** @override */
  render() {
    const { document } = this;
    if (!document || document.state === "loading") return states.loading();
    if (document.state === "gone") return states.gone();
    return html`<div class="narrative">
      ${this.canWrite || this.looking ? nothing : states.readOnlyBanner(this.session, this.board)}
      <div class="narrative__head">
        <h2 class="narrative__title">${this.#title(document)}</h2>
        ${this.#readButton()}
      </div>
      ${this.reading ? this.#readAloud() : nothing}
      <div ?hidden=${this.reading}>${this.#editor(document)}</div>
      ${this.#length()}
    </div>`;
  }

  /** @param {LiveDocument} document */
  #editor(document) {
    return html`<troupe-text
      .document=${document} .session=${this.session} .text=${STORY} .longest=${LONGEST_CHARACTERS} .locked=${!this.canWrite}
      .label=${gettext("The story")}
      .hint=${this.canWrite ? gettext("It is Monday, twenty to nine …") : gettext("Nothing is written yet.")}
    ></troupe-text>`;
  }

  /** @param {LiveDocument} document */
  #title(document) {
    const name = document.record("hero", "main")?.name;
    return name ? interpolate(gettext("A Monday morning of %(name)s"), { name }) : gettext("A Monday morning");
  }

  #readButton() {
    if (this.story.trim() === "") return nothing;
    const words = this.reading ? gettext("Back to writing") : gettext("Read aloud");
    return html`<button type="button" class="btn narrative__read" aria-pressed=${String(this.reading)} @click=${this.#toggleReading}>
      ${icon(this.reading ? "edit" : "eye")}${words}
    </button>`;
  }

  #readAloud() {
    const paragraphs = this.story.split(/\n+/).filter((line) => line.trim() !== "");
    return html`<div class="narrative__aloud" dir="auto">${paragraphs.map((line) => html`<p dir="auto">${line}</p>`)}</div>`;
  }

  #length() {
    const count = countWords(this.story);
    return html`<div class="narrative__length">
      <meter class="narrative__meter" min="0" max=${TARGET_WORDS * 1.5} value=${count} aria-hidden="true"></meter>
      <span><strong>${wordsText(count)}</strong> <span class="text-soft">${lengthText(count)}</span></span>
    </div>`;
  }

  #toggleReading() {
    this.reading = !this.reading;
    announce(this.reading ? gettext("The story in large type, to be read aloud.") : gettext("You can write again."));
  }

  /** @param {CustomEvent<{text: string}>} event */
  #wrote({ detail }) {
    this.story = detail.text;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape" && this.reading) this.#toggleReading();
  }
}

customElements.define("troupe-narrative", TroupeNarrative);
