/** How people get in, and how many have. */

import { html } from "lit";
import { gettext } from "../../ui/i18n.js";
import "../../ui/copy-button.js";
import { peopleOf, whereabouts } from "../session/people.js";

/** @import {TroupeConsole} from "../console-board.js" */

/** @param {TroupeConsole} page */
export function joining({ session, link, code }) {
  const people = peopleOf(session);
  const come = people.filter((person) => person.joined);
  const here = come.filter((person) => whereabouts(session, person) === "here").length;
  return html`<section class="card joining" aria-labelledby="joining-title">
    <div class="card__head">
      <h2 class="card__title" id="joining-title">${gettext("Join")}</h2>
      <troupe-copy value=${link} label=${gettext("Copy link")}></troupe-copy>
    </div>
    <p class="joining__code"><span class="visually-hidden">${gettext("Code")} </span>${code}</p>
    <dl class="stats joining__stats">
      <div class="stat"><dt>${gettext("here now")}</dt><dd>${here}</dd></div>
      <div class="stat"><dt>${gettext("have come")}</dt><dd>${come.length}</dd></div>
      <div class="stat"><dt>${gettext("still expected")}</dt><dd>${people.length - come.length}</dd></div>
    </dl>
  </section>`;
}
