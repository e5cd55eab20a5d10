/** How people contribute at the step that is on: what was written in silence is shown, and who may remove lines. */

import { html, live, nothing } from "lit";
import { confirmDialog } from "../../ui/dialog.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { placeOf } from "../session/agenda.js";
import { boardsAt } from "../session/boards.js";

/** @import {TroupeConsole} from "../console-board.js" */
/** @import {Step} from "../session/agenda.js" */

/** @param {TroupeConsole} page @param {Step} step */
export function contributing(page, step) {
  const exercise = page.config.exercises?.[step.exercise] ?? {};
  const isHidden = Boolean(step.silent && !step.revealed && exercise.canBeSilent);
  const parts = [isHidden ? silence(page, step) : nothing, exercise.guardsWords ? tidying(page, step) : nothing, beforehand(page)];
  return parts.every((part) => part === nothing) ? nothing : html`<div class="now__acts now__contributing">${parts}</div>`;
}

/** @param {TroupeConsole} page @param {Step} step */
function silence(page, step) {
  return html`<p class="text-small now__silent">${icon("eye-off")}${gettext("In silence: each sees only their own lines, and so do you.")}</p>
    <button type="button" class="btn btn--primary push" @click=${() => reveal(page, step)}>${icon("eye")}${gettext("Show everybody’s lines")}</button>`;
}

/** @param {TroupeConsole} page @param {Step} step */
function tidying({ commands }, { id, tidying: isOn }) {
  return check(gettext("Everybody may remove what others wrote"), isOn === true, (on) => commands.allowTidying(id, on));
}

/** The step that comes next can begin in silence, as long as nobody is at it. @param {TroupeConsole} page */
function beforehand({ session, commands, config }) {
  const { next } = placeOf(session);
  const canBe = next && config.exercises?.[next.exercise]?.canBeSilent && session.can("manage_workshop");
  if (!canBe || boardsAt(session, next.id).length > 0) return nothing;
  const label = interpolate(gettext("Begin “%(step)s” in silence"), { step: next.title });
  return check(label, next.silent === true, (on) => commands.contribute(next.id, on));
}

/** @param {string} label @param {boolean} checked @param {(on: boolean) => unknown} then */
function check(label, checked, then) {
  return html`<label class="check">
    <input type="checkbox" .checked=${live(checked)} @change=${(/** @type {{target: HTMLInputElement}} */ { target }) => then(target.checked)} />
    <span class="text-small">${label}</span>
  </label>`;
}

/** @param {TroupeConsole} page @param {Step} step */
async function reveal({ commands }, step) {
  const sure = await confirmDialog({
    title: gettext("Show everybody’s lines?"),
    text: gettext("In every group all see what the others of their group have written, with names. This cannot be taken back."),
    confirm: gettext("Show them"),
  });
  if (sure) void commands.revealStep(step.id);
}
