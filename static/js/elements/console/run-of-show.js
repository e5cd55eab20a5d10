/** The run of show: each step with what it was planned to take and what it took, and how the room stands to its plan. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { clockText, minutesText, timeOfDay } from "../../ui/time.js";
import { clockOf, drift, placeOf, spent, stateOf, totalMinutes } from "../session/agenda.js";
import { driftText } from "./words.js";

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
  const kind = Math.round(behind / MINUTE_MS) > 0 ? "badge--warn" : "badge--good";
  return html`<p class="run__drift">
    <span class="badge ${kind}">${driftText(behind)}</span>
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
    <span class="step__time">${planned(step)}</span>
    <span class="step__note run__note">${note(step, { took, isCurrent, isPast })}</span>
    ${page.mayRun && !isCurrent && stateOf(page.session) !== "ended" && stateOf(page.session) !== "preparing"
      ? html`<button type="button" class="btn btn--quiet btn--icon btn--small run__go" title=${gettext("Go here")} @click=${() => page.goTo(step)}
          aria-label=${interpolate(gettext("Bring everybody to “%(step)s”"), { step: step.title })}>${icon("spotlight")}</button>`
      : nothing}
  </li>`;
}

/** What the step is to take, and beside it what the plan was when the session began. @param {Step} step */
function planned(step) {
  const plan = step.planned ?? step.minutes;
  const was = plan === step.minutes ? nothing : html`<s aria-label=${interpolate(gettext("planned: %(time)s"), { time: minutesText(plan) })}>${plan}</s> `;
  const moving = step.moving_minutes ? interpolate(gettext(" + %(minutes)s moving"), { minutes: step.moving_minutes }) : "";
  return html`${was}${minutesText(step.minutes)}${moving}`;
}

/** @param {Step} step @param {{took: number, isCurrent: boolean, isPast: boolean}} how */
function note(step, { took, isCurrent, isPast }) {
  const actual = clockText(took);
  if (isCurrent) return interpolate(gettext("%(actual)s so far"), { actual });
  if (took === 0) return isPast ? gettext("skipped") : nothing;
  const over = Math.round(took / MINUTE_MS) - (step.planned ?? step.minutes) - (step.moving_minutes ?? 0);
  const words = interpolate(gettext("took %(actual)s"), { actual });
  return over > 0 ? `${words} (+${over})` : words;
}
