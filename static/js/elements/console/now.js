/** What is on now, and the presses that move the room. */

import { html, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import "../../ui/clock.js";
import { minutesText } from "../../ui/time.js";
import { MINUTES_LONGEST } from "../minutes-field.js";
import { clockOf, minutesWithMoving, placeOf, stateOf, totalMinutes } from "../session/agenda.js";
import { hasBoard } from "../session/boards.js";
import { peopleOf } from "../session/people.js";
import { contributing } from "./contributing.js";

/** @import {TroupeConsole} from "../console-board.js" */
/** @import {Step} from "../session/agenda.js" */

export const LESS_MINUTES = 1;
export const MORE_MINUTES = 2;

/** @param {TroupeConsole} page */
export function nowCard(page) {
  const state = stateOf(page.session);
  if (state === "preparing") return before(page);
  return state === "ended" ? after(page) : during(page);
}

/** @param {TroupeConsole} page */
function before({ session, commands, mayRun }) {
  const { steps, next } = placeOf(session);
  const come = peopleOf(session).filter((person) => person.joined).length;
  const words = interpolate(ngettext("%(count)s person has come.", "%(count)s people have come.", come), { count: come });
  return html`<section class="card card--spot now" aria-labelledby="now-title">
    <p class="eyebrow">${gettext("Before the start")}</p>
    <h2 class="now__title" id="now-title">${come === 0 ? gettext("The stage is set") : gettext("Ready when you are")}</h2>
    <p class="text-soft measure">${come === 0 ? gettext("Nobody has come yet; show the code or send the link.") : words}
      ${interpolate(gettext("The agenda has %(count)s steps and takes %(time)s. Starting opens the first one for everybody, and their clock runs."), {
        count: steps.length, time: minutesText(totalMinutes(steps)),
      })}</p>
    ${mayRun && next
      ? html`<div class="now__acts"><button type="button" class="btn btn--spot btn--large" @click=${() => commands.goToStep(next.id, null)}>
          ${icon("play")}${gettext("Start the workshop")}
        </button></div>`
      : nothing}
  </section>`;
}

/** @param {TroupeConsole} page */
function during(page) {
  const { session } = page;
  const { steps, at, current } = placeOf(session);
  if (!current) return nothing;
  return html`<section class="card card--spot now" aria-labelledby="now-title">
    <div class="now__head">
      <div class="now__words">
        <p class="eyebrow">${interpolate(gettext("Now: step %(number)s of %(count)s"), { number: at + 1, count: steps.length })}</p>
        <h2 class="now__title" id="now-title">${current.title}</h2>
        ${current.instruction ? html`<p class="text-soft">${current.instruction}</p>` : nothing}
        ${hasBoard(page.config, current) ? nothing : html`<p><a class="btn btn--small" href=${page.address("readout")} target="_blank">${icon("library")}${gettext("Show the readout")}</a></p>`}
      </div>
      <troupe-clock class="now__clock" .record=${clockOf(session)} .minutes=${minutesWithMoving(current)} label=${current.title} large bar announce></troupe-clock>
    </div>
    ${page.mayRun ? html`${contributing(page, current)}${controls(page, current)}` : nothing}
  </section>`;
}

/** @param {TroupeConsole} page @param {Step} current */
function controls(page, current) {
  const paused = stateOf(page.session) === "paused";
  return html`<div class="now__acts">
    <div class="row row--tight">
      <button type="button" class="btn" @click=${() => page.togglePause()}>
        ${paused ? html`${icon("play")}${gettext("Let the clock run")}` : html`${icon("pause")}${gettext("Pause the clock")}`}
      </button>
      <span class="btn-group" role="group" aria-label=${gettext("Time of this step")}>
        ${retime(page, current, -LESS_MINUTES)} ${retime(page, current, MORE_MINUTES)}
      </span>
    </div>
    ${moving(page)}
    <p class="now__note text-faint text-small">${gettext("Moving clears nothing: boards stay, and you can come back to every step.")}</p>
  </div>`;
}

/** @param {TroupeConsole} page */
function moving(page) {
  const { previous, next, steps, at } = placeOf(page.session);
  const after = steps[at + 2];
  return html`<div class="row row--tight push">
    ${previous ? html`<button type="button" class="btn btn--quiet" @click=${() => page.goBack()}>${icon("arrow-left")}${gettext("Back")}</button>` : nothing}
    ${next && after
      ? html`<button type="button" class="btn btn--quiet now__skip" @click=${() => page.goTo(after)}>
          ${icon("skip")}<span class="text-clip">${interpolate(gettext("Skip “%(step)s”"), { step: next.title })}</span>
        </button>`
      : nothing}
    ${next
      ? html`<button type="button" class="btn btn--spot btn--large now__next" @click=${() => page.goTo(next)}>
          <span class="text-clip">${interpolate(gettext("Next: %(step)s"), { step: next.title })}</span>${icon("arrow-right")}
        </button>`
      : html`<button type="button" class="btn btn--spot btn--large" @click=${() => page.end()}>${icon("stop")}${gettext("End the workshop")}</button>`}
  </div>`;
}

/** @param {TroupeConsole} page @param {Step} step @param {number} by */
function retime({ commands }, step, by) {
  const minutes = step.minutes + by;
  const format = by > 0 ? gettext("+%(minutes)s min") : gettext("−%(minutes)s min");
  return html`<button type="button" class="btn" ?disabled=${minutes < 1 || minutes > MINUTES_LONGEST} @click=${() => commands.retimeStep(step.id, minutes)}>
    ${interpolate(format, { minutes: Math.abs(by) })}<span class="visually-hidden">${gettext("for this step")}</span>
  </button>`;
}

/** @param {TroupeConsole} page */
function after(page) {
  const personas = page.address("personas");
  return html`<section class="card card--spot now" aria-labelledby="now-title">
    <p class="eyebrow">${gettext("The curtain is down")}</p>
    <h2 class="now__title" id="now-title">${gettext("The workshop has ended")}</h2>
    <p class="text-soft measure">${gettext("Everything the room made is kept as it left it. Now choose which candidates live on as personas, and give them their last words.")}</p>
    ${personas ? html`<div class="now__acts"><a class="btn btn--primary btn--large" href=${personas}>${gettext("Go to the personas")}${icon("arrow-right")}</a></div>` : nothing}
  </section>`;
}
