/** `<troupe-agenda>`: titles and minutes of the steps, changed live; when each begins, from a start one tries out here. */

import { html, nothing, repeat } from "lit";
import { announce } from "../ui/announcer.js";
import { gettext, interpolate } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import { minutesText, timeOfDay } from "../ui/time.js";
import "./inline-text.js";
import "./minutes-field.js";
import { clockOf, schedule, stateOf, stepsOf, totalMinutes } from "./session/agenda.js";
import { kindText } from "./session/boards.js";
import { SessionElement } from "./session/session-element.js";
import { writersText } from "./session/who.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {Step} from "./session/agenda.js" */

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export class TroupeAgenda extends SessionElement {
  static properties = { start: { state: true } };

  constructor() {
    super();
    /** Where the planning begins: local to this screen. */
    this.start = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
  }

  /** @override @param {LiveDocument} _document @param {Touched} touched */
  documentChanged(_document, touched) {
    return touched.all || touched.has("steps") || touched.has("clock") || touched.aspects.size > 0;
  }

  /** @override */
  content() {
    const steps = stepsOf(this.session);
    const times = schedule(steps, this.start);
    const mayRename = this.session.can("manage_workshop") && stateOf(this.session) !== "ended";
    const mayRetime = this.session.can("run_session");
    return html`
      <div class="section__head agenda__head">
        <div class="stack stack--hair">
          <h2>${gettext("Agenda")}</h2>
          ${stateOf(this.session) === "preparing"
            ? html`<p class="text-soft">${gettext("Change the start to see when each step falls. The workshop begins when you press start on the console.")}</p>`
            : nothing}
        </div>
        ${mayRetime
          ? html`<button type="button" class="btn btn--small btn--quiet" @click=${() => this.commands.undo()}>${icon("undo")}${gettext("Undo")}</button>`
          : nothing}
      </div>
      ${mayRetime ? nothing : this.#readOnly()}
      <ol class="list agenda" aria-label=${gettext("Steps")}>
        ${repeat(steps, (step) => step.id, (step, at) => this.#row(step, { at, times: times[at], mayRename, mayRetime }))}
        ${this.#end(steps, times.at(-1)?.until ?? this.start)}
      </ol>
    `;
  }

  #readOnly() {
    const ended = stateOf(this.session) === "ended";
    return html`<div class="banner agenda__banner" role="status">${icon("lock")}<div class="banner__body">
      ${ended
        ? gettext("The workshop has ended. The agenda stays as it was.")
        : gettext("You can read the agenda. The facilitators and the owner of the library change it.")}
    </div></div>`;
  }

  /**
   * @param {Step} step
   * @param {{at: number, times: {from: number, until: number} | undefined, mayRename: boolean, mayRetime: boolean}} how
   */
  #row(step, { at, times, mayRename, mayRetime }) {
    const isCurrent = clockOf(this.session)?.step === step.id && stateOf(this.session) !== "ended";
    return html`<li class="list__item agenda__step" aria-current=${isCurrent ? "step" : nothing}>
      ${at === 0 ? this.#startField() : html`<span class="agenda__time">${timeOfDay(times?.from ?? 0)}</span>`}
      <div class="list__body agenda__words">
        <troupe-inline-text
          class="agenda__title" .value=${step.title} label=${interpolate(gettext("Title of step %(number)s"), { number: at + 1 })}
          empty-text=${gettext("A step needs a title.")} ?readonly=${!mayRename} .writers=${writersText(this.session, "steps", step.id)}
          .save=${(/** @type {string} */ title, /** @type {string} */ gesture) => this.commands.renameStep(step.id, title, gesture)}
          @writing=${(/** @type {CustomEvent} */ event) => this.#writing(step.id, event)}
        ></troupe-inline-text>
        <span class="list__note">${kindText(this.config, step)}</span>
      </div>
      ${mayRetime
        ? html`<troupe-minutes .value=${step.minutes} label=${step.title}
            @retime=${(/** @type {CustomEvent} */ event) => this.#retime(step, event.detail.minutes)}></troupe-minutes>`
        : html`<span class="text-number no-wrap">${minutesText(step.minutes)}</span>`}
    </li>`;
  }

  #startField() {
    const local = new Date(this.start);
    const value = `${pad(local.getHours())}:${pad(local.getMinutes())}`;
    return html`<label class="agenda__time agenda__start">
      <span class="visually-hidden">${gettext("Start, to plan with; only on this screen")}</span>
      <input class="input input--small" type="time" required .value=${value} @change=${this.#restart}>
    </label>`;
  }

  /** @param {readonly Step[]} steps @param {number} until */
  #end(steps, until) {
    const total = totalMinutes(steps);
    return html`<li class="list__item agenda__end">
      <span class="agenda__time">${timeOfDay(until)}</span>
      <span class="list__body">${gettext("End")}</span>
      <output class="agenda__total">${minutesText(total)}</output>
    </li>`;
  }

  /** @param {Event} event */
  #restart(event) {
    const [hours, minutes] = /** @type {HTMLInputElement} */ (event.target).value.split(":").map(Number);
    if (hours === undefined || minutes === undefined) return;
    const midnight = new Date(this.start).setHours(0, 0, 0, 0);
    this.start = midnight + hours * HOUR_MS + minutes * MINUTE_MS;
  }

  /** @param {Step} step @param {number} minutes */
  #retime(step, minutes) {
    void this.commands.retimeStep(step.id, minutes);
    const total = totalMinutes(stepsOf(this.session));
    announce(interpolate(gettext("%(title)s: %(minutes)s. In all %(total)s."), {
      title: step.title, minutes: minutesText(minutes), total: minutesText(total),
    }));
  }

  /** @param {string} step @param {CustomEvent} event */
  #writing(step, event) {
    this.session.setEditing(event.detail.on ? { collection: "steps", id: step } : null);
  }
}

/** @param {number} value */
function pad(value) {
  return String(value).padStart(2, "0");
}

customElements.define("troupe-agenda", TroupeAgenda);
