/**
 * `<troupe-text>`: one co-edited text of a live document. An editor where there is a mouse, a plain textarea on phones, for
 * who prefers it and where the editor could not be fetched; the words themselves where one may not write. Says
 * `text-changed` with the text whenever it is another.
 */

import { html, nothing } from "lit";
import { LiveElement } from "../ui/base.js";
import { gettext, interpolate, ngettext } from "../ui/i18n.js";
import { hue, icon } from "../ui/look.js";
import { nameOf } from "./session/who.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {LiveText} from "../live/text/live-text.js" */
/** @import {Editor} from "../live/text/editor.js" */
/** @import {placeOf} from "../live/text/places.js" */
/** @import {bindTextarea} from "../live/text/textarea.js" */

const PREFERENCE = "troupe.plain-text";
const NAMES_SHOWN = 3;

export class TroupeText extends LiveElement {
  static properties = {
    document: { attribute: false },
    session: { attribute: false },
    text: {},
    label: {},
    hint: {},
    longest: { type: Number },
    locked: { type: Boolean },
    plain: { state: true },
    failed: { state: true },
    shown: { state: true },
  };

  /** @type {LiveText | null} */
  #live = null;
  /** @type {Editor | null} */
  #editor = null;
  /** @type {((editor: Editor) => void) | null} */
  #placeCarets = null;
  #unbind = () => undefined;
  /** Count what is being opened and bound, so that only the latest gets to the page. */
  #opening = 0;
  #binding = 0;

  constructor() {
    super();
    /** @type {LiveDocument | null} */ this.document = null;
    /** @type {LiveDocument | null} */ this.session = null;
    this.text = "";
    this.label = "";
    this.hint = "";
    this.longest = 20_000;
    this.locked = false;
    this.plain = prefersPlain();
    this.failed = false;
    this.shown = "";
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#leave);
    window.addEventListener("pagehide", this.#leave);
    if (this.hasUpdated) void this.#open();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#leave);
    window.removeEventListener("pagehide", this.#leave);
    this.#close();
  }

  /** @override @param {LiveDocument} _document @param {Touched} touched */
  documentChanged(_document, touched) {
    if (touched.all || touched.aspects.has("editing") || touched.aspects.has("people")) this.#showCarets();
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("document")) this.replace(/** @type {LiveDocument | null} */ (changed.get("document") ?? null), this.document);
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    if (["document", "text", "locked", "plain"].some((name) => changed.has(name))) void this.#open();
  }

  /** @override */
  render() {
    const id = `text-${this.text}`;
    return html`<div class="live-text ${this.locked ? "is-locked" : ""}">
      <div class="live-text__head">
        <span class="live-text__label" id="${id}-label">${this.label}</span>
        <span class="live-text__who" id="${id}-who" role="status">${this.#writers()}</span>
        ${this.locked ? nothing : this.#toggle()}
      </div>
      ${this.failed ? this.#failure() : nothing}
      <div class="live-text__field" ?hidden=${this.locked}></div>
      ${this.locked ? html`<p class="live-text__words" aria-labelledby="${id}-label">${this.shown || this.hint}</p>` : nothing}
    </div>`;
  }

  #toggle() {
    const words = this.plain ? gettext("Use the editor") : gettext("Use a plain field");
    return html`<button type="button" class="btn btn--quiet btn--small" aria-pressed=${String(this.plain)} @click=${this.#prefer}>${words}</button>`;
  }

