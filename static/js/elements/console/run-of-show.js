/** The run of show: each step with what it was planned to take and what it took, and how the room stands to its plan. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { clockText, minutesText, timeOfDay } from "../../ui/time.js";
import { clockOf, drift, placeOf, spent, stateOf, totalMinutes } from "../session/agenda.js";

/** @import {TroupeConsole} from "../console-board.js" */
/** @import {Step} from "../session/agenda.js" */

const MINUTE_MS = 60_000;

/** @param {TroupeConsole} page */
export function runOfShow(page) {
  const { session, mayRun } = page;
  const { steps, at } = placeOf(session);
  const state = stateOf(session);
  const isOn = state === "running" || state === "paused";
  return html`<section class="card run" aria-labelledby="run-title">
    <div class="card__head">
      <h2 class="card__title" id="run-title">${gettext("Run of show")}</h2>
      <span class="text-faint text-small">${minutesText(totalMinutes(steps))}</span>
    </div>
    ${isOn ? driftLine(page) : nothing}
    <ol class="stepper run__steps">${steps.map((step, index) => row(page, step, { number: index + 1, isCurrent: isOn && index === at, isPast: state === "ended" || index < at }))}</ol>
    ${mayRun && isOn && at < steps.length - 1
      ? html`<button type="button" class="btn btn--quiet btn--small run__end" @click=${() => page.end()}>${icon("stop")}${gettext("End the workshop…")}</button>`
      : nothing}
  </section>`;
}

/** @param {TroupeConsole} page */
function driftLine({ session, live }) {
  const { steps } = placeOf(session);
  const { behind, endsAt } = drift(steps, clockOf(session), live.clock.serverNow());
  const minutes = Math.round(behind / MINUTE_MS);
  const words = minutes === 0
    ? gettext("On plan")
    : interpolate(minutes > 0 ? gettext("%(time)s behind plan") : gettext("%(time)s ahead of plan"), { time: minutesText(Math.abs(minutes)) });
  const kind = minutes > 0 ? "badge--warn" : "badge--good";
  return html`<p class="run__drift">
    <span class="badge ${kind}">${words}</span>
    <span class="text-soft text-small">${interpolate(gettext("Ends about %(time)s"), { time: timeOfDay(endsAt) })}</span>
  </p>`;
}

/** @param {TroupeConsole} page @param {Step} step @param {{number: number, isCurrent: boolean, isPast: boolean}} how */
function row(page, step, { number, isCurrent, isPast }) {
  const now = page.live.clock.serverNow();
  const took = spent(step, clockOf(page.session), now);
  const isDone = isPast && took > 0;
  return html`<li class="step ${isDone ? "step--done" : ""}" aria-current=${isCurrent ? "step" : nothing}>
    <span class="step__mark">${isDone ? html`${icon("check")}<span class="visually-hidden">${gettext("Done")}</span>` : number}</span>
    <span class="step__title">${step.title}</span>
    <span class="step__time">${minutesText(step.minutes)}</span>
    <span class="step__note run__note">${note(step, { took, isCurrent, isPast })}</span>
    ${page.mayRun && !isCurrent && stateOf(page.session) !== "ended" && stateOf(page.session) !== "preparing"
      ? html`<button type="button" class="btn btn--quiet btn--icon btn--small run__go" title=${gettext("Go here")} @click=${() => page.commands.goToStep(step.id)}
          aria-label=${interpolate(gettext("Bring everybody to “%(step)s”"), { step: step.title })}>${icon("spotlight")}</button>`
      : nothing}
  </li>`;
}

/** @param {Step} step @param {{took: number, isCurrent: boolean, isPast: boolean}} how */
function note(step, { took, isCurrent, isPast }) {
  const actual = clockText(took);
  if (isCurrent) return interpolate(gettext("%(actual)s so far"), { actual });
  if (took === 0) return isPast ? gettext("skipped") : nothing;
  const over = Math.round(took / MINUTE_MS) - step.minutes;
  const words = interpolate(gettext("took %(actual)s"), { actual });
  return over > 0 ? `${words} (+${over})` : words;
}
