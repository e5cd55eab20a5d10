/** `<troupe-agenda>`: the steps of the agenda, planned live by all facilitators at once; when each begins, and the end. */

import { html, nothing } from "lit";
import { announce } from "../ui/announcer.js";
import { Drag } from "../ui/drag.js";
import { gettext, interpolate } from "../ui/i18n.js";
import { KeyedElements } from "../ui/keyed-elements.js";
import { icon } from "../ui/look.js";
import { minutesText, timeOfDay } from "../ui/time.js";
import { toast } from "../ui/toast.js";
import { askForStep } from "./agenda/adding.js";
import { AgendaCommands } from "./agenda/commands.js";
import { Notes } from "./agenda/notes.js";
import { before, places, standing } from "./agenda/planning.js";
import { TroupeStepRow } from "./agenda/step-row.js";
import { clockOf, schedule, stateOf, stepsOf, totalMinutes } from "./session/agenda.js";
import { SessionElement } from "./session/session-element.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {Step} from "./session/agenda.js" */

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export class TroupeAgenda extends SessionElement {
  static properties = { chosenStart: { state: true }, notesAddress: { attribute: "notes" }, token: {} };

  /** @type {Drag | null} */
  #drag = null;
  #rows = new KeyedElements({
    create: (id) => Object.assign(/** @type {TroupeStepRow} */ (document.createElement("troupe-step-row")), { id: `step-${id}` }),
    update: (element, step) => this.#hand(element, /** @type {Step} */ (step)),
  });

  constructor() {
    super();
    this.notesAddress = "";
    this.token = "";
    /** Where the planning begins on this screen alone, once somebody tries another time. @type {number | null} */
    this.chosenStart = null;
    this.nextHour = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
    this.agenda = new AgendaCommands(this.session);
    this.notes = new Notes({ address: () => this.notesAddress, token: () => this.token, changed: () => this.requestUpdate() });
    /** @type {Step[]} */ this.steps = [];
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("writing", this.#writing);
    this.#drag = new Drag(this, {
      handle: "[data-drag]",
      drop: "[data-drop]",
      place: "[data-card]",
      item: (handle) => this.#dragged(handle),
      onDrop: ({ ids, after }) => ids.forEach((id) => this.place(id, after)),
    });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener("writing", this.#writing);
    this.#drag?.destroy();
  }

  /** @override @param {LiveDocument} _document @param {Touched} touched */
  documentChanged(_document, touched) {
    return touched.all || touched.has("steps") || touched.has("clock") || touched.aspects.size > 0;
  }

  /** When the first step begins: what is tried here, else what the invitation says, else the next full hour. */
  get start() {
    return this.chosenStart ?? clockOf(this.session)?.starts_at ?? this.nextHour;
  }

  get mayEdit() {
    return this.session.can("manage_workshop") && stateOf(this.session) !== "ended";
  }

  get mayRetime() {
    return this.session.can("run_session");
  }

  /** @override */
  content() {
    this.steps = stepsOf(this.session);
    const until = schedule(this.steps, this.start).at(-1)?.until ?? this.start;
    return html`
      ${this.#head()}
      ${this.mayEdit ? nothing : this.#readOnly()}
      <div class="list agenda">
        <div class="agenda__rows" role="list" aria-label=${gettext("Steps")} data-drop="agenda"></div>
        ${this.mayEdit ? html`<div class="agenda__add"><button type="button" class="btn btn--quiet" @click=${this.#add}>${icon("plus")}${gettext("Add a step")}</button></div>` : nothing}
        <div class="list__item agenda__end">
          <span class="agenda__grip"></span>
          <span class="agenda__time">${timeOfDay(until)}</span>
          <span class="list__body">${gettext("End")}</span>
          <output class="agenda__total">${minutesText(totalMinutes(this.steps))}</output>
        </div>
      </div>
    `;
  }

  /** @override */
  updated() {
    const list = this.querySelector(".agenda__rows");
    if (list) this.#rows.arrange([[list, this.steps.map((step) => [step.id, step])]]);
  }

  #head() {
    const preparing = stateOf(this.session) === "preparing";
    return html`<div class="section__head agenda__head">
      <div class="stack stack--hair">
        <h2 id="agenda-title" tabindex="-1">${gettext("Agenda")}</h2>
        ${preparing ? html`<p class="text-soft">${gettext("Everybody who runs this workshop can plan at the same time. It begins when you press start on the console.")}</p>` : nothing}
      </div>
      <div class="row row--tight agenda__plan">
        ${this.#startField()}
        ${this.mayRetime ? html`<button type="button" class="btn btn--small btn--quiet" @click=${() => this.commands.undo()}>${icon("undo")}${gettext("Undo")}</button>` : nothing}
      </div>
    </div>`;
  }

  #startField() {
    const local = new Date(this.start);
    const value = `${pad(local.getHours())}:${pad(local.getMinutes())}`;
    return html`<label class="agenda__start">
      <span class="text-small text-soft">${gettext("Plan with a start at")}</span>
      <input class="input input--small" type="time" required .value=${value} @change=${this.#restart}>
    </label>`;
  }

  #readOnly() {
    const ended = stateOf(this.session) === "ended";
    const words = this.mayRetime
      ? gettext("You can change minutes and notes. Steps and their texts are for the facilitator and the owner of the library.")
      : gettext("You can read the agenda. The facilitators and the owner of the library change it.");
    return html`<div class="banner agenda__banner" role="status">${icon("lock")}<div class="banner__body">
      ${ended ? gettext("The workshop has ended. The agenda stays as it was.") : words}
    </div></div>`;
  }

  /** @param {TroupeStepRow} row @param {Step} step */
  #hand(row, step) {
    const { session, config, commands, agenda, notes, mayEdit, mayRetime } = this;
    const clock = clockOf(session);
    const at = this.steps.findIndex(({ id }) => id === step.id);
    row.setAttribute("role", "listitem");
    Object.assign(row, { step, session, config, commands, agenda, notes, mayEdit, mayRetime });
    row.number = at + 1;
    row.from = schedule(this.steps, this.start)[at]?.from ?? this.start;
    row.standing = standing(this.steps, clock, step.id);
    row.isCurrent = row.standing === "current" && stateOf(session) !== "ended";
    row.places = places(this.steps, clock, step.id);
    row.place = (after) => this.place(step.id, after);
    row.drop = () => this.#drop(step);
    row.retime = (minutes) => this.#retime(step, minutes);
    row.requestUpdate();
  }

  /** @param {string} id @param {string | null} after */
  place(id, after) {
    const title = this.steps.find((step) => step.id === id)?.title ?? "";
    if (before(this.steps, id) === after) return;
    void this.agenda.move(id, after);
    const steps = stepsOf(this.session);
    const at = steps.findIndex((step) => step.id === id);
    const names = { title, number: at + 1, time: timeOfDay(schedule(steps, this.start)[at]?.from ?? this.start) };
    announce(interpolate(gettext("%(title)s is now step %(number)s, at %(time)s."), names));
  }

  /** @param {Step} step */
  async #drop(step) {
    const at = this.steps.findIndex(({ id }) => id === step.id);
    const answered = this.agenda.drop(step.id);
    await this.updateComplete;
    const next = this.#rows.get((this.steps[at] ?? this.steps[at - 1])?.id ?? "");
    next?.focus();
    if (!(await answered).ok) return;
    toast(interpolate(gettext("%(title)s is dropped. In all %(total)s."), { title: step.title, total: minutesText(totalMinutes(stepsOf(this.session))) }), {
      action: { label: gettext("Undo"), run: () => void this.commands.undo() },
    });
  }

  async #add() {
    const given = await askForStep({ config: this.config, places: places(this.steps, clockOf(this.session), null) });
    if (!given) return;
    const id = this.agenda.add(given);
    this.requestUpdate();
    await this.updateComplete;
    const row = this.#rows.get(id);
    await row?.updateComplete;
    row?.scrollIntoView({ block: "nearest" });
    row?.focus();
    announce(interpolate(gettext("%(title)s is added. In all %(total)s."), { title: given.title, total: minutesText(totalMinutes(stepsOf(this.session))) }));
  }

  /** @param {Step} step @param {number} minutes */
  #retime(step, minutes) {
    void this.commands.retimeStep(step.id, minutes);
    const total = totalMinutes(stepsOf(this.session));
    announce(interpolate(gettext("%(title)s: %(minutes)s. In all %(total)s."), {
      title: step.title, minutes: minutesText(minutes), total: minutesText(total),
    }));
  }

  /** @param {HTMLElement} handle */
  #dragged(handle) {
    const row = /** @type {TroupeStepRow | null} */ (handle.closest("troupe-step-row"));
    return row?.step && row.isMovable ? { ids: [row.step.id], label: row.step.title } : null;
  }

  #writing = (/** @type {Event} */ event) => {
    const row = /** @type {Element} */ (event.target).closest("troupe-step-row");
    const id = /** @type {TroupeStepRow | null} */ (row)?.step?.id;
    const { on } = /** @type {CustomEvent} */ (event).detail;
    if (id) this.session.setEditing(on ? { collection: "steps", id } : null);
  };

  /** @param {Event} event */
  #restart(event) {
    const [hours, minutes] = /** @type {HTMLInputElement} */ (event.target).value.split(":").map(Number);
    if (hours === undefined || minutes === undefined) return;
    const midnight = new Date(this.start).setHours(0, 0, 0, 0);
    this.chosenStart = midnight + hours * HOUR_MS + minutes * MINUTE_MS;
  }
}

/** @param {number} value */
function pad(value) {
  return String(value).padStart(2, "0");
}

customElements.define("troupe-agenda", TroupeAgenda);