  #failure() {
    return html`<p class="live-text__failure" role="alert">${icon("offline")}${gettext("The text could not be fetched.")}
      <button type="button" class="btn btn--small" @click=${() => this.#open()}>${gettext("Try again")}</button></p>`;
  }

  #writers() {
    const names = this.#others().map(({ name }) => name);
    if (names.length === 0) return "";
    const listed = names.slice(0, NAMES_SHOWN).join(", ");
    return interpolate(ngettext("%(names)s is writing", "%(names)s are writing", names.length), { names: listed });
  }

  #others() {
    const { document: board, session } = this;
    if (!board || !session) return [];
    return [...board.caretsIn(this.text)].map(([actor, caret]) => ({ caret, name: nameOf(session, actor), hue: hue(actor) }));
  }

  #prefer() {
    this.plain = !this.plain;
    remember(this.plain);
  }

  async #open() {
    const mine = (this.#opening += 1);
    this.#close();
    this.failed = false;
    const { document: board, text } = this;
    if (!board || !text || !this.isConnected) return;
    await board.ready;
    const module = await import("../live/text/live-text.js").catch(() => null);
    if (mine !== this.#opening) return;
    this.failed = module === null;
    if (!module) return;
    const live = new module.LiveText(board, text);
    this.#live = live;
    live.onReplaced(() => void this.#bind(live));
    await this.#bind(live);
  }

  /** @param {LiveText} live */
  async #bind(live) {
    this.#letGo();
    const mine = this.#binding;
    const { ytext } = live;
    const tell = () => this.#tell(ytext.toString());
    ytext.observe(tell);
    this.#unbind = () => void ytext.unobserve(tell);
    tell();
    if (this.locked) return;
    const editor = this.plain ? null : await import("../live/text/editor.js").catch(() => null);
    const { placeOf } = await import("../live/text/places.js");
    const { bindTextarea } = await import("../live/text/textarea.js");
    if (mine !== this.#binding) return;
    if (editor) this.#bindEditor(live, { Editor: editor.Editor, placeOf });
    else this.#bindTextarea(live, bindTextarea);
  }

  /** @param {LiveText} live @param {{Editor: typeof Editor, placeOf: typeof placeOf}} parts */
  #bindEditor(live, { Editor: EditorClass, placeOf }) {
    const { ytext, undo } = live;
    const id = `text-${this.text}`;
    const field = this.querySelector(".live-text__field");
    if (!(field instanceof HTMLElement)) return;
    const editor = new EditorClass(field, {
      ytext,
      undo,
      labelledBy: `${id}-label`,
      describedBy: `${id}-who`,
      hint: this.hint,
      longest: this.longest,
      onCaret: (caret) => this.document?.setCaret(caret && { text: this.text, ...caret }),
    });
    this.#editor = editor;
    this.#placeCarets = () => {
      const places = this.#others().map(({ caret, ...look }) => placeOf(ytext, caret, look));
      editor.showCarets(places.filter((place) => place !== null));
    };
    this.#showCarets();
  }

  /** @param {LiveText} live @param {typeof bindTextarea} bind */
  #bindTextarea(live, bind) {
    const field = this.querySelector(".live-text__field");
    const area = document.createElement("textarea");
    area.className = "live-text__area";
    area.maxLength = this.longest;
    area.placeholder = this.hint;
    area.setAttribute("aria-labelledby", `text-${this.text}-label`);
    area.setAttribute("aria-describedby", `text-${this.text}-who`);
    const unobserve = this.#unbind;
    const unbind = bind(area, live, (caret) => this.document?.setCaret(caret && { text: this.text, ...caret }));
    field?.replaceChildren(area);
    this.#unbind = () => {
      unobserve();
      unbind();
      area.remove();
    };
  }

  #showCarets() {
    if (this.#editor) this.#placeCarets?.(this.#editor);
  }

  /** @param {string} text */
  #tell(text) {
    this.shown = text;
    this.dispatchEvent(new CustomEvent("text-changed", { detail: { text }, bubbles: true }));
  }

  #leave = () => {
    if (document.hidden) this.#live?.flush();
  };

  #letGo() {
    this.#binding += 1;
    this.#unbind();
    this.#unbind = () => undefined;
    this.#editor?.destroy();
    this.#editor = null;
    this.#placeCarets = null;
    this.document?.setCaret(null);
  }

  #close() {
    this.#letGo();
    this.#live?.stop();
    this.#live = null;
  }
}

function prefersPlain() {
  try {
    const chosen = localStorage.getItem(PREFERENCE);
    if (chosen !== null) return chosen === "yes";
  } catch {
    // A browser that keeps nothing for us has no preference either.
  }
  return !matchMedia("(pointer: fine)").matches;
}

/** @param {boolean} plain */
function remember(plain) {
  try {
    localStorage.setItem(PREFERENCE, plain ? "yes" : "no");
  } catch {
    // It holds for this page then.
  }
}

customElements.define("troupe-text", TroupeText);
