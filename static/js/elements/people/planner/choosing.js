/** The upper half of the planner: how many groups, and what one wishes besides. */

import { html, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../../../ui/i18n.js";
import { icon } from "../../../ui/look.js";

/** @import {TroupeGroupPlanner} from "../group-planner.js" */
/** @import {Choice, Note, OutlookData} from "./asking.js" */

const TURN_MINUTES = 6;

/** @param {TroupeGroupPlanner} planner @param {OutlookData} outlook */
export function numbers(planner, outlook) {
  return html`<fieldset class="planner__numbers">
    <legend class="field__label">${gettext("How many groups?")}</legend>
    <div class="choices planner__choices">
      ${outlook.choices.map((choice) => html`<label class="choice">
        <input type="radio" name="planner-groups" value=${choice.groups} .checked=${planner.wishes.groups === choice.groups}
          @change=${() => planner.choose(choice.groups)}>
        <span class="choice__label planner__number">${groupsText(choice.groups)}
          ${choice.recommended ? html`<span class="badge badge--good">${gettext("Suggested")}</span>` : nothing}
          ${choice.groups === planner.groups.length ? html`<span class="badge">${gettext("As now")}</span>` : nothing}</span>
        <span class="choice__hint">${sizeText(choice)}</span>
        <span class="choice__hint">${draftsText(choice)}</span>
        ${minutesText(choice)}
      </label>`)}
    </div>
    ${outlook.presenting ? html`<p class="planner__presenting text-small text-soft">${presentingText(outlook.presenting, outlook.choices)}</p>` : nothing}
  </fieldset>`;
}

/** @param {TroupeGroupPlanner} planner */
export function keeping(planner) {
  if (!planner.people.some((person) => planner.groups.some(({ id }) => id === person.group))) return nothing;
  return html`<label class="check">
    <input type="checkbox" .checked=${planner.wishes.keep} @change=${(/** @type {Event} */ event) => planner.keepPlaces(/** @type {HTMLInputElement} */ (event.target).checked)}>
    <span class="check__text">${gettext("Leave everybody in the group they have")}
      <span class="check__hint">${gettext("Only people without a group are placed.")}</span></span>
  </label>`;
}

/** @param {TroupeGroupPlanner} planner */
export function apart(planner) {
  const label = (/** @type {string} */ id) => planner.people.find((person) => person.id === id)?.label ?? "";
  const pairs = planner.wishes.apart.filter((pair) => pair.every(label));
  return html`<details class="planner__apart" ?open=${pairs.length > 0}>
    <summary>${icon("chevron-right")}${pairs.length > 0
      ? interpolate(ngettext("%(count)s pair kept apart", "%(count)s pairs kept apart", pairs.length), { count: pairs.length })
      : gettext("Keep people apart")}</summary>
    <div class="planner__pair">
      ${person(planner, "one", gettext("Person"))}
      ${person(planner, "other", gettext("Not with"))}
      <button type="button" class="btn btn--small planner__add" @click=${() => planner.keepApart()}>${icon("plus")}${gettext("Keep apart")}</button>
    </div>
    ${pairs.length === 0 ? nothing : html`<ul class="chips planner__pairs" aria-label=${gettext("Kept apart")}>
      ${pairs.map((pair) => html`<li class="chip">${interpolate(gettext("%(one)s and %(other)s"), { one: label(pair[0]), other: label(pair[1]) })}
        <button type="button" class="chip__remove" @click=${() => planner.letTogether(pair)}
          aria-label=${interpolate(gettext("Let %(one)s and %(other)s work together"), { one: label(pair[0]), other: label(pair[1]) })}>${icon("close")}</button></li>`)}
    </ul>`}
  </details>`;
}

/** @param {TroupeGroupPlanner} planner @param {string} name @param {string} label */
function person(planner, name, label) {
  return html`<label class="field"><span class="field__label">${label}</span>
    <select class="input input--small" data-apart=${name}>
      <option value="">${gettext("Choose…")}</option>
      ${planner.people.map((one) => html`<option value=${one.id}>${one.label}</option>`)}
    </select></label>`;
}

/** Things to know: what should be otherwise stands in a colour, what is only good to know does not. @param {readonly Note[]} notes */
export function noteList(notes) {
  const kinds = /** @type {const} */ ([[false, "banner--warn", "alert"], [true, "banner--plain", "info"]]);
  return kinds.map(([hint, look, sign]) => {
    const texts = notes.filter((note) => note.hint === hint).map(({ text }) => text);
    if (texts.length === 0) return nothing;
    return html`<div class=${`banner ${look}`}>${icon(sign)}<div class="banner__body">
      ${texts.length === 1 ? texts[0] : html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`}
    </div></div>`;
  });
}

/** @param {number} count */
export function groupsText(count) {
  return interpolate(ngettext("%(count)s group", "%(count)s groups", count), { count });
}

/** @param {Choice} choice */
function sizeText({ smallest, largest }) {
  if (smallest === largest) return interpolate(ngettext("%(count)s person each", "%(count)s people each", largest), { count: largest });
  return interpolate(gettext("%(smallest)s to %(largest)s people each"), { smallest, largest });
}

/** @param {Choice} choice */
function draftsText({ drafts }) {
  return interpolate(ngettext("%(count)s persona drafted", "%(count)s personas drafted", drafts), { count: drafts });
}

/** @param {Choice} choice */
function minutesText({ minutes, gallery }) {
  if (minutes === null) return nothing;
  if (gallery) return html`<span class="choice__hint planner__gallery">${interpolate(gettext("%(minutes)s min a turn: better a silent gallery round"), { minutes })}</span>`;
  return html`<span class="choice__hint">${interpolate(gettext("%(minutes)s min each to present"), { minutes })}</span>`;
}

/** @param {{title: string, minutes: number}} presenting @param {readonly Choice[]} choices */
function presentingText(presenting, choices) {
  const source = interpolate(gettext("Minutes are out of the %(minutes)s of “%(title)s”."), presenting);
  if (!choices.some(({ gallery }) => gallery)) return source;
  const gallery = gettext("In less than %(least)s minutes nobody can present a persona. In a gallery round all of them hang side by side, and everybody reads and marks in silence.");
  return `${source} ${interpolate(gallery, { least: TURN_MINUTES })}`;
}
