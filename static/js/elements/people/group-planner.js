/**
 * `<troupe-group-planner>`: how many groups, a proposal that can be looked at, pinned and asked for anew, and one press
 * that makes it true. The server plans, and the session keeps who is pinned and who is kept apart, so that those who run
 * it together see the same. `close` is said when one is through.
 */

import { html, nothing } from "lit";
import { announce } from "../../ui/announcer.js";
import { LiveElement } from "../../ui/base.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { pageData } from "../../ui/page.js";
import { arrangementOf } from "./planner/arranging.js";
import { askProposal } from "./planner/asking.js";
import { apart, groupsText, keeping, noteList, numbers } from "./planner/choosing.js";
import { proposedGroups } from "./planner/proposed.js";
import { Wishes, likeness } from "./planner/wishes.js";

/** @import {Group, Person} from "../session/people.js" */
/** @import {Arrangement} from "./planner/arranging.js" */
/** @import {OutlookData, Proposal} from "./planner/asking.js" */
/** @import {GroupWishes} from "../session/commands.js" */

const TRIES_MOST = 8;

export class TroupeGroupPlanner extends LiveElement {
  static properties = {
    address: {}, outlook: { attribute: false }, people: { attribute: false }, groups: { attribute: false },
    running: { type: Boolean }, proposal: { state: true }, busy: { state: true }, problem: { state: true },
  };

  wishes = new Wishes();
  #asked = 0;
  #number = 1;

  constructor() {
    super();
    this.address = "";
    /** @type {OutlookData | null} */ this.outlook = null;
    /** @type {readonly Person[]} */ this.people = [];
    /** @type {readonly Group[]} */ this.groups = [];
    this.running = false;
    this.busy = false;
    this.problem = "";
    /** @type {Proposal | null} */ this.proposal = null;
    /** @type {(arrangement: Arrangement) => Promise<boolean>} whether it was done */
    this.arrange = () => Promise.resolve(false);
    /** @type {(wishes: GroupWishes) => Promise<OutlookData | null>} what the planner says then; null when it was refused */
    this.wish = () => Promise.resolve(null);
  }

  /** @override */
  willUpdate() {
    if (!this.hasUpdated) this.wishes.keep = this.running && this.groups.length > 0;
    const isOther = this.wishes.take(this.outlook?.wishes);
    if (isOther && this.proposal) void this.#ask();
    if (!this.proposal) this.wishes.beginWith(this.outlook, { standing: this.wishes.keep ? this.groups.length : 0 });
  }

  /** @override */
  firstUpdated() {
    this.#focus("#planner-title");
  }

  /** @override */
  render() {
    return html`<section class="card planner" aria-labelledby="planner-title" aria-busy=${this.busy}>
      <div class="card__head">
        <div class="stack stack--hair">
          <h2 class="card__title" id="planner-title" tabindex="-1">${gettext("Plan groups")}</h2>
          <p class="text-soft text-small">${gettext("You see who would go where before anything moves.")}</p>
        </div>
        <button type="button" class="btn btn--quiet btn--icon btn--small" aria-label=${gettext("Close the planner")} @click=${this.#close}>${icon("close")}</button>
      </div>
      ${this.#content()}
    </section>`;
  }

