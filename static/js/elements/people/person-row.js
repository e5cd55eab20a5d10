/** `<troupe-person-row>`: one person in the list: function, whether they meet customers, and the group. */

import { LitElement, html, live, nothing } from "lit";
import { confirmDialog } from "../../ui/dialog.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { hue, icon, initials } from "../../ui/look.js";
import "../../ui/menu.js";
import { stateOf } from "../session/agenda.js";
import { whereabouts, whereText } from "../session/people.js";
import { groupItems } from "./group-items.js";
import { actItems, actOn } from "./person-acts.js";

/** @import {LiveDocument} from "live" */
/** @import {PageData} from "../../ui/page.js" */
/** @import {SessionCommands} from "../session/commands.js" */
/** @import {Suggestion} from "./planner/asking.js" */
/** @import {Group, Person} from "../session/people.js" */

export class TroupePersonRow extends LitElement {
  constructor() {
    super();
    /** @type {Person | null} */ this.person = null;
    /** @type {Group[]} */ this.groups = [];
    /** @type {Suggestion | null} where they are needed */ this.suggestion = null;
    /** @type {LiveDocument | null} */ this.session = null;
    /** @type {SessionCommands | null} */ this.commands = null;
    /** @type {PageData} */ this.config = {};
    /** @type {(group: string | null) => void} */ this.place = () => undefined;
  }

  /** @override */
  createRenderRoot() {
    this.classList.add("list__item", "person-row");
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  render() {
    const { person, session } = this;
    if (!person || !session) return nothing;
    this.dataset.person = person.id;
    const where = whereabouts(session, person);
    const mayAdmit = session.can("admit") && stateOf(session) !== "ended";
    return html`
      ${session.can("run_session") ? html`<span class="person-row__grip" data-drag aria-hidden="true">${icon("drag")}</span>` : nothing}
      <span class="person person-row__who">
        <span class="avatar hue-${hue(person.id)}" data-state=${where === "here" ? "here" : "away"} aria-hidden="true">${initials(person.name)}</span>
        <span class="person__name">${person.label}<span class="person__note">${whereText(where)}${person.scribe ? ` · ${gettext("scribe")}` : ""}</span></span>
      </span>
      <span class="person-row__facts">${mayAdmit ? this.#editable(person) : this.#readable(person)}</span>
      ${session.can("run_session") ? this.#placing(person) : html`<span class="person-row__group text-small text-soft">${this.#groupName(person)}</span>`}
      ${mayAdmit ? html`<span class="person-row__acts">${this.#more(person)}${this.#remove(person)}</span>` : nothing}
      ${session.can("run_session") && this.suggestion ? this.#suggested(person, this.suggestion) : nothing}
    `;
  }

  /** @param {Person} person */
  #editable(person) {
    const names = { name: person.label };
    const meets = person.meets_customers === true;
    return html`
      <select class="input input--small person-row__function" aria-label=${interpolate(gettext("Function of %(name)s"), names)}
        .value=${live(person.function)} @change=${this.#describe}>
        <option value="" ?selected=${person.function === ""}>${gettext("Function…")}</option>
        ${this.#functions.map(({ id, label }) => html`<option value=${id} ?selected=${person.function === id}>${label}</option>`)}
      </select>
      <button type="button" class="chip person-row__meets" aria-pressed=${meets} @click=${this.#toggle}
        aria-label=${interpolate(gettext("%(name)s meets customers"), names)}>${icon("check")}${gettext("Meets customers")}</button>
    `;
  }

  /** @param {Person} person */
  #readable(person) {
    const label = this.#functions.find(({ id }) => id === person.function)?.label;
    return html`
      ${label ? html`<span class="text-small text-soft">${label}</span>` : nothing}
      ${person.meets_customers ? html`<span class="badge badge--good">${gettext("Meets customers")}</span>` : nothing}
    `;
  }

  /** @param {Person} person */
  #placing(person) {
    if (this.groups.length === 0) return nothing;
    const names = { group: this.#groupName(person), name: person.label };
    return html`<span class="person-row__group"><troupe-menu .items=${groupItems(this.groups, person)} .label=${/** @type {any} */ (this.#menuWords(person))} button-class="btn btn--small person-row__menu"
      accessible-label=${interpolate(gettext("%(group)s: move %(name)s to…"), names)}
      @choose=${(/** @type {CustomEvent} */ event) => this.place(event.detail.id || null)}></troupe-menu></span>`;
  }

  /** @param {Person} person */
  #menuWords(person) {
    return html`<span class="text-clip">${this.#groupName(person)}</span>${icon("chevron-down")}`;
  }

  /** @param {Person} person @param {Suggestion} suggestion */
  #suggested(person, { group, why }) {
    const name = this.groups.find(({ id }) => id === group)?.name;
    if (name === undefined) return nothing;
    const names = { group: name, name: person.label };
    return html`<span class="person-row__suggestion">
      <button type="button" class="btn btn--small" aria-label=${interpolate(gettext("Put into %(group)s: %(name)s"), names)}
        @click=${() => this.place(group)}>${icon("arrow-right")}${interpolate(gettext("Put into %(group)s"), names)}</button>
      <span class="text-soft">${why}</span>
    </span>`;
  }

  /** @param {Person} person */
  #more(person) {
    return html`<troupe-menu .items=${actItems(person)} .label=${/** @type {any} */ (icon("more"))} button-class="btn btn--quiet btn--icon btn--small"
      accessible-label=${interpolate(gettext("More about %(name)s"), { name: person.label })}
      @choose=${(/** @type {CustomEvent} */ event) => this.commands && actOn(event.detail.id, person, this)}></troupe-menu>`;
  }

  /** @param {Person} person */
  #remove(person) {
    return html`<button type="button" class="btn btn--quiet btn--icon btn--small person-row__remove" @click=${() => this.#takeOut(person)}
      aria-label=${interpolate(gettext("Take %(name)s out of the workshop"), { name: person.label })}>${icon("close")}</button>`;
  }

  /** @returns {{id: string, label: string}[]} */
  get #functions() {
    return this.config.functions ?? [];
  }

  /** @param {Person} person */
  #groupName(person) {
    return this.groups.find(({ id }) => id === person.group)?.name ?? gettext("No group");
  }

  /** @param {Event} event */
  #describe(event) {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    if (this.person) void this.commands?.describePerson(this.person.id, { function: value, meets_customers: this.person.meets_customers });
  }

  #toggle() {
    const { person } = this;
    if (!person) return;
    void this.commands?.describePerson(person.id, { function: person.function, meets_customers: person.meets_customers !== true });
  }

  /** @param {Person} person */
  async #takeOut(person) {
    const sure = await confirmDialog({
      title: interpolate(gettext("Take %(name)s out?"), { name: person.label }),
      text: gettext("What they have contributed stays. They can come in again with the link, as somebody new."),
      confirm: gettext("Take out"),
      danger: true,
    });
    if (sure) void this.commands?.removePerson(person.id);
  }
}

customElements.define("troupe-person-row", TroupePersonRow);
