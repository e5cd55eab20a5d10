/**
 * `<troupe-people>`: who has come, what they do, and who works with whom. The list is the lobby seen from inside; the
 * groups take people by menu, by keyboard and by drag.
 */

import { html, nothing, repeat } from "lit";
import { Drag } from "../ui/drag.js";
import { gettext } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import { KeyedElements } from "../ui/keyed-elements.js";
import { Arrivals } from "./people/arrivals.js";
import { emptyLobby, groupCard, noGroups, plenaryCard, readOnly } from "./people/cards.js";
import "./people/group-planner.js";
import { GroupCheck } from "./people/group-check.js";
import { Grouping } from "./people/grouping.js";
import { Outlook } from "./people/outlook.js";
import { TroupePersonChip } from "./people/person-chip.js";
import { TroupePersonRow } from "./people/person-row.js";
import { countsText, filters, groupActs, takeBack } from "./people/toolbar.js";
import { stateOf } from "./session/agenda.js";
import { groupsOf, peopleOf } from "./session/people.js";
import { SessionElement } from "./session/session-element.js";
import { lobbyCard } from "./session/waiting.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {Group, Person} from "./session/people.js" */
/** @import {Arrangement} from "./people/planner/arranging.js" */
/** @import {Filter} from "./people/toolbar.js" */
/** @import {GroupWishes} from "./session/commands.js" */

const PLANNED_FROM = ["people", "groups", "steps", "pins", "aparts"];
const SHOWN = ["people", "groups", "waiting", "clock"];

export class TroupePeople extends SessionElement {
  static properties = { link: {}, code: {}, planner: {}, filter: { state: true }, planning: { state: true } };

