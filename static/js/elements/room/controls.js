/** What a deputy sees: that nobody runs the session, the controls while they have them; and what all see of it. */

import { html, nothing } from "lit";
import { confirmDialog } from "../../ui/dialog.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { clockOf, placeOf, stateOf } from "../session/agenda.js";
import { peopleOf } from "../session/people.js";

/** @import {TroupeRoom} from "../room.js" */

const ACCOUNT = "u:";
const MORE_MINUTES = 2;

/** @param {TroupeRoom} room */
export function deputyControls(room) {
  const { session, ownId } = room;
  const clock = clockOf(session);
  const state = stateOf(session);
  if (!clock?.deputy || (state !== "running" && state !== "paused")) return nothing;
  if (clock.deputy !== ownId) return clock.deputy_acts ? standsIn(room, String(clock.deputy)) : nothing;
  if (clock.deputy_acts) return controls(room);
  return isStaffThere(room) ? nothing : offer(room);
}

/** Whether somebody with an account is on the session. @param {TroupeRoom} room */
function isStaffThere({ session }) {
  return [...session.people.keys()].some((actor) => actor.startsWith(ACCOUNT));
}

/** @param {TroupeRoom} room @param {string} deputy */
function standsIn({ session }, deputy) {
  const name = peopleOf(session).find(({ id }) => id === deputy)?.label ?? "";
  return html`<div class="room__notice"><div class="banner banner--plain" role="status">${icon("user")}
    <div class="banner__body">${interpolate(gettext("%(name)s stands in for the facilitator and has the controls."), { name })}</div>
  </div></div>`;
}

/** @param {TroupeRoom} room */
function offer({ commands }) {
  return html`<div class="room__notice"><div class="banner banner--warn" role="status">${icon("alert")}
    <div class="banner__body">
      <p class="banner__title">${gettext("Nobody runs the session at the moment")}</p>
      <p>${gettext("You are the deputy. After two minutes you can take the controls; everybody is told, and the facilitator gets them back by one press.")}</p>
    </div>
    <button type="button" class="btn btn--small" @click=${() => commands.takeControls()}>${gettext("Take the controls")}</button>
  </div></div>`;
}

/** @param {TroupeRoom} room */
function controls({ session, commands }) {
  const { steps, at, current, previous, next } = placeOf(session);
  if (!current) return nothing;
  const paused = stateOf(session) === "paused";
  return html`<div class="room__notice"><section class="card card--small deputy" aria-labelledby="deputy-title">
    <div class="card__head">
      <h2 class="card__title" id="deputy-title">${gettext("You have the controls")}</h2>
      <button type="button" class="btn btn--quiet btn--small" @click=${() => commands.giveBackControls()}>${gettext("Give them back")}</button>
    </div>
    <p class="text-soft text-small">${interpolate(gettext("Step %(number)s of %(count)s: %(step)s"), { number: at + 1, count: steps.length, step: current.title })}</p>
    <div class="row row--tight">
      <button type="button" class="btn btn--small" @click=${() => (paused ? commands.resume() : commands.pause())}>
        ${paused ? html`${icon("play")}${gettext("Let the clock run")}` : html`${icon("pause")}${gettext("Pause the clock")}`}
      </button>
      <button type="button" class="btn btn--small" @click=${() => commands.retimeStep(current.id, current.minutes + MORE_MINUTES)}>
        ${interpolate(gettext("+%(minutes)s min"), { minutes: MORE_MINUTES })}
      </button>
      ${previous ? html`<button type="button" class="btn btn--small btn--quiet" @click=${() => commands.goToStep(previous.id, current.id)}>${icon("arrow-left")}${gettext("Back")}</button>` : nothing}
      ${next
        ? html`<button type="button" class="btn btn--small btn--spot" @click=${() => commands.goToStep(next.id, current.id)}>
            <span class="text-clip">${interpolate(gettext("Next: %(step)s"), { step: next.title })}</span>${icon("arrow-right")}
          </button>`
        : html`<button type="button" class="btn btn--small btn--spot" @click=${() => end(commands)}>${icon("stop")}${gettext("End the workshop")}</button>`}
    </div>
  </section></div>`;
}

/** @param {TroupeRoom["commands"]} commands */
async function end(commands) {
  const sure = await confirmDialog({
    title: gettext("End the workshop?"),
    text: gettext("Boards can be read but no longer changed, and nobody can come in. This cannot be taken back."),
    confirm: gettext("End it for everybody"),
    danger: true,
  });
  if (sure) void commands.end();
}
