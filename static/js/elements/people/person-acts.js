/** What can be done about one person, from the menu of their row. */

import { html } from "lit";
import { openDialog } from "../../ui/dialog.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { peopleOf } from "../session/people.js";

/** @import {MenuEntry} from "../../ui/menu.js" */
/** @import {Person} from "../session/people.js" */
/** @import {TroupePersonRow} from "./person-row.js" */

const NAME_LONGEST = 80;

/** @param {Person} person @returns {MenuEntry[]} */
export function actItems(person) {
  return [
    { id: "rename", label: gettext("Rename…") },
    { id: "device", label: gettext("Move to another device…") },
    { id: "same", label: gettext("Same person as…") },
    { id: "scribe", label: person.scribe ? gettext("No scribe any more") : gettext("Make scribe"), hint: gettext("enters for people without a device") },
  ];
}

/** @param {string} act @param {Person} person @param {TroupePersonRow} row */
export function actOn(act, person, row) {
  if (act === "rename") void rename(person, row);
  if (act === "same") void joinWith(person, row);
  if (act === "scribe") void row.commands?.markScribe(person.id, !person.scribe);
  if (act === "device") location.assign(`${person.id}/device/`);
}

/** @param {Person} person @param {TroupePersonRow} row */
async function rename(person, row) {
  const content = (/** @type {(name: string) => void} */ close) => html`<form @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      close(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("name")));
    }}>
    <div class="dialog__body"><div class="field">
      <label class="field__label" for="rename-name">${gettext("Name")}</label>
      <input class="input" id="rename-name" name="name" .value=${person.name} required maxlength=${NAME_LONGEST} autofocus autocomplete="off">
    </div></div>
    <div class="dialog__actions"><button class="btn btn--primary">${gettext("Rename")}</button></div>
  </form>`;
  const name = await openDialog({ title: interpolate(gettext("Rename %(name)s"), { name: person.label }), content });
  if (name !== undefined && name !== person.name) void row.commands?.renamePerson(person.id, name);
}

/** Asks who somebody really is; the likeliest is the one whose name theirs begins with. @param {Person} person @param {TroupePersonRow} row */
async function joinWith(person, row) {
  const others = row.session ? peopleOf(row.session).filter(({ id }) => id !== person.id) : [];
  const likely = others.find(({ name }) => person.name.startsWith(name))?.id ?? others[0]?.id;
  const content = (/** @type {(id: string) => void} */ close) => html`<form @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      close(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("person")));
    }}>
    <div class="dialog__body">
      <p>${interpolate(gettext("The entry “%(name)s” vanishes. Its group, lines and dots become those of:"), { name: person.label })}</p>
      <div class="field">
        <label class="field__label" for="same-person">${gettext("Person who stays")}</label>
        <select class="input" id="same-person" name="person" required>
          ${others.map(({ id, label }) => html`<option value=${id} ?selected=${id === likely}>${label}</option>`)}
        </select>
      </div>
    </div>
    <div class="dialog__actions"><button class="btn btn--primary">${gettext("They are the same person")}</button></div>
  </form>`;
  const other = await openDialog({ title: interpolate(gettext("Who is %(name)s?"), { name: person.label }), content });
  if (other) void row.commands?.mergePeople(person.id, other);
}
