/** What stands over the list and the groups: counts, what to show, and the presses that make groups. */

import { html, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";

/** @import {TroupePeople} from "../people-board.js" */
/** @import {Person} from "../session/people.js" */
/** @typedef {"all" | "free" | "expected"} Filter */

/** @param {readonly Person[]} people */
export function countsText(people) {
  const come = people.filter((person) => person.joined).length;
  const expected = people.length - come;
  const arrived = interpolate(ngettext("%(count)s has come", "%(count)s have come", come), { count: come });
  if (expected === 0) return arrived;
  return `${arrived} · ${interpolate(ngettext("%(count)s expected", "%(count)s expected", expected), { count: expected })}`;
}

/** @param {TroupePeople} page */
export function filters(page) {
  /** @type {[Filter, string, number][]} */
  const entries = [
    ["all", gettext("All"), page.people.length],
    ["free", gettext("In no group"), page.membersOf(null).length],
    ["expected", gettext("Not here yet"), page.people.filter((person) => !person.joined).length],
  ];
  return html`<div class="segmented people__filters" role="group" aria-label=${gettext("Show")}>
      ${entries.map(([id, label, count]) => html`<button type="button" aria-pressed=${page.filter === id} @click=${() => (page.filter = id)}>
        ${label} <span class="text-number">${count}</span>
      </button>`)}
    </div>
    ${page.shown.length === 0 ? html`<p class="text-soft">${gettext("Nobody.")}</p>` : nothing}`;
}

/** What can be done about the last arrangement. @param {TroupePeople} page */
export function takeBack(page) {
  return html`<div class="banner banner--plain people__back">${icon("undo")}
    <div class="banner__body">${gettext("Everybody is placed. Undo does not reach groups; this does:")}</div>
    <button type="button" class="link-button" @click=${() => page.grouping.takeBack()}>${gettext("Put everybody back")}</button>
    <button type="button" class="link-button" @click=${() => page.grouping.forget()}>${gettext("Keep it")}</button>
  </div>`;
}

/** @param {TroupePeople} page */
export function groupActs(page) {
  const waiting = page.membersOf(null).length;
  const none = page.groups.length === 0;
  const place = interpolate(ngettext("Place %(count)s person", "Place %(count)s people", waiting), { count: waiting });
  return html`<div class="row row--tight">
    ${!none && waiting > 0
      ? html`<button type="button" class="btn btn--small btn--primary" @click=${() => page.grouping.placeRest()}>${place}</button>`
      : nothing}
    <button type="button" class=${`btn btn--small people__plan ${none && !page.planning ? "btn--primary" : ""}`} aria-expanded=${page.planning}
      @click=${() => page.plan(!page.planning)}>${icon("users")}${gettext("Plan groups")}</button>
    <button type="button" class="btn btn--small" @click=${() => page.grouping.makeOne()}>${icon("plus")}${gettext("New group")}</button>
  </div>`;
}
