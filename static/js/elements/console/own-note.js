/**
 * `<troupe-own-note>`: what one notes for oneself during a session. Saved by itself, a moment after one stops typing;
 * what was changed in another window meanwhile is not overwritten but shown. `address` takes `text` and `revision`.
 */

import { LitElement, html, nothing } from "lit";
import { gettext } from "../../ui/i18n.js";
import { pageData } from "../../ui/page.js";

/** @typedef {{text: string, revision: number, may_write: boolean}} Note */
/** @typedef {"quiet" | "saved" | "typing" | "saving" | "failed" | "conflict" | "refused"} NoteState */

const SOON_MS = 900;
const AGAIN_MS = 5_000;
const TEXT_MOST = 20_000;
/** A browser finishes no longer request for a page that has gone. */
const KEPT_ALIVE_BYTES = 60_000;

export class TroupeOwnNote extends LitElement {
  static properties = { state: { state: true }, theirs: { state: true }, message: { state: true } };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #text = "";
  #revision = 0;
  #sending = false;

  constructor() {
    super();
    this.address = "";
    this.token = "";
    /** @type {NoteState} */ this.state = "quiet";
    /** @type {Note | null} what another window has made of it */ this.theirs = null;
    this.message = "";
    /** @type {Note} */
    const note = pageData().note ?? { text: "", revision: 0, may_write: false };
    this.#text = note.text;
    this.#revision = note.revision;
    this.mayWrite = note.may_write;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    addEventListener("pagehide", this.#flush);
    addEventListener("beforeunload", this.#warn);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#flush);
    removeEventListener("beforeunload", this.#warn);
    this.#flush();
  }

  /** @override */
  render() {
    if (!this.mayWrite && this.#text === "") return nothing;
    return html`<section class="card card--small own-note" aria-labelledby="own-note-title">
      <div class="card__head"><h2 class="card__title" id="own-note-title">${gettext("Your notes")}</h2>
        <span class="own-note__state text-small text-faint" role="status" data-state=${this.state}>${this.mayWrite ? stateText(this.state) : nothing}</span></div>
      <textarea class="input input--small own-note__text" maxlength=${TEXT_MOST} aria-labelledby="own-note-title" aria-describedby="own-note-hint"
        ?readonly=${!this.mayWrite} .defaultValue=${this.#text} @input=${this.#typed} @blur=${this.#flush}></textarea>
      <p class="field__hint" id="own-note-hint">${gettext("Nobody else sees them.")}</p>
      ${this.message ? html`<p class="field__error" role="alert"><span>${this.message}</span></p>` : nothing}
      ${this.theirs ? this.#conflict(this.theirs) : nothing}
    </section>`;
  }

  /** @param {Note} theirs */
  #conflict(theirs) {
    return html`<div class="banner banner--warn" role="alert"><div class="banner__body">
      <p>${gettext("You have changed these notes in another window too. There they say:")}</p>
      <blockquote class="own-note__theirs">${theirs.text || gettext("(nothing)")}</blockquote>
      <div class="row row--tight">
        <button type="button" class="btn btn--small" @click=${() => this.#settle(theirs, this.#text)}>${gettext("Keep what stands here")}</button>
        <button type="button" class="btn btn--small" @click=${() => this.#settle(theirs, `${theirs.text}\n\n${this.#text}`)}>${gettext("Keep both")}</button>
      </div>
    </div></div>`;
  }

  get #field() {
    return this.querySelector("textarea");
  }

  #typed() {
    this.#text = this.#field?.value ?? "";
    if (this.state !== "conflict") this.state = "typing";
    this.#soon(SOON_MS);
  }

  /** @param {number} after */
  #soon(after) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), after);
  }

  #flush = () => {
    if (this.state === "typing" || this.state === "failed") void this.#save();
  };

  #warn = (/** @type {BeforeUnloadEvent} */ event) => {
    if (this.state === "failed" || this.state === "conflict" || this.state === "refused") event.preventDefault();
  };

  async #save() {
    clearTimeout(this.#timer);
    if (this.#sending || this.state === "conflict" || !this.mayWrite) return;
    const text = this.#text;
    this.#sending = true;
    this.state = "saving";
    this.message = "";
    const isSaved = await this.#send(text);
    this.#sending = false;
    if (!isSaved || this.#text === text) return;
    this.state = "typing";
    this.#soon(SOON_MS);
  }

  /** @param {string} text @returns {Promise<boolean>} whether it is kept now */
  async #send(text) {
    try {
      const body = new URLSearchParams({ text, revision: String(this.#revision) });
      const headers = { Accept: "application/json", "X-CSRFToken": this.token };
      const keepalive = String(body).length < KEPT_ALIVE_BYTES;
      return await this.#heard(await fetch(this.address, { method: "POST", body, headers, keepalive }));
    } catch {
      this.state = "failed";
      this.#soon(AGAIN_MS);
      return false;
    }
  }

  /** @param {Response} response @returns {Promise<boolean>} */
  async #heard(response) {
    const isAnswer = response.headers.get("Content-Type")?.startsWith("application/json") ?? false;
    if (!isAnswer && response.status >= 500) throw new Error(String(response.status));
    const answer = isAnswer ? await response.json() : {};
    if (response.status === 409) {
      this.theirs = answer;
      this.state = "conflict";
    } else if (response.ok && isAnswer) {
      this.#revision = answer.revision;
      this.state = "saved";
    } else {
      this.message = answer.message ?? gettext("The server does not take them any more. Copy them, then load the page again.");
      this.state = "refused";
    }
    return response.ok && isAnswer;
  }

  /** @param {Note} theirs @param {string} text */
  #settle(theirs, text) {
    this.#revision = theirs.revision;
    this.#text = text;
    if (this.#field) this.#field.value = text;
    this.theirs = null;
    this.state = "typing";
    void this.#save();
  }
}

/** @param {NoteState} state */
function stateText(state) {
  const words = {
    quiet: "",
    saved: gettext("Saved"),
    typing: gettext("Not saved yet…"),
    saving: gettext("Saving…"),
    failed: gettext("Not saved. Trying again…"),
    conflict: gettext("Not saved: changed elsewhere"),
    refused: gettext("Not saved"),
  };
  return words[state];
}

customElements.define("troupe-own-note", TroupeOwnNote);
