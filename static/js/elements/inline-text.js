/**
 * `<troupe-inline-text>`: one line of text edited where it stands. Saves on Enter and on leaving, Escape takes it back;
 * keeps what one types whatever others do, and asks when both have changed it. With `lines` it is a field for several
 * lines, in which Enter begins a new one and nothing but a save or a choice takes away what was typed.
 */

import { LitElement, html, live, nothing } from "lit";
import { uuid } from "live";
import { gettext, interpolate } from "../ui/i18n.js";

/** @import {Answer} from "../live/protocol.js" */
/** @typedef {(text: string, gesture: string, was: string) => Promise<Answer>} SaveText  `was` stood there before */

export class TroupeInlineText extends LitElement {
  static properties = {
    value: { attribute: false },
    label: {},
    placeholder: {},
    emptyText: { attribute: "empty-text" },
    most: { type: Number },
    lines: { type: Number },
    optional: { type: Boolean },
    readonly: { type: Boolean },
    writers: { attribute: false },
    save: { attribute: false },
    draft: { state: true },
    problem: { state: true },
  };

  /** What stood there when the typing began. */
  #was = "";
  #errorId = `inline-${uuid()}`;

  constructor() {
    super();
    /** @type {string} */ this.value = "";
    this.label = "";
    this.placeholder = "";
    this.emptyText = gettext("Type a name.");
    this.most = 120;
    /** How many lines there is room for, where it may be more than one. */ this.lines = 1;
    /** Whether it may be empty. */ this.optional = false;
    this.readonly = false;
    /** Names of those who are writing here too. */ this.writers = "";
    /** @type {SaveText | null} */ this.save = null;
    /** @type {string | null} */ this.draft = null;
    this.problem = "";
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    void this.#commit();
  }

  /** @override */
  render() {
    if (this.readonly) return html`<span class="inline-text__words">${this.value}</span>`;
    return html`
      <textarea
        class=${this.#isLong ? "inline-text__field inline-text__field--long" : "inline-text__field"} rows=${this.lines} .value=${live(this.draft ?? this.value)} maxlength=${this.most} placeholder=${this.placeholder}
        aria-label=${this.label} aria-invalid=${this.problem ? "true" : "false"} aria-describedby=${this.#errorId}
        enterkeyhint=${this.#isLong ? "enter" : "done"} @input=${this.#typed} @focus=${() => this.#tell("writing", true)} @blur=${this.#left} @keydown=${this.#key}
      ></textarea>
      <span id=${this.#errorId}>
        ${this.problem ? html`<span class="field__error" role="alert"><span>${this.problem}</span></span>` : nothing}
        ${this.writers
          ? html`<span class="inline-text__writers">${interpolate(gettext("%(names)s is writing…"), { names: this.writers })}</span>`
          : nothing}
      </span>
      ${this.#conflicts ? this.#conflict() : nothing}
    `;
  }

  #conflict() {
    return html`<div class="inline-text__conflict" role="alert">
      <p>${interpolate(gettext("Somebody else has just changed this to “%(text)s”."), { text: this.value })}</p>
      <div class="row row--tight">
        <button type="button" class="btn btn--small" @click=${this.#keepMine}>${gettext("Use mine")}</button>
        <button type="button" class="btn btn--small btn--quiet" @click=${this.#keepTheirs}>${gettext("Keep theirs")}</button>
      </div>
    </div>`;
  }

  /** @override */
  focus() {
    this.#field?.focus();
    this.#field?.select();
  }

  get #field() {
    return this.querySelector("textarea");
  }

  get #isLong() {
    return this.lines > 1;
  }

  get #text() {
    const typed = (this.draft ?? "").trim();
    return this.#isLong ? typed : typed.split(/\s+/u).join(" ");
  }

  get #conflicts() {
    return this.draft !== null && this.value !== this.#was && this.value !== this.#text;
  }

  #typed() {
    if (this.draft === null) this.#was = this.value;
    this.draft = this.#field?.value ?? "";
    this.problem = "";
  }

  #left() {
    this.#tell("writing", false);
    void this.#commit();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || this.#isLong) return;
    if (event.key === "Enter") {
      event.preventDefault();
      void this.#commit();
    } else if (event.key === "Escape" && this.draft !== null) {
      event.stopPropagation();
      this.#drop();
    }
  }

  #keepMine() {
    this.#was = this.value;
    void this.#commit();
    this.#field?.focus();
  }

  #keepTheirs() {
    this.#drop();
    this.#tell("settled", true);
    this.#field?.focus();
  }

  #drop() {
    this.draft = null;
    this.problem = "";
  }

  async #commit() {
    const text = this.#text;
    if (this.draft === null || this.#conflicts) return;
    if (text === this.value) return this.#drop();
    if (text === "" && !this.optional) {
      this.problem = this.emptyText;
      return;
    }
    const typed = this.draft;
    const before = this.value;
    this.#drop();
    const answer = await this.save?.(text, uuid(), before);
    if (answer?.ok) this.#tell("settled", true);
    if (!answer || answer.ok || this.draft !== null) return;
    this.draft = typed;
    this.#was = before;
    this.problem = answer.code === "changed_meanwhile" ? "" : answer.message;
  }

  /** “settled”: which text stands is decided, so that a refused one need not wait elsewhere. @param {"writing" | "settled"} type @param {boolean} on */
  #tell(type, on) {
    this.dispatchEvent(new CustomEvent(type, { detail: { on }, bubbles: true }));
  }
}

customElements.define("troupe-inline-text", TroupeInlineText);
