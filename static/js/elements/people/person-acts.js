/** What can be done about one person, from the menu of their row. */

import { html } from "lit";
import { openDialog } from "../../ui/dialog.js";
import { gettext, interpolate } from "../../ui/i18n.js";

/** @import {MenuEntry} from "../../ui/menu.js" */
/** @import {Person} from "../session/people.js" */
/** @import {TroupePersonRow} from "./person-row.js" */

const NAME_LONGEST = 80;

/** @param {Person} _person @returns {MenuEntry[]} */
export function actItems(_person) {
  return [
    { id: "rename", label: gettext("Rename…") },
    { id: "device", label: gettext("Move to another device…") },
  ];
}

/** @param {string} act @param {Person} person @param {TroupePersonRow} row */
export function actOn(act, person, row) {
  if (act === "rename") void rename(person, row);
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
