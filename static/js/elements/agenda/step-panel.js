/** `<troupe-step-panel>`: everything of a step beyond title and minutes: card, host script, notes, parts, moving. */

import { LitElement, html, live, nothing } from "lit";
import { announce } from "../../ui/announcer.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { pageData } from "../../ui/page.js";
import { minutesText } from "../../ui/time.js";
import "../inline-text.js";
import { isForGroups } from "../session/boards.js";
import "./parts.js";

/** @import {AgendaCommands} from "./commands.js" */
/** @import {Notes} from "./notes.js" */
/** @import {Part, Step} from "../session/agenda.js" */

const CARD_LONGEST = 600;
const SCRIPT_LONGEST = 4000;
const MOVING_LONGEST = 30;

export class TroupeStepPanel extends LitElement {
  static properties = { step: { attribute: false }, readonly: { type: Boolean }, settled: { type: Boolean }, problem: { state: true } };

  constructor() {
    super();
    /** @type {Step | null} */ this.step = null;
    /** @type {AgendaCommands | null} */ this.agenda = null;
    /** @type {Notes | null} */ this.notes = null;
    this.readonly = false;
    /** Whether the room is past it. */ this.settled = false;
    this.problem = "";
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  firstUpdated() {
    void this.notes?.load();
  }

  /** @override */
  render() {
    const { step } = this;
    if (!step) return nothing;
    const fixed = this.readonly || this.settled;
    return html`<div class="step-panel">
      <section class="step-panel__part">
        <h3 class="step-panel__title">${gettext("What participants see")}</h3>
        ${this.#text(step, "instruction", { label: gettext("What to do"), most: CARD_LONGEST, lines: 3 })}
        ${this.#text(step, "example", { label: gettext("An example"), most: CARD_LONGEST, lines: 2 })}
      </section>
      <section class="step-panel__part">
        <h3 class="step-panel__title">${gettext("What the host says and does")}</h3>
        ${this.#text(step, "script", {
          label: gettext("Host script, by the minute"), most: SCRIPT_LONGEST, lines: 6,
          hint: gettext("A line for each stretch: “0–5 Read, everybody silently.” Minutes count from the start of the step."),
        })}
      </section>
      ${this.notes?.available ? this.#notes(step, this.notes) : nothing}
      <section class="step-panel__part">
        <h3 class="step-panel__title">${gettext("How it is divided")}</h3>
        <troupe-step-parts .step=${step} ?readonly=${fixed} .save=${(/** @type {Part[]} */ parts, /** @type {string} */ text) => this.#divide(step, parts, text)}></troupe-step-parts>
        ${this.#moving(step, fixed)}
        ${this.#silence(step, fixed)}
        ${this.#presents(step)}
      </section>
    </div>`;
  }

  /**
   * @param {Step} step
   * @param {"instruction" | "example" | "script"} field
   * @param {{label: string, most: number, lines: number, hint?: string}} how
   */
  #text(step, field, { label, most, lines, hint }) {
    return html`<div class="field">
      <span class="field__label" aria-hidden="true">${label}</span>
      ${hint && !this.readonly ? html`<span class="field__hint">${hint}</span>` : nothing}
      ${this.readonly && !step[field] ? html`<span class="text-faint">${gettext("Nothing is written here.")}</span>` : nothing}
      <troupe-inline-text .value=${step[field]} label=${`${label}: ${step.title}`} most=${most} lines=${lines} optional ?readonly=${this.readonly}
        .save=${(/** @type {string} */ now, /** @type {string} */ gesture, /** @type {string} */ was) => this.#write(step, field, now, was, gesture)}
      ></troupe-inline-text>
    </div>`;
  }