  #content() {
    if (!this.outlook) return html`<div class="loading" role="status" aria-label=${gettext("The planner is being asked")}><div class="skeleton"></div></div>`;
    if (this.outlook.choices.length === 0) return html`<p class="text-soft">${gettext("Groups can be planned when at least two people are on the list.")}</p>`;
    return html`
      ${numbers(this, this.outlook)}
      ${noteList(this.outlook.notes)}
      <div class="planner__wishes">${keeping(this)}${apart(this)}</div>
      ${this.problem ? html`<div class="banner banner--bad" role="alert">${icon("alert")}<div class="banner__body">${this.problem}</div></div>` : nothing}
      ${this.proposal ? this.#proposed(this.proposal) : html`<div class="row">
        <button type="button" class="btn btn--primary" aria-busy=${this.busy} @click=${() => this.propose()}>${icon("users")}${gettext("Propose")}</button>
      </div>`}
    `;
  }

  /** @param {Proposal} proposal */
  #proposed(proposal) {
    const since = this.people.filter(({ id }) => !proposal.groups.some(({ people }) => people.includes(id))).length;
    return html`<div class="planner__proposal">
        <div class="section__head">
          <h3 id="proposal-title" tabindex="-1">${this.#title()}</h3>
          <p class="text-soft text-small">${gettext("Nothing has moved yet.")}</p>
        </div>
        ${proposal.notes.length > 0 ? noteList(proposal.notes) : html`<div class="banner banner--good">${icon("check")}<div class="banner__body">${gettext("Every group has somebody who meets customers, and the functions are spread evenly.")}</div></div>`}
        ${since > 0 ? html`<div class="banner"><div class="banner__body">${interpolate(ngettext("%(count)s person has come since and is not in this proposal.", "%(count)s people have come since and are not in this proposal.", since), { count: since })}</div>
          <button type="button" class="link-button" @click=${() => this.propose()}>${gettext("Plan again with everybody")}</button></div>` : nothing}
        ${proposedGroups(this, proposal)}
      </div>
      <div class="toolbar toolbar--sticky planner__acts">
        <button type="button" class="btn btn--primary" @click=${this.#apply}>${icon("check")}${gettext("Apply")}</button>
        <button type="button" class="btn" @click=${this.another}>${icon("refresh")}${gettext("Another proposal")}</button>
        <button type="button" class="btn btn--quiet push planner__discard" @click=${this.#close}>${gettext("Discard")}</button>
      </div>`;
  }

  /** @param {string} id */
  functionLabel(id) {
    /** @type {{id: string, label: string}[]} */
    const functions = pageData().functions ?? [];
    return functions.find((one) => one.id === id)?.label ?? id;
  }

  /** @param {number} count */
  choose(count) {
    this.wishes.groups = count;
    this.#again();
  }

  /** @param {boolean} keep */
  keepPlaces(keep) {
    this.wishes.keep = keep;
    this.#again();
  }

  /** Whoever is pinned may land in another group, and the focus goes with them. @param {string} person @param {string | null} group */
  async pin(person, group) {
    if (await this.#wish({ pins: [{ person, group }] })) this.#focus(`[data-planned="${person}"] button`);
  }

  /** The two that are chosen in the fields. */
  keepApart() {
    const fields = /** @type {HTMLSelectElement[]} */ ([...this.querySelectorAll("[data-apart]")]);
    const [one = "", other = ""] = fields.map(({ value }) => value);
    if (!one || !other || one === other) {
      announce(gettext("Choose two different people."));
      fields.find(({ value }) => !value)?.focus();
      return;
    }
    for (const field of fields) field.value = "";
    void this.#wish({ pairs: [{ one, other, apart: true }] });
  }

  /** @param {readonly [string, string]} pair */
  async letTogether([one, other]) {
    if (await this.#wish({ pairs: [{ one, other, apart: false }] })) this.#focus(".planner__apart summary");
  }

  /** The session keeps the wish, and what is shown follows. @param {GroupWishes} wishes @returns {Promise<boolean>} whether it is drawn */
  async #wish(wishes) {
    const outlook = await this.wish(wishes);
    if (!outlook) return false;
    this.outlook = outlook;
    this.wishes.take(outlook.wishes);
    this.requestUpdate();
    return this.proposal ? this.#ask() : this.updateComplete;
  }

  /** The next seed that leads to other groups; the same people can be the best answer to several. */
  async another() {
    if (this.busy) return;
    const before = this.proposal && likeness(this.proposal);
    this.#number += 1;
    for (let tries = 0; tries < TRIES_MOST; tries += 1) {
      this.wishes.seed += 1;
      if (!(await this.#ask({ quietly: true }))) return;
      if (this.proposal && likeness(this.proposal) !== before) break;
    }
    const isOther = this.proposal && likeness(this.proposal) !== before;
    announce(isOther ? this.#summary() : gettext("There is no other way that is as even and keeps all of this."));
    this.#focus("#proposal-title");
  }

  /** Ask for a proposal and lead there. */
  async propose() {
    if (await this.#ask()) this.#focus("#proposal-title");
  }

  /** One wishes something else: what is shown follows, and the focus stays. */
  #again() {
    this.requestUpdate();
    if (this.proposal) void this.#ask();
  }

  /** @param {{quietly?: boolean}} [how] @returns {Promise<boolean>} whether the answer is drawn */
  async #ask({ quietly = false } = {}) {
    const turn = (this.#asked += 1);
    this.busy = true;
    try {
      const proposal = await askProposal(this.address, this.wishes);
      if (turn !== this.#asked) return false;
      this.proposal = proposal;
      this.problem = "";
      if (!quietly) announce(this.#summary());
    } catch (error) {
      if (turn === this.#asked) this.problem = /** @type {Error} */ (error).message;
      return false;
    } finally {
      if (turn === this.#asked) this.busy = false;
    }
    return this.updateComplete;
  }

  #summary() {
    if (!this.proposal) return "";
    const { groups, notes } = this.proposal;
    const people = groups.map((group) => interpolate(gettext("%(group)s: %(count)s"), { group: group.name, count: group.people.length }));
    return [`${this.#title()}.`, `${people.join(", ")}.`, ...notes.map(({ text }) => text)].join(" ");
  }

  #title() {
    const count = this.proposal?.groups.length ?? 0;
    return `${interpolate(gettext("Proposal %(number)s"), { number: this.#number })}: ${groupsText(count)}`;
  }

  async #apply() {
    if (!this.proposal || this.busy) return;
    this.busy = true;
    const done = await this.arrange(arrangementOf(this.proposal, this.people));
    this.busy = false;
    if (done) this.#close();
  }

  #close() {
    this.dispatchEvent(new CustomEvent("close"));
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus();
  }
}

customElements.define("troupe-group-planner", TroupeGroupPlanner);
