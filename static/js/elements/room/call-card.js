/** The card that tells somebody where to talk now; it comes at every move, and goes when one says that one is there. */

import { html, nothing } from "lit";
import "../../ui/copy-button.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { placeOf, stateOf } from "../session/agenda.js";
import { isForGroups } from "../session/boards.js";
import { callOf, hasCall, wayToAll, wayToGroup } from "../session/call.js";
import { groupsOf, peopleOf } from "../session/people.js";

/** @import {TroupeRoom} from "../room.js" */
/** @import {Way} from "../session/call.js" */

const SEEN = "troupe-call-seen";

/** @param {TroupeRoom} room */
export function callCard(room) {
  const found = wayOf(room);
  if (found === null || seenOf(room) === found.move) return nothing;
  return html`<section class="call-card" aria-labelledby="call-card-title">
    <span class="call-card__sign">${icon("users")}</span>
    <div class="call-card__words">
      <h2 class="call-card__title" id="call-card-title">${found.way.title}</h2>
      <p>${found.way.note}</p>
      ${found.way.name ? shownName(found.way.name) : nothing}
    </div>
    <div class="call-card__acts">
      ${found.way.link ? html`<a class="btn btn--primary" href=${found.way.link} target="_blank" rel="noopener noreferrer">${gettext("Open the call")}</a>` : nothing}
      <button type="button" class="btn" @click=${() => putAway(room, found.move)}>${icon("check")}${gettext("I am there")}</button>
    </div>
  </section>`;
}

/** @param {string} name */
function shownName(name) {
  return html`<p class="call-card__name">${interpolate(gettext("Call yourself there “%(name)s”"), { name })}
    <troupe-copy value=${name} label=${gettext("Copy")}></troupe-copy></p>`;
}

/** Where somebody has to go now, and by which move; null when they need not move. @param {TroupeRoom} room @returns {{way: Way, move: string} | null} */
function wayOf({ session, config, me, ownId }) {
  if (!hasCall(session) || stateOf(session) === "ended") return null;
  const { steps, current } = placeOf(session);
  const group = groupsOf(session).find(({ id }) => id === me?.group);
  const person = peopleOf(session).find(({ id }) => id === ownId);
  if (current && isForGroups(config, current)) {
    return group && person ? { way: wayToGroup(session, group, person), move: `group ${group.id}` } : null;
  }
  const inGroups = steps.filter((step) => isForGroups(config, step)).reduce((sum, step) => sum + step.elapsed_ms, 0);
  if (inGroups === 0 && !callOf(session).link) return null;
  return { way: wayToAll(session, { isBack: inGroups > 0 }), move: `all after ${inGroups}` };
}

/** The move that somebody has made last, on this device. @param {TroupeRoom} room */
function seenOf({ session, ownId }) {
  return sessionStorage.getItem(`${SEEN} ${session.id} ${ownId}`);
}

/** @param {TroupeRoom} room @param {string} move */
function putAway(room, move) {
  sessionStorage.setItem(`${SEEN} ${room.session.id} ${room.ownId}`, move);
  room.requestUpdate();
}
