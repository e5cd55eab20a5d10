/** `<troupe-lobby>`: before the start. One is in, sees who else arrives, and says in two taps what one does. */

import { html, nothing } from "lit";
import { LiveElement } from "../../ui/base.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { hue, icon, initials } from "../../ui/look.js";
import { clockOf } from "../session/agenda.js";
import { peopleOf, whereabouts } from "../session/people.js";
import "./about-you.js";

/** @import {LiveDocument} from "live" */
/** @import {Person} from "../session/people.js" */

export class TroupeLobby extends LiveElement {
  static properties = { session: { attribute: false }, own: { attribute: false } };

  /** @type {Node | null} */
  #cast = null;

  constructor() {
    super();
    /** @type {LiveDocument | null} */ this.session = null;
    this.own = "";
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("session") && this.session) this.watch(this.session);
    const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("cast"));
    this.#cast ??= template?.content.querySelector("svg")?.cloneNode(true) ?? null;
  }

  /** @override */
  render() {
    const { session, own } = this;
    if (!session) return nothing;
    const people = peopleOf(session).filter((person) => person.joined);
    const me = people.find((person) => person.id === own);
    return html`
      <div class="lobby-stage">
        <div class="wrap lobby-stage__inner">
          <div class="lobby-stage__words">
            <p class="lobby-stage__hello">${interpolate(gettext("You are in, %(name)s"), { name: me?.name ?? "" })}</p>
            <h1 class="lobby-stage__title">${clockOf(session)?.workshop_title}</h1>
            <p class="lobby-stage__lead">${gettext("The facilitator starts soon. This page moves on by itself.")}</p>
          </div>
          ${this.#cast}
        </div>
      </div>
      <div class="wrap lobby">
        ${me ? html`<troupe-about-you .session=${session} .own=${own}></troupe-about-you>` : nothing}
        <section class="section" aria-labelledby="lobby-people">
          <h2 id="lobby-people">${interpolate(ngettext("%(count)s person is here", "%(count)s people are here", people.length), { count: people.length })}</h2>
          <ul class="lobby__people">${people.map((person) => this.#person(person))}</ul>
        </section>
      </div>
    `;
  }

  /** @param {Person} person */
  #person(person) {
    const where = this.session ? whereabouts(this.session, person) : "left";
    const own = person.id === this.own;
    return html`<li class="person lobby__person">
      <span class="avatar hue-${hue(person.id)}" data-state=${own || where === "here" ? "here" : "away"} aria-hidden="true">${initials(person.name)}</span>
      <span class="person__name text-clip">${person.label}${own ? html`<span class="person__note">${gettext("you")}</span>` : nothing}</span>
      ${person.meets_customers ? html`<span class="text-faint" title=${gettext("Meets customers")}>${icon("star")}<span class="visually-hidden">${gettext("meets customers")}</span></span>` : nothing}
    </li>`;
  }
}

customElements.define("troupe-lobby", TroupeLobby);
