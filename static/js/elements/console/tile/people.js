/** Who is in a group: who calls, who is here, who keeps its time, who is done. */

import { html, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../../../ui/i18n.js";
import { hue, icon, initials } from "../../../ui/look.js";
import "../../../ui/menu.js";
import { whereabouts } from "../../session/people.js";
import { callText } from "../attention.js";
import { callsOf, readiness } from "../calls.js";
import { agoText, namesText } from "../words.js";

/** @import {LiveDocument} from "live" */
/** @import {Person} from "../../session/people.js" */
/** @import {TroupeGroupTile} from "../group-tile.js" */

const FACES_MOST = 9;
const NOBODY = "nobody";

/** @param {TroupeGroupTile} tile @param {readonly Person[]} members */
export function tileCalls(tile, members) {
  const ids = new Set(members.map(({ id }) => id));
  const calls = callsOf(sessionOf(tile)).filter(({ person }) => ids.has(person.id));
  if (calls.length === 0) return nothing;
  return html`<ul class="tile__calls" role="list">${calls.map((call) => html`<li class="call" data-word=${call.word}>
    ${icon(call.word === "help" ? "help" : "hand")}
    <span class="call__words"><strong>${callText(call)}</strong> <span class="text-soft text-small">${agoText(call.at, tile.live.clock.serverNow())}</span></span>
    ${tile.mayRun
      ? html`<button type="button" class="btn btn--small push" @click=${() => tile.commands?.answerSignal(call.person.id, call.word)}>
          ${gettext("Answered")}<span class="visually-hidden">: ${call.person.label}</span>
        </button>`
      : nothing}
  </li>`)}</ul>`;
}

/** @param {TroupeGroupTile} tile @param {readonly Person[]} members also those who have not come yet */
export function tilePeople(tile, members) {
  const session = sessionOf(tile);
  const joined = members.filter((person) => person.joined);
  if (joined.length === 0) return html`<p class="text-faint text-small">${gettext("Nobody of this group has come.")}</p>`;
  const here = joined.filter((person) => whereabouts(session, person) === "here");
  const words = interpolate(gettext("%(here)s of %(count)s here"), { here: here.length, count: joined.length });
  const away = joined.filter((person) => !here.includes(person));
  return html`<div class="tile__people">
    <span class="avatars" aria-hidden="true">
      ${joined.slice(0, FACES_MOST).map((person) => html`<span class="avatar avatar--small hue-${hue(person.id)}" title=${person.label}
        data-state=${here.includes(person) ? "here" : "away"}>${initials(person.name)}</span>`)}
      ${joined.length > FACES_MOST ? html`<span class="avatars__more">+${joined.length - FACES_MOST}</span>` : nothing}
    </span>
    <span class="text-small text-soft"><span class="text-number">${words}</span>${away.length > 0 ? html` · ${interpolate(gettext("away: %(names)s"), { names: namesText(away, 3) })}` : nothing}</span>
  </div>`;
}

/** @param {TroupeGroupTile} tile @param {readonly Person[]} members */
export function tileMarks(tile, members) {
  const { done, waiting, moreTime } = readiness(sessionOf(tile), tile.step?.id ?? "", members);
  if (done.length + waiting.length === 0) return nothing;
  const count = done.length + waiting.length;
  const words = interpolate(gettext("%(done)s of %(count)s done"), { done: done.length, count });
  const more = interpolate(ngettext("%(count)s needs more time", "%(count)s need more time", moreTime.length), { count: moreTime.length });
  return html`<p class="tile__marks">
    <span class="badge ${done.length === count ? "badge--good" : ""}">${done.length === count ? icon("check") : nothing}${words}</span>
    ${moreTime.length > 0 ? html`<span class="badge badge--warn" title=${namesText(moreTime)}>${icon("clock")}${more}</span>` : nothing}
  </p>`;
}

/** @param {TroupeGroupTile} tile @param {readonly Person[]} members */
export function tileHost(tile, members) {
  const { group } = tile;
  const host = members.find(({ id }) => id === group?.host);
  const words = host ? interpolate(gettext("Host: %(name)s"), { name: host.label }) : gettext("Nobody keeps the time");
  if (!tile.mayRun || members.length === 0) return host ? html`<p class="text-small text-soft">${words}</p>` : nothing;
  const items = [
    ...members.map(({ id, label }) => ({ id, label, current: id === group?.host })),
    { id: NOBODY, label: gettext("Nobody"), current: !host },
  ];
  return html`<p class="tile__host text-small"><span class="text-soft">${words}</span>
    <troupe-menu button-class="link-button" label=${host ? gettext("Change") : gettext("Name a host")} .items=${items}
      accessible-label=${interpolate(host ? gettext("Change the host of %(group)s") : gettext("Name a host for %(group)s"), { group: group?.name ?? "" })}
      @choose=${(/** @type {CustomEvent} */ event) => tile.commands?.nameHost(group?.id ?? "", event.detail.id === NOBODY ? null : event.detail.id)}></troupe-menu>
  </p>`;
}

/** @param {TroupeGroupTile} tile */
function sessionOf(tile) {
  return /** @type {LiveDocument} */ (tile.session);
}
