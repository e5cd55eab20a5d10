/** The strip over everything a participant sees: what we are doing, how long is left, what to do, with whom. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { hue, icon, initials } from "../../ui/look.js";
import { placeOf, stateOf } from "../session/agenda.js";
import { hasBoard, isForGroups } from "../session/boards.js";
import { groupsOf, peopleOf, whereabouts } from "../session/people.js";
import { callCard } from "./call-card.js";
import { clockPlace, hosting, partsLine } from "./clock-place.js";
import { deputyControls } from "./controls.js";
import { lookingBar } from "./earlier.js";
import { missedCard } from "./missed.js";
import { announcementBanners, spotlightButton, spotlightCard } from "./told.js";

/** @import {TroupeRoom} from "../room.js" */
/** @import {Person} from "../session/people.js" */

const FACES_MOST = 7;

/** Speaks of the step that is on the page, also when the group has left it. @param {TroupeRoom} room */
export function strip(room) {
  const { session, config, step, isBehind, time } = room;
  if (!step) return nothing;
  const { steps } = placeOf(session);
  const number = steps.findIndex(({ id }) => id === step.id) + 1;
  const works = hasBoard(config, step);
  const timed = !isBehind && time !== null;
  return html`
    <div class="room-strip">
      <div class="room-strip__inner">
        <div class="room-strip__what">
          <p class="eyebrow">${interpolate(gettext("Step %(number)s of %(count)s"), { number, count: steps.length })}</p>
          <h1 class="room-strip__title" tabindex="-1">${step.title}</h1>
        </div>
        ${isForGroups(config, step) ? ownGroup(room) : nothing}
        ${works && timed ? clockPlace(room, step, time) : nothing}
        ${timed ? html`<div class="room-strip__more">${partsLine(room, step, time)} ${hosting(room, step, time)} ${spotlightButton(room)}</div>` : nothing}
      </div>
      ${room.looking ? lookingBar(room, room.looking) : nothing} ${over(room)}
    </div>
    ${deputyControls(room)}
    ${works && !isBehind && stateOf(session) === "paused" ? paused() : nothing}
    ${room.place && !room.looking ? brief(room) : nothing}
  `;
}

/** Before there is a step: what is told hangs from the top of the page. @param {TroupeRoom} room */
export function bareStrip(room) {
  return html`<div class="room-strip room-strip--bare">${over(room)}</div>`;
}

/** Hangs from the strip, over the board: nothing moves under the hands of who is writing. @param {TroupeRoom} room */
function over(room) {
  return html`<div class="room-over">
    ${room.isBehind ? elsewhere(room) : nothing} ${callCard(room)} ${spotlightCard(room)} ${announcementBanners(room)} ${missedCard(room)}
  </div>`;
}

/** @param {TroupeRoom} room */
function elsewhere(room) {
  return html`<div class="banner banner--spot" role="status">
    ${icon("spotlight")}
    <div class="banner__body">
      <p class="banner__title">${elsewhereText(room)}</p>
      <p>${stateOf(room.session) === "ended"
        ? gettext("The boards are closed. What you were writing is still here; copy it if you need it.")
        : gettext("Finish what you are writing; it is kept.")}</p>
    </div>
    <button type="button" class="btn btn--spot btn--small" @click=${() => room.goThere()}>${gettext("Go there")}${icon("arrow-right")}</button>
  </div>`;
}

/** @param {TroupeRoom} room */
function elsewhereText({ session, step, me }) {
  const { current } = placeOf(session);
  if (stateOf(session) === "ended") return gettext("The workshop has ended.");
  if (current?.id !== step?.id) return interpolate(gettext("The group has moved on to “%(step)s”."), { step: current?.title ?? "" });
  const group = session.record("groups", me?.group ?? "");
  return group ? interpolate(gettext("You are in %(group)s now."), { group: group.name }) : gettext("You are in no group now.");
}

/** Where one is, in words: the step, and the group. @param {TroupeRoom} room */
export function whereText({ session, me, config }) {
  const state = stateOf(session);
  if (state === "preparing") return [];
  if (state === "ended") return [gettext("The workshop has ended")];
  const { current } = placeOf(session);
  const group = isForGroups(config, current) ? session.record("groups", me?.group ?? "") : undefined;
  return [current?.title ?? "", ...(group ? [String(group.name)] : [])];
}

function paused() {
  return html`<div class="room__notice"><div class="banner banner--plain" role="status">${icon("pause")}
    <div class="banner__body">${gettext("The clock is paused. You can go on with what you are doing.")}</div>
  </div></div>`;
}

/** @param {TroupeRoom} room */
function brief(room) {
  const { step } = room;
  if (!step?.instruction) return nothing;
  return html`<details class="room-brief" ?open=${room.open}>
    <summary class="room-brief__summary"><span>${gettext("What to do now")}</span>${icon("chevron-down")}</summary>
    <div class="room-brief__body">
      <p>${step.instruction}</p>
      ${step.example ? html`<p class="room-brief__example"><strong>${gettext("Example")}</strong> ${step.example}</p>` : nothing}
      ${step.script && isHost(room)
        ? html`<details class="room-brief__script"><summary>${icon("chevron-down")}${gettext("What you say as the host")}</summary>
            <ul>${step.script.split("\n").filter((line) => line.trim()).map((line) => html`<li>${line}</li>`)}</ul></details>`
        : nothing}
    </div>
  </details>`;
}

/** Whether one keeps the time of one's group. @param {TroupeRoom} room */
function isHost({ session, groupId, ownId }) {
  return groupId !== null && session.record("groups", groupId)?.host === ownId;
}

/** @param {TroupeRoom} room */
function ownGroup({ session, me, ownId, isVisited }) {
  const group = groupsOf(session).find(({ id }) => id === me?.group);
  if (!group) return nothing;
  const members = peopleOf(session).filter((person) => person.group === group.id && person.joined);
  const here = members.filter((person) => person.id === ownId || whereabouts(session, person) === "here");
  const names = here.map(({ label }) => label).join(", ");
  return html`<p class="room-strip__group hue-${hue(group.number)}">
    <span class="badge badge--hue">${group.name}</span>
    <span class="avatars" aria-hidden="true" title=${names}>
      ${here.slice(0, FACES_MOST).map(face)}
      ${here.length > FACES_MOST ? html`<span class="avatars__more">+${here.length - FACES_MOST}</span>` : nothing}
    </span>
    <span class="visually-hidden">${interpolate(gettext("Here: %(names)s"), { names })}</span>
    ${group.host === ownId ? html`<span class="badge">${gettext("You keep the time")}</span>` : nothing}
    ${isVisited ? html`<span class="room-strip__visit">${icon("eye")}${gettext("A facilitator is looking in")}</span>` : nothing}
  </p>`;
}

/** @param {Person} person */
function face(person) {
  return html`<span class="avatar avatar--small hue-${hue(person.id)}" title=${person.label}>${initials(person.name)}</span>`;
}
