/** What fills the room when there is no board: talking, waiting for a group, the end, and being out. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { clockOf, placeOf } from "../session/agenda.js";
import { MINUTE_MS, movingMsOf } from "../session/group-time.js";
import { groupsOf } from "../session/people.js";
import "../../ui/clock.js";

/** @import {TroupeRoom} from "../room.js" */

/** @param {TroupeRoom} room */
export function talkCard({ session, time, dataset }) {
  const { current, next } = placeOf(session);
  if (!current || !time) return nothing;
  return html`<div class="room-talk">
    ${time.movingLeftMs > 0
      ? html`<p class="room-talk__instruction">${gettext("Time to come together")}</p>
          <troupe-clock class="room-talk__clock" .record=${clockOf(session)} .minutes=${movingMsOf(current) / MINUTE_MS} label=${gettext("Time to come together")} large></troupe-clock>`
      : html`<troupe-clock class="room-talk__clock" .record=${clockOf(session)} .minutes=${time.minutes} .began=${time.beganMs} label=${current.title} large announce bar></troupe-clock>`}
    ${current.instruction ? html`<p class="room-talk__instruction">${current.instruction}</p>` : nothing}
    ${current.example ? html`<p class="text-soft">${current.example}</p>` : nothing}
    ${dataset["readout"] ? html`<a class="btn btn--large" href=${dataset["readout"]}>${icon("library")}${gettext("What we know, and your quotes")}</a>` : nothing}
    ${next ? html`<p class="room-talk__next"><span class="text-faint">${gettext("Then")}</span> ${next.title}</p>` : nothing}
  </div>`;
}

/** @param {TroupeRoom} room somebody without a group while groups work */
export function waitingCard({ session, me }) {
  const group = groupsOf(session).find(({ id }) => id === me?.group);
  return html`<div class="empty empty--page" role="status">
    <span class="empty__picture">${icon("users")}</span>
    <h2 class="empty__title">${group
      ? interpolate(gettext("The board of %(group)s is being made"), { group: group.name })
      : gettext("You are not in a group yet")}</h2>
    <p class="empty__text">${gettext("The others are working in groups. Your facilitator sees that you are here and will place you; this page then opens your group’s board by itself.")}</p>
  </div>`;
}

/** @param {string} name */
export function endedCard(name) {
  return html`<div class="wrap wrap--text"><div class="empty empty--page">
    <span class="empty__picture">${icon("star")}</span>
    <h1 class="empty__title">${name ? interpolate(gettext("Thank you, %(name)s"), { name }) : gettext("Thank you")}</h1>
    <p class="empty__text">${gettext("The workshop is over, and everything that you have written is kept. Editors now give the personas their last words and lock them as a pack; your facilitator sends it to you.")}</p>
    <p class="empty__text">${gettext("You can close this page.")}</p>
  </div></div>`;
}

export function lostCard() {
  return html`<div class="wrap wrap--text"><div class="empty empty--page">
    <span class="empty__picture">${icon("users")}</span>
    <h1 class="empty__title">${gettext("You are no longer in this workshop")}</h1>
    <p class="empty__text">${gettext("Somebody has taken you off its list, perhaps because you came in twice. What you contributed is kept. Ask the facilitator, or come in again with the code.")}</p>
    <div class="empty__actions"><a class="btn btn--primary" href=${joinAddress()}>${gettext("Come in again")}</a></div>
  </div></div>`;
}

function joinAddress() {
  return /** @type {HTMLElement | null} */ (document.querySelector("[data-join]"))?.dataset.join ?? "/";
}
