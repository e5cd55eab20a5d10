/** `<troupe-deputy>`: who may stand in for those who run the session. */

import { html, live } from "lit";
import { gettext } from "../../ui/i18n.js";
import { clockOf } from "../session/agenda.js";
import { peopleOf } from "../session/people.js";
import { SessionElement } from "../session/session-element.js";

/** @import {LiveDocument, Touched} from "live" */

export class TroupeDeputy extends SessionElement {
  /** @override @param {LiveDocument} _document @param {Touched} touched */
  documentChanged(_document, touched) {
    return touched.has("clock") || touched.has("people") || touched.aspects.size > 0;
  }

  /** @override */
  loading() {
    return html`<div class="skeleton"></div>`;
  }

  /** @override */
  content() {
    const clock = clockOf(this.session);
    const people = peopleOf(this.session);
    const mayName = this.session.can("run_session");
    return html`<section class="card" aria-labelledby="deputy-title">
      <h2 class="card__title" id="deputy-title">${gettext("Your deputy")}</h2>
      <p class="text-soft text-small" id="deputy-hint">${gettext("Should your connection fail, your deputy can take the controls after two minutes without you; everybody is told. You take them back by one press. Co-facilitators have the controls anyway.")}</p>
      <div class="field">
        <label class="field__label" for="deputy">${gettext("Who stands in")}</label>
        <select id="deputy" aria-describedby="deputy-hint" ?disabled=${!mayName || people.length === 0}
          .value=${live(clock?.deputy ?? "")} @change=${(/** @type {Event} */ event) => this.#name(/** @type {HTMLSelectElement} */ (event.target).value)}>
          <option value="" ?selected=${!clock?.deputy}>${people.length === 0 ? gettext("Nobody is on the list yet") : gettext("Nobody")}</option>
          ${people.map((person) => html`<option value=${person.id} ?selected=${person.id === clock?.deputy}>${person.label}</option>`)}
        </select>
      </div>
    </section>`;
  }

  /** @param {string} person */
  #name(person) {
    void this.commands.nameDeputy(person || null);
  }
}

customElements.define("troupe-deputy", TroupeDeputy);
