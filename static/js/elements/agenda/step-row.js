/** `<troupe-step-row>`: one step of the agenda: when, what, how long; its acts, and the panel with all the rest. */

import { LitElement, html, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import "../../ui/menu.js";
import { minutesText, timeOfDay } from "../../ui/time.js";
import "../inline-text.js";
import "../minutes-field.js";
import { kindText } from "../session/boards.js";
import { writersText } from "../session/who.js";
import "./step-panel.js";

/** @import {LiveDocument} from "live" */
/** @import {MenuEntry} from "../../ui/menu.js" */
/** @import {PageData} from "../../ui/page.js" */
/** @import {Step} from "../session/agenda.js" */
/** @import {SessionCommands} from "../session/commands.js" */
/** @import {AgendaCommands} from "./commands.js" */
/** @import {Notes} from "./notes.js" */

export class TroupeStepRow extends LitElement {
  static properties = { open: { state: true } };

  constructor() {
    super();
    this.open = false;
    /** @type {Step | null} */ this.step = null;
    this.number = 1;
    /** When it begins. */ this.from = 0;
    /** @type {"ahead" | "current" | "behind"} */ this.standing = "ahead";
    this.isCurrent = false;
    this.mayEdit = false;
    this.mayRetime = false;
    /** @type {readonly MenuEntry[]} where it may go */ this.places = [];
    /** @type {LiveDocument | null} */ this.session = null;
    /** @type {PageData} */ this.config = {};
    /** @type {SessionCommands | null} */ this.commands = null;
    /** @type {AgendaCommands | null} */ this.agenda = null;
    /** @type {Notes | null} */ this.notes = null;
    /** @type {(after: string | null) => void} */ this.place = () => undefined;
    /** @type {() => void} */ this.drop = () => undefined;
    /** @type {(minutes: number) => void} */ this.retime = () => undefined;
  }

  /** @override */
  createRenderRoot() {
    this.classList.add("list__item", "agenda__step");
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  focus() {
    /** @type {HTMLElement | null} */ (this.querySelector("troupe-inline-text"))?.focus();
  }

  /** @override */
  updated() {
    /** @type {LitElement | null} */ (this.querySelector("troupe-step-panel"))?.requestUpdate();
  }

  get isMovable() {
    return this.mayEdit && this.standing === "ahead";
  }

  /** @override */
  render() {
    const { step, session } = this;
    if (!step || !session) return nothing;
    this.dataset.card = step.id;
    if (this.isCurrent) this.setAttribute("aria-current", "step");
    else this.removeAttribute("aria-current");
    return html`
      <span class="agenda__grip">${this.isMovable ? html`<span data-drag aria-hidden="true">${icon("drag")}</span>` : nothing}</span>
      <span class="agenda__time">${timeOfDay(this.from)}</span>
      <div class="list__body agenda__words">
        <troupe-inline-text
          class="agenda__title" .value=${step.title} label=${interpolate(gettext("Title of step %(number)s"), { number: this.number })}
          empty-text=${gettext("A step needs a title.")} ?readonly=${!this.mayEdit} .writers=${writersText(session, "steps", step.id)}
          .save=${(/** @type {string} */ title, /** @type {string} */ gesture) => /** @type {SessionCommands} */ (this.commands).renameStep(step.id, title, gesture)}
        ></troupe-inline-text>
        <span class="list__note">${this.#facts(step)}</span>
      </div>
      ${this.mayRetime
        ? html`<troupe-minutes class="agenda__minutes" .value=${step.minutes} label=${step.title}
            @retime=${(/** @type {CustomEvent} */ event) => this.retime(event.detail.minutes)}></troupe-minutes>`
        : html`<span class="agenda__minutes text-number no-wrap">${minutesText(step.minutes)}</span>`}
      ${this.#acts(step)}
      ${this.open ? this.#panel(step) : nothing}
    `;
  }

  /** @param {Step} step */
  #facts(step) {
    const facts = [kindText(this.config, step)];
    const parts = step.parts?.length ?? 0;
    if (parts > 0) facts.push(interpolate(ngettext("%(count)s part", "%(count)s parts", parts), { count: parts }));
    if (step.moving_minutes > 0) facts.push(interpolate(gettext("%(minutes)s for moving"), { minutes: minutesText(step.moving_minutes) }));
    return facts.join(" · ");
  }

  /** @param {Step} step */
  #acts(step) {
    const names = { title: step.title };
    return html`<span class="agenda__acts">
      ${this.isMovable
        ? html`<troupe-menu .items=${this.places} label=${gettext("Move")} button-class="btn btn--small btn--quiet"
            accessible-label=${interpolate(gettext("Move %(title)s"), names)}
            @choose=${(/** @type {CustomEvent} */ event) => this.place(event.detail.id || null)}></troupe-menu>`
        : nothing}
      <button type="button" class="btn btn--small btn--quiet agenda__open" aria-expanded=${this.open} aria-controls="panel-${step.id}"
        aria-label=${interpolate(gettext("Details of %(title)s"), names)} @click=${() => (this.open = !this.open)}>
        ${gettext("Details")}${icon(this.open ? "chevron-up" : "chevron-down")}</button>
      ${this.isMovable
        ? html`<button type="button" class="btn btn--small btn--quiet btn--icon" aria-label=${interpolate(gettext("Drop %(title)s"), names)}
            @click=${() => this.drop()}>${icon("trash")}</button>`
        : nothing}
    </span>`;
  }

  /** @param {Step} step */
  #panel(step) {
    return html`<div class="agenda__panel" id="panel-${step.id}" role="region" aria-label=${interpolate(gettext("Details of %(title)s"), { title: step.title })}>
      <troupe-step-panel .step=${step} .agenda=${this.agenda} .notes=${this.mayRetime ? this.notes : null} ?readonly=${!this.mayEdit}
        ?settled=${this.standing === "behind"}></troupe-step-panel>
    </div>`;
  }
}

customElements.define("troupe-step-row", TroupeStepRow);
