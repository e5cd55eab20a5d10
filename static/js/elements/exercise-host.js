/**
 * `<troupe-exercise>`: fetches the module of an exercise and shows its element on one board. `as` is the role that the
 * element plays for: "participant" or "facilitator". With `looking` nothing can be changed, whatever one may. Facilitators
 * who look in at a group's board are announced to it.
 */

import { html, nothing } from "lit";
import { LiveElement } from "../ui/base.js";
import { gettext } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import { pageData } from "../ui/page.js";
import "./board-notes.js";

/** @import {LiveDocument} from "live" */
/** @import {BoardPlace} from "./session/boards.js" */

export class TroupeExercise extends LiveElement {
  static properties = {
    place: { attribute: false },
    session: { attribute: false },
    as: {},
    looking: { type: Boolean },
    made: { state: true },
    failed: { state: true },
  };

  constructor() {
    super();
    /** @type {BoardPlace | null} */ this.place = null;
    /** @type {LiveDocument | null} */ this.session = null;
    this.as = "participant";
    this.looking = false;
    /** @type {HTMLElement | null} */ this.made = null;
    this.failed = false;
  }

  /** Whether the exercise says of itself that it holds something unsent. */
  get busy() {
    return /** @type {{busy?: boolean} | null} */ (/** @type {unknown} */ (this.made))?.busy === true;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#visit();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.as === "facilitator") this.session?.setVisiting(null);
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("place")) void this.#open();
    if (changed.has("place") || changed.has("session") || changed.has("as")) this.#visit();
  }

  /** @override */
  render() {
    if (this.failed) return this.#failure();
    return html`${this.made ? html`<troupe-board-notes .place=${this.place} .session=${this.session}></troupe-board-notes>` : nothing}
    ${this.made ?? html`<div class="loading" role="status" aria-label=${gettext("The board is being fetched")}>
      <div class="skeleton"></div><div class="skeleton"></div><div class="skeleton"></div>
    </div>`}`;
  }

  #failure() {
    return html`<div class="empty" role="alert">
      <span class="empty__picture">${icon("offline")}</span>
      <h2 class="empty__title">${gettext("The board could not be fetched")}</h2>
      <p class="empty__text">${gettext("Nothing is lost. Check the connection, then try again.")}</p>
      <div class="empty__actions"><button type="button" class="btn btn--primary" @click=${() => this.#open()}>${icon("refresh")}${gettext("Try again")}</button></div>
    </div>`;
  }

  #visit() {
    const { place } = this;
    if (this.as === "facilitator" && place) this.session?.setVisiting(place.group === null ? null : place.id);
  }

  async #open() {
    const { place } = this;
    const config = pageData();
    this.made = null;
    this.failed = false;
    const exercise = config.exercises?.[place?.exercise ?? ""];
    if (!place || !exercise?.module) return;
    try {
      await import(exercise.module);
    } catch {
      if (this.place === place) this.failed = true;
      return;
    }
    if (this.place !== place) return;
    const made = document.createElement(exercise.element);
    this.made = Object.assign(made, { board: place.id, session: this.session, config, role: this.as, looking: this.looking });
  }
}

customElements.define("troupe-exercise", TroupeExercise);
