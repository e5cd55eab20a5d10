/**
 * `<troupe-sheet>`: the persona sheet that a group fills together, with the quotes it rests on beside it. It shows the
 * live document; what people do comes in by `events.js`, is decided in `acting.js` and sent by `commands.js`.
 */

import { html, nothing, repeat } from "lit";
import { nameOf } from "../elements/session/who.js";
import { LiveElement } from "../ui/base.js";
import { gettext } from "../ui/i18n.js";
import { hue } from "../ui/look.js";
import { pageData } from "../ui/page.js";
import { matcher } from "./shared/find.js";
import { silenceText } from "./shared/silence.js";
import { about } from "./sheet/about.js";
import { SheetActing } from "./sheet/acting.js";
import { SheetCommands } from "./sheet/commands.js";
import { SheetEvents } from "./sheet/events.js";
import { fieldSection } from "./sheet/field.js";
import { SheetFocus } from "./sheet/focus.js";
import { KeptFocus } from "./sheet/kept-focus.js";
import { quotesPanel } from "./sheet/quotes.js";
import { SheetReading } from "./sheet/reading.js";
import { Saves } from "./sheet/saves.js";
import * as states from "./sheet/states.js";
import { toolbar } from "./sheet/toolbar.js";
import { evidenceAt, fieldOfLine, quoteGroups, readSheet } from "./sheet/view.js";
import { progressText } from "./sheet/words.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {PageData} from "../ui/page.js" */
/** @import {Side} from "./sheet/toolbar.js" */
/** @import {Place, Quote, QuoteGroup} from "./sheet/view.js" */

const OF_THE_SESSION = ["people", "clock", "boards"];
/** The server takes no longer line. */
const LINE_MOST = 600;

/**
 * How far a group is, for the console.
 * @param {LiveDocument} document
 * @returns {{done: number, total: number, label: string}}
 */
export function progress(document) {
  const { counts, fields, silent } = readSheet(document, pageData().fields ?? []);
  if (silent) return { done: 0, total: 1, label: silenceText(document) };
  return { done: counts.filled, total: fields.length, label: progressText(counts, fields.length) };
}

export class TroupeSheet extends LiveElement {
  static properties = {
    board: { attribute: false }, session: { attribute: false }, config: { attribute: false }, role: { attribute: false },
    looking: { attribute: false },
    needle: { state: true }, onlyUnused: { state: true }, side: { state: true }, aim: { state: true },
  };

  #reading = new SheetReading();
  #events = new SheetEvents(this);
  /** The quote at which Tab comes in. */
  #last = "";
  /** @type {Set<string>} */
  #unfolded = new Set();
  /** What is to be seen for a moment once it is drawn. @type {Set<string>} */
  #glowing = new Set();
  #kept = new KeptFocus(this);