  /** @type {Drag | null} */
  #drag = null;
  #arrivals = new Arrivals();
  #rows = new KeyedElements({
    create: (id) => Object.assign(document.createElement("troupe-person-row"), { id: `person-${id}` }),
    update: (element, record) => this.#hand(/** @type {TroupePersonRow} */ (element), record),
  });
  #chips = new KeyedElements({
    create: (id) => Object.assign(document.createElement("troupe-person-chip"), { id: `chip-${id}` }),
    update: (element, record) => this.#hand(/** @type {TroupePersonChip} */ (element), record),
  });

  constructor() {
    super();
    this.link = "";
    this.code = "";
    this.planner = "";
    this.planning = false;
    this.grouping = new Grouping(this);
    /** @type {GroupCheck} */
    this.check = new GroupCheck(this, () => this.outlook);
    /** @type {Outlook} */
    this.outlook = new Outlook({
      address: () => this.planner, mayAsk: () => this.mayPlace && stateOf(this.session) !== "ended", changed: () => this.requestUpdate(), here: () => this.check.here(),
    });
    /** @type {Filter} */ this.filter = "all";
    /** @type {Person[]} */ this.people = [];
    /** @type {Group[]} */ this.groups = [];
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#drag = new Drag(this, {
      handle: "[data-drag], .person-chip__button, .person-chip__face",
      drop: "[data-drop]",
      place: "[data-nowhere]",
      item: (handle) => this.#dragged(handle),
      onDrop: ({ ids, zone }) => ids.forEach((id) => this.grouping.place(id, zone || null)),
    });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.outlook.stop();
    this.#drag?.destroy();
  }

  /** @override @param {LiveDocument} _document @param {Touched} touched */
  documentChanged(_document, touched) {
    if (PLANNED_FROM.some((collection) => touched.has(collection))) this.outlook.soon();
    this.check.hear(touched);
    if (touched.has("people") && this.session.state === "live") this.#arrivals.tell(peopleOf(this.session));
    return SHOWN.some((collection) => touched.has(collection)) || touched.aspects.size > 0;
  }

  get mayPlace() {
    return this.session.can("run_session");
  }

  /** @override */
  content() {
    this.people = peopleOf(this.session);
    this.groups = groupsOf(this.session);
    return html`${this.check.card(html`<button type="button" class="btn btn--small" @click=${() => this.plan(true)}>${icon("users")}${gettext("Plan groups")}</button>`)}
    <div class="people">
      ${this.planning && this.mayPlace ? this.#plannerPanel() : nothing}
      <section class="people__list" aria-labelledby="people-title">
        <div class="section__head">
          <h2 id="people-title">${gettext("People")}</h2>
          <p class="text-soft text-number">${countsText(this.people)}</p>
          ${this.session.can("admit") && stateOf(this.session) !== "ended"
            ? html`<a class="btn btn--small people__add" href="roster/">${icon("plus")}${gettext("Add people")}</a>`
            : nothing}
        </div>
        ${this.mayPlace ? nothing : readOnly(this.session)}
        ${lobbyCard(this)}
        ${this.people.length === 0 ? emptyLobby(this.link, this.code) : filters(this)}
        <div class="list people__rows" role="list" aria-labelledby="people-title" ?hidden=${this.shown.length === 0}></div>
      </section>
      <section class="people__groups" aria-labelledby="groups-title" tabindex=${this.mayPlace ? nothing : "0"}>
        <div class="section__head">
          <h2 id="groups-title" tabindex="-1">${gettext("Groups")}</h2>
          ${this.mayPlace ? groupActs(this) : nothing}
        </div>
        ${this.mayPlace && this.grouping.back ? takeBack(this) : nothing}
        ${this.groups.length === 0 ? noGroups({ mayPlace: this.mayPlace }) : nothing}
        <div class="groups">
          ${repeat(this.groups, (group) => group.id, (group) => groupCard(this, group, this.membersOf(group.id)))}
          ${this.people.length > 0 && this.groups.length > 0 ? plenaryCard(this.membersOf(null)) : nothing}
        </div>
      </section>
    </div>`;
  }

  #plannerPanel() {
    const running = stateOf(this.session) !== "preparing";
    return html`<troupe-group-planner class="people__planner" address=${this.planner} .outlook=${this.outlook.data} .people=${this.people}
      .groups=${this.groups} ?running=${running} .arrange=${(/** @type {Arrangement} */ one) => this.grouping.arrange(one)}
      .wish=${(/** @type {GroupWishes} */ wishes) => this.grouping.wish(wishes)}
      @close=${() => this.plan(false)}></troupe-group-planner>`;
  }

  /** Open or close the planner; the focus goes where one goes on. @param {boolean} open */
  async plan(open) {
    this.planning = open;
    if (open) return;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(this.grouping.back ? "#groups-title" : ".people__plan"))?.focus();
  }

  /** @override */
  updated() {
    const list = this.querySelector(".people__rows");
    if (!list) return;
    this.#rows.arrange([[list, this.shown.map((person) => [person.id, person])]]);
    const zones = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-members]"));
    this.#chips.arrange(
      [...zones].map((zone) => [zone, this.membersOf(zone.dataset.members || null).map((person) => [person.id, person])]),
    );
  }

  /** @param {string | null} group */
  membersOf(group) {
    const ids = new Set(this.groups.map(({ id }) => id));
    return this.people.filter((person) => (group === null ? !ids.has(person.group ?? "") : person.group === group));
  }

  /** @returns {Person[]} */
  get shown() {
    if (this.filter === "free") return this.membersOf(null);
    return this.filter === "expected" ? this.people.filter((person) => !person.joined) : this.people;
  }

  /** Where a latecomer is needed; while the groups are being filled for the first time nobody is late. @param {string} person */
  suggestionFor(person) {
    const anybodyPlaced = this.people.some(({ group }) => this.groups.some(({ id }) => id === group));
    const found = anybodyPlaced ? this.outlook.data?.suggestions.find((one) => one.person === person) : undefined;
    return found && this.membersOf(null).some(({ id }) => id === person) ? found : null;
  }

  /** @param {TroupePersonRow | TroupePersonChip} element @param {import("../live/protocol.js").LiveRecord} person */
  #hand(element, person) {
    element.setAttribute("role", "listitem");
    const suggestion = this.suggestionFor(person.id);
    Object.assign(element, { person, suggestion, groups: this.groups, session: this.session, config: this.config, commands: this.commands });
    element.place = (/** @type {string | null} */ group) => this.grouping.place(person.id, group);
    element.requestUpdate();
  }

  /** @param {HTMLElement} handle */
  #dragged(handle) {
    const id = /** @type {HTMLElement | null} */ (handle.closest("[data-person]"))?.dataset.person;
    const person = this.people.find((one) => one.id === id);
    return person && this.mayPlace ? { ids: [person.id], label: person.label } : null;
  }
}

customElements.define("troupe-people", TroupePeople);
