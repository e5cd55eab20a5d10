/** Moving everybody forward: who is not done is told once, and then it is the facilitator's decision. */

import { html, nothing } from "lit";
import { openDialog } from "../../ui/dialog.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { notDone } from "./calls.js";
import { namesText } from "./words.js";

/** @import {TroupeConsole} from "../console-board.js" */
/** @import {Step} from "../session/agenda.js" */
/** @import {Readiness} from "./calls.js" */

/**
 * Go forward to a step; asks first where somebody is not done with the one that is on.
 * @param {TroupeConsole} page
 * @param {Step} step
 */
export async function goForward(page, step) {
  const { session, commands } = page;
  const seen = page.stepOn;
  const waiting = notDone(session, page.config);
  if (waiting.length > 0 && !(await ask(page, step, waiting))) return;
  await commands.goToStep(step.id, seen);
}

/** @param {TroupeConsole} page @param {Step} step @param {Readiness[]} waiting */
async function ask(page, step, waiting) {
  const count = waiting.reduce((sum, one) => sum + one.waiting.length, 0);
  const format = ngettext("%(count)s person is not done", "%(count)s people are not done", count);
  const content = (/** @type {(value: boolean) => void} */ close) => html`
    <div class="dialog__body">
      <ul class="not-done" role="list">${waiting.map((one) => row(page, one))}</ul>
      <p class="text-soft">${gettext("Moving clears nothing: boards stay as they are, whoever is typing keeps their words, and you can come back.")}</p>
    </div>
    <div class="dialog__actions">
      <button type="button" class="btn" autofocus @click=${() => close(false)}>${gettext("Stay here")}</button>
      <button type="button" class="btn btn--spot" @click=${() => close(true)}>
        ${interpolate(gettext("Move on to “%(step)s”"), { step: step.title })}${icon("arrow-right")}
      </button>
    </div>`;
  return (await openDialog({ title: interpolate(format, { count }), content })) === true;
}

/** @param {TroupeConsole} page @param {Readiness} one */
function row(page, { group, done, waiting, moreTime }) {
  const progress = group ? page.progressOf(group.id) : "";
  return html`<li class="not-done__group">
    <strong>${group?.name ?? gettext("In no group")}</strong>
    <span class="text-soft text-number">${interpolate(gettext("%(done)s of %(count)s done"), { done: done.length, count: done.length + waiting.length })}${progress ? ` · ${progress}` : ""}</span>
    <span class="not-done__names">${namesText(waiting)}</span>
    ${moreTime.length > 0
      ? html`<span class="badge badge--warn">${icon("clock")}${interpolate(gettext("More time: %(names)s"), { names: namesText(moreTime) })}</span>`
      : nothing}
  </li>`;
}
