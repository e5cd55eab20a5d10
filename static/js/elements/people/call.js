/**
 * `<troupe-call>`: where the room talks. The facilitator names the tool, pastes the links, copies who is in which room.
 * Each field saves by itself when one leaves it; what is refused stays in the field with the reason.
 */

import { html, live, nothing, repeat } from "lit";
import "../../ui/copy-button.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { callOf, listByRoom } from "../session/call.js";
import { groupsOf, peopleOf } from "../session/people.js";
import { SessionElement } from "../session/session-element.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {Rooms} from "../session/call.js" */
/** @import {Group} from "../session/people.js" */

const TOOLS = ["Zoom", "Microsoft Teams", "Google Meet", "Webex", "Jitsi"];
const COLLECTIONS = ["call", "groups", "people"];

export class TroupeCall extends SessionElement {
  static properties = { assignment: {}, roster: {}, hasAddresses: { type: Boolean, attribute: "has-addresses" }, drafts: { state: true }, problems: { state: true } };

  constructor() {
    super();
    /** Where the file for Zoom is, for those who may have it; it holds e-mail addresses. */
    this.assignment = "";
    /** Where addresses are entered. */
    this.roster = "";
    /** Whether any is known. */
    this.hasAddresses = false;
    /** What is typed and not saved, by field. @type {{[field: string]: string}} */
    this.drafts = {};
    /** @type {{[field: string]: string}} */
    this.problems = {};
  }

  get mayChange() {
    return this.session.can("run_session");
  }

  /** @override @param {LiveDocument} _document @param {Touched} touched */
  documentChanged(_document, touched) {
    return COLLECTIONS.some((collection) => touched.has(collection)) || touched.aspects.size > 0;
  }

  /** @override */
  loading() {
    return html`<div class="skeleton"></div>`;
  }

  /** @override */
  content() {
    const groups = groupsOf(this.session);
    return html`<section class="card call-panel" aria-labelledby="call-title">
      <div class="card__head">
        <div class="stack stack--hair">
          <h2 class="card__title" id="call-title">${gettext("The call")}</h2>
          <p class="text-soft text-small">${gettext("You talk in your own tool. Troupe tells each person, at every move, which room to go to and what to call themselves there.")}</p>
        </div>
      </div>
      ${this.mayChange ? this.#fields(groups) : nothing}
      ${this.#rooms(groups)}
    </section>`;
  }

  /** @param {readonly Group[]} groups */
  #fields(groups) {
    const call = callOf(this.session);
    return html`<div class="field-row">
        ${this.#field({ id: "tool", label: gettext("Tool"), value: call.tool, placeholder: gettext("Zoom, Teams, Meet …"), list: "call-tools" })}
        ${this.#field({ id: "link", label: gettext("Link for everybody"), value: call.link, placeholder: "https://", type: "url" })}
      </div>
      <datalist id="call-tools">${TOOLS.map((tool) => html`<option value=${tool}></option>`)}</datalist>
      <fieldset class="stack stack--tight">
        <legend class="field__label">${gettext("Groups come together")}</legend>
        <div class="choices">
          ${this.#choice("rooms", call.rooms, gettext("in rooms of that call"), gettext("Room 1 is the first group, and so on."))}
          ${this.#choice("links", call.rooms, gettext("each in a call of its own"), gettext("Every group gets a link below."))}
        </div>
      </fieldset>
      ${call.rooms === "links" && groups.length > 0
        ? html`<div class="field-row">${repeat(groups, (group) => group.id, (group) => this.#field({
            id: group.id, label: interpolate(gettext("Link of %(group)s"), { group: group.name }), value: String(group.link ?? ""), placeholder: "https://", type: "url",
          }))}</div>`
        : nothing}
      ${call.rooms === "links" && groups.length === 0 ? html`<p class="text-soft text-small">${gettext("Make the groups first; each gets a field here.")}</p>` : nothing}`;
  }

  /** @param {Rooms} value @param {Rooms} now @param {string} label @param {string} hint */
  #choice(value, now, label, hint) {
    return html`<label class="choice"><input type="radio" name="call-rooms" .checked=${live(value === now)} @change=${() => this.#save("rooms", value)}>
      <span><span class="choice__title">${label}</span><span class="check__hint">${hint}</span></span></label>`;
  }

  /** @param {{id: string, label: string, value: string, placeholder: string, type?: string, list?: string}} field */
  #field({ id, label, value, placeholder, type = "text", list }) {
    const problem = this.problems[id] ?? "";
    return html`<div class="field">
      <label class="field__label" for=${`call-${id}`}>${label}</label>
      <input id=${`call-${id}`} type=${type} inputmode=${type === "url" ? "url" : "text"} autocomplete="off" spellcheck="false" maxlength="500"
        list=${list ?? nothing} placeholder=${placeholder} .value=${live(this.drafts[id] ?? value)} aria-invalid=${problem ? "true" : "false"}
        aria-describedby=${`call-${id}-problem`} @input=${(/** @type {InputEvent} */ event) => this.#typed(id, event)} @change=${() => this.#save(id, this.drafts[id] ?? value)}>
      <span id=${`call-${id}-problem`}>${problem ? html`<span class="field__error" role="alert"><span>${problem}</span></span>` : nothing}</span>
    </div>`;
  }

  /** @param {readonly Group[]} groups */
  #rooms(groups) {
    if (groups.length === 0) return nothing;
    return html`<div class="card__actions">
      <troupe-copy value=${listByRoom(groups, peopleOf(this.session))} label=${gettext("Copy who is in which room")}></troupe-copy>
      ${this.assignment ? this.#file() : nothing}
    </div>`;
  }

  /** Zoom knows people by their addresses. */
  #file() {
    if (this.hasAddresses) return html`<a class="btn btn--quiet btn--small" href=${this.assignment} download>${icon("download")}${gettext("Room assignment for Zoom")}</a>`;
    return html`<p class="text-soft text-small">${gettext("Zoom can be given the rooms in a file, once e-mail addresses are known.")} <a href=${this.roster}>${gettext("Add them on the roster")}</a></p>`;
  }

  /** @param {string} id @param {InputEvent} event */
  #typed(id, event) {
    this.drafts = { ...this.drafts, [id]: /** @type {HTMLInputElement} */ (event.target).value };
    if (this.problems[id]) this.problems = { ...this.problems, [id]: "" };
  }

  /** @param {string} id @param {string} value */
  async #save(id, value) {
    const call = callOf(this.session);
    const answer = id in call ? await this.commands.setCall({ ...call, [id]: value }) : await this.commands.linkGroup(id, value);
    this.problems = { ...this.problems, [id]: answer.ok ? "" : answer.message };
    if (answer.ok && this.drafts[id] === value) {
      const { [id]: _saved, ...rest } = this.drafts;
      this.drafts = rest;
    }
  }
}

customElements.define("troupe-call", TroupeCall);
