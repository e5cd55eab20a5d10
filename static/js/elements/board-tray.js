/**
 * `<troupe-board-tray>`: what was removed from a board, by whom and when, and the way to put it back. It is asked for
 * when it is opened and after each restoring, since it is read from the log and is on nobody's page.
 */

import { html, LitElement, repeat } from "lit";
import { openDialog } from "../ui/dialog.js";
import { gettext, interpolate } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import { pageData } from "../ui/page.js";
import { toast } from "../ui/toast.js";
import { nameOf } from "./session/who.js";

/** @import {LiveDocument} from "live" */
/** @typedef {{event: number, words: string, by: string, at: number}} Removed */

/** @param {LiveDocument} board @param {LiveDocument} session */
export function openTray(board, session) {
  const content = () => html`<div class="dialog__body"><troupe-board-tray .board=${board} .session=${session}></troupe-board-tray></div>`;
  void openDialog({ title: gettext("Removed from this board"), content });
}

export class TroupeBoardTray extends LitElement {
  static properties = {
    board: { attribute: false }, session: { attribute: false }, removed: { state: true }, failed: { state: true },
  };

  constructor() {
    super();
    /** @type {LiveDocument | null} */ this.board = null;
    /** @type {LiveDocument | null} */ this.session = null;
    /** @type {readonly Removed[] | null} */ this.removed = null;
    this.failed = false;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  firstUpdated() {
    void this.#fetch();
  }

  /** @override */
  render() {
    if (this.failed) return failure(() => this.#fetch());
    if (!this.removed) return html`<div class="skeleton" role="status" aria-label=${gettext("The list is being fetched")}></div>`;
    if (this.removed.length === 0) return empty();
    return html`<ul class="list tray">${repeat(this.removed, ({ event }) => event, (one) => this.#row(one))}</ul>`;
  }

  /** @param {Removed} one */
  #row({ event, words, by, at }) {
    const values = { name: this.session ? nameOf(this.session, by) : "", time: new Intl.DateTimeFormat(undefined, { timeStyle: "short" }).format(at) };
    return html`<li class="list__item">
      <div class="list__body">
        <p class="list__title tray__words">${words}</p>
        <p class="list__note">${interpolate(gettext("Removed by %(name)s at %(time)s"), values)}</p>
      </div>
      <button type="button" class="btn btn--small" @click=${() => this.#putBack(event)}>
        ${icon("undo")}${gettext("Put back")}<span class="visually-hidden"> ${words}</span>
      </button>
    </li>`;
  }

  /** @param {number} event */
  async #putBack(event) {
    const answer = await this.board?.send("put_back", { event });
    if (!answer) return;
    toast(answer.ok ? gettext("It is back on the board") : answer.message, { kind: answer.ok ? "success" : "error" });
    await this.#fetch();
    /** @type {HTMLElement | null} */ (this.querySelector("button") ?? this.closest("dialog")?.querySelector("button"))?.focus();
  }

  async #fetch() {
    this.failed = false;
    try {
      const answer = await fetch(`${pageData().boards}${this.board?.id}/tray/`, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      this.removed = (await answer.json()).removed;
    } catch {
      this.failed = true;
    }
  }
}

/** @param {() => void} again */
function failure(again) {
  return html`<div class="empty empty--small" role="alert">
    <p class="empty__text">${gettext("The list could not be fetched. Check the connection, then try again.")}</p>
    <div class="empty__actions"><button type="button" class="btn btn--primary" @click=${again}>${icon("refresh")}${gettext("Try again")}</button></div>
  </div>`;
}

function empty() {
  return html`<div class="empty empty--small">
    <p class="empty__text">${gettext("Nothing has been removed, or all of it is back. What somebody removes stands here, to be put back as it was.")}</p>
  </div>`;
}

customElements.define("troupe-board-tray", TroupeBoardTray);