  /** @type {LiveDocument | null} */
  document = null;
  /** @type {SheetCommands | null} */
  commands = null;
  /** The quotes as they are shown. @type {QuoteGroup[]} */
  groups = [];
  lineMost = LINE_MOST;
  acting = new SheetActing(this);
  focusing = new SheetFocus(this);
  saves = new Saves(() => this.commands);

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
    this.onlyUnused = false;
    /** @type {Side} */ this.side = "sheet";
    /** For what quotes are being chosen. @type {Place | null} */ this.aim = null;
  }

  get sheet() {
    return this.#reading.sheet;
  }

  get canWrite() {
    return !this.looking && (this.document?.can("write") ?? false);
  }

  get hasQuotes() {
    return this.sheet.quotes.size > 0;
  }

  /** Whether something is typed that is not saved yet. */
  get busy() {
    const texts = /** @type {(HTMLElement & {draft: string | null})[]} */ ([...this.querySelectorAll("troupe-inline-text, troupe-add-line")]);
    return texts.some(({ draft }) => draft !== null && draft !== "");
  }

  /** Whether sheet and quotes are shown in turn. */
  get showsOneSide() {
    return this.querySelector(".board__sides")?.checkVisibility() === true;
  }

  /** The quotes from the first to the last. */
  get order() {
    return this.groups.flatMap((group) => group.quotes.map(([id]) => id));
  }

  /** The quote at which Tab stops. */
  get reachable() {
    const { order } = this;
    return order.includes(this.#last) ? this.#last : (order[0] ?? null);
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
    this.document?.setEditing(null);
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
    this.#kept.note();
    this.groups = quoteGroups(this.sheet, this.#shows());
  }

  /** @override */
  render() {
    const { document, canWrite, sheet } = this;
    if (!document || document.state === "loading") return states.loading();
    if (document.state === "gone") return states.gone(document);
    return html`<div class="sheet" data-side=${this.side}>
      ${toolbar(this)} ${canWrite || this.looking ? nothing : states.readOnlyBanner(this.session, this.board)}
      <div class="sheet__areas">
        <section class="sheet-paper" aria-label=${gettext("Persona sheet")} data-hue=${this.#hue() ?? nothing}>
          <h2 class="visually-hidden">${gettext("Persona sheet")}</h2>
          ${about(this)}
          <div class="sheet-fields">${repeat(sheet.fields, ({ id }) => id, (field) => fieldSection(this, field))}</div>
        </section>
        ${quotesPanel(this)}
      </div>
    </div>`;
  }

  /** @override */
  updated() {
    for (const key of this.#glowing) for (const element of this.querySelectorAll(`[data-news="${key}"]`)) light(element);
    this.#glowing.clear();
    this.#kept.restore();
  }

  /** Lets these places be seen for a moment. @param {readonly string[]} keys of lines or fields */
  glow(keys) {
    for (const key of keys) this.#glowing.add(key);
    this.requestUpdate();
  }

  /** Where they are shown in turn. @param {Side} side */
  show(side) {
    if (this.showsOneSide) this.side = side;
  }

  /** Tab comes back to this quote. @param {string} quote */
  remember(quote) {
    if (quote === this.#last) return;
    this.#last = quote;
    this.requestUpdate();
  }

  /** @param {string} evidence */
  isUnfolded(evidence) {
    return this.#unfolded.has(evidence);
  }

  /** @param {string} evidence */
  unfold(evidence) {
    if (!this.#unfolded.delete(evidence)) this.#unfolded.add(evidence);
    this.requestUpdate();
  }

  undo() {
    if (this.canWrite) void this.commands?.undo();
  }

  /** Whether one may remove a line: one's own always. @param {import("./sheet/view.js").LineRecord} line */
  mayRemove({ by }) {
    return !by || by === this.config.as || (this.document?.can("tidy") ?? false);
  }

  /** Who else is writing there. @param {string} collection @param {string} id */
  writersOn(collection, id) {
    const { session } = this;
    const actors = new Set(this.document?.editorsOf(collection, id).map(({ actor }) => actor));
    return session ? [...actors].map((actor) => nameOf(session, actor)).join(", ") : "";
  }

  #open() {
    const next = this.board ? this.live.document(this.board) : null;
    this.replace(this.document, next);
    this.document = next;
    this.commands = next && new SheetCommands(next);
    this.#reading.restart();
    this.aim = null;
  }

  #read() {
    if (this.document?.state !== "live") return;
    const news = this.#reading.read(this.document, this.config.fields ?? [], (key) => this.commands?.owns(key) ?? false);
    for (const key of news) this.#glowing.add(key);
    if (this.aim?.line && !fieldOfLine(this.sheet, this.aim.line)) this.aim = null;
  }

  /** Which quotes are let through; those that one is choosing stay although they are used by now. */
  #shows() {
    const { aim, sheet, onlyUnused } = this;
    const finds = matcher(this.needle);
    const here = new Set(aim ? evidenceAt(sheet, aim).map(({ quote }) => quote) : []);
    return (/** @type {string} */ id, /** @type {Quote} */ quote) => finds(quote) && (!onlyUnused || here.has(id) || !sheet.uses.has(id));
  }

  /** The persona wears the colour of the first cluster that it is drawn from. */
  #hue() {
    const source = this.sheet.sources.find(({ chosen }) => chosen);
    return source && hue(source.rank);
  }
}

customElements.define("troupe-sheet", TroupeSheet);

/** @param {Element} element */
function light(element) {
  element.classList.remove("is-news");
  void (/** @type {HTMLElement} */ (element).offsetWidth); // starts the animation anew
  element.classList.add("is-news");
  element.addEventListener("animationend", () => element.classList.remove("is-news"), { once: true });
}