  /** @param {Step} step @param {Notes} notes */
  #notes(step, notes) {
    return html`<section class="step-panel__part">
      <h3 class="step-panel__title">${gettext("Notes of the facilitators")}</h3>
      <div class="field">
        <span class="field__hint">${gettext("Only those who run the workshop can read them: what goes wrong here, and what to do then.")}</span>
        <troupe-inline-text .value=${notes.of(step.id)} label=${interpolate(gettext("Notes: %(title)s"), { title: step.title })} most=${SCRIPT_LONGEST} lines="5" optional
          .save=${(/** @type {string} */ text, /** @type {string} */ _gesture, /** @type {string} */ was) => notes.save(step.id, text, was)}
        ></troupe-inline-text>
      </div>
    </section>`;
  }

  /** @param {Step} step @param {boolean} fixed */
  #moving(step, fixed) {
    if (fixed) return step.moving_minutes > 0 ? html`<p class="text-small">${interpolate(gettext("Moving into the rooms: %(minutes)s"), { minutes: minutesText(step.moving_minutes) })}</p>` : nothing;
    return html`<div class="field step-panel__moving">
      <label class="field__label" for="moving-${step.id}">${gettext("Minutes for moving into the rooms")}</label>
      <span class="field__hint" id="moving-hint-${step.id}">${gettext("They come before the clock of the groups starts, and on top of the step.")}</span>
      <input id="moving-${step.id}" class="input input--small input--number" type="number" inputmode="numeric" min="0" max=${MOVING_LONGEST} step="1" required
        .value=${String(step.moving_minutes ?? 0)} aria-describedby="moving-hint-${step.id} moving-error-${step.id}" aria-invalid=${this.problem ? "true" : "false"} @change=${this.#move}>
      <span id="moving-error-${step.id}">${this.problem ? html`<span class="field__error" role="alert"><span>${this.problem}</span></span>` : nothing}</span>
    </div>`;
  }

  /** @param {Step} step @param {boolean} fixed */
  #silence(step, fixed) {
    if (!pageData().exercises?.[step.exercise]?.canBeSilent) return nothing;
    return html`<label class="check">
      <input type="checkbox" .checked=${step.silent === true} ?disabled=${fixed || step.elapsed_ms > 0}
        @change=${(/** @type {Event} */ event) => this.agenda?.setSilent(step, /** @type {HTMLInputElement} */ (event.target).checked)}>
      <span><span class="check__text">${gettext("Begin in silence")}</span>
        <span class="check__hint">${gettext("Everybody writes by themselves, seen by nobody else, until you show it all at once.")}</span></span>
    </label>`;
  }

  /** At most one step is where groups present; the planner works out their minutes from it. @param {Step} step */
  #presents(step) {
    if (isForGroups(pageData(), step)) return nothing;
    return html`<label class="check">
      <input type="checkbox" .checked=${live(step.presents === true)} ?disabled=${this.readonly}
        @change=${(/** @type {Event} */ event) => this.agenda?.setPresents(step, /** @type {HTMLInputElement} */ (event.target).checked)}>
      <span><span class="check__text">${gettext("Groups present here")}</span>
        <span class="check__hint">${gettext("The planner divides its minutes among them. Where no step is marked it takes the talk after the groups’ last work.")}</span></span>
    </label>`;
  }

  /** @param {Event} event */
  #move(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const minutes = Number(field.value);
    this.problem = field.checkValidity() && Number.isInteger(minutes) ? "" : interpolate(gettext("From 0 to %(most)s."), { most: MOVING_LONGEST });
    if (this.problem || !this.step || minutes === this.step.moving_minutes) return;
    void this.agenda?.setMoving(this.step, minutes);
  }

  /** @param {Step} step @param {"instruction" | "example" | "script"} field @param {string} now @param {string} was @param {string} gesture */
  #write(step, field, now, was, gesture) {
    return /** @type {AgendaCommands} */ (this.agenda).write(step.id, field, now, was, gesture);
  }

  /** @param {Step} step @param {Part[]} parts @param {string} [text] */
  async #divide(step, parts, text) {
    const answer = await /** @type {AgendaCommands} */ (this.agenda).setParts(step, parts, text);
    const after = this.step?.minutes ?? step.minutes;
    if (answer.ok && after > step.minutes) announce(interpolate(gettext("%(title)s now takes %(minutes)s."), { title: step.title, minutes: minutesText(after) }));
    return answer;
  }
}

customElements.define("troupe-step-panel", TroupeStepPanel);
