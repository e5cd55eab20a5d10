/** What can be done for one group alone: its board, its lock, its minutes, a word to it. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../../ui/i18n.js";
import { icon } from "../../../ui/look.js";
import { MINUTES_LONGEST } from "../../minutes-field.js";
import { clockFor } from "./time.js";

/** @import {TroupeGroupTile} from "../group-tile.js" */

const LESS_MINUTES = 1;
const MORE_MINUTES = 2;

/** @param {TroupeGroupTile} tile */
export function tileActs(tile) {
  const { place, mayRun } = tile;
  if (!place && !mayRun) return nothing;
  return html`<div class="card__actions tile__acts">
    ${place
      ? html`<button type="button" class="btn btn--small" @click=${() => tile.dispatchEvent(new CustomEvent("open"))}>
          ${icon("board")}${gettext("Open board")}${of(tile)}
        </button>`
      : nothing}
    ${mayRun && tile.works
      ? html`<span class="btn-group" role="group" aria-label=${interpolate(gettext("Time of %(name)s"), { name: nameOf(tile) })}>
          ${retime(tile, -LESS_MINUTES)} ${retime(tile, MORE_MINUTES)}
        </span>`
      : nothing}
    ${mayRun && place ? lock(tile) : nothing}
    ${mayRun
      ? html`<button type="button" class="btn btn--small btn--quiet btn--icon" title=${gettext("Send a message")} @click=${() => tile.dispatchEvent(new CustomEvent("message"))}
          aria-label=${interpolate(gettext("Send a message to %(name)s"), { name: nameOf(tile) })}>${icon("mail")}</button>`
      : nothing}
  </div>`;
}

/** @param {TroupeGroupTile} tile */
function lock({ place, commands, group }) {
  const locked = place?.locked ?? false;
  const name = interpolate(locked ? gettext("Unlock the board of %(name)s") : gettext("Lock the board of %(name)s"), { name: group?.name ?? "" });
  return html`<button type="button" class="btn btn--small btn--quiet" aria-label=${name} title=${locked ? gettext("Participants can write again") : gettext("Participants can only read")}
    @click=${() => commands?.lockBoard(place?.id ?? "", !locked)}>${icon("lock")}${locked ? gettext("Unlock") : gettext("Lock")}</button>`;
}

/** @param {TroupeGroupTile} tile @param {number} by */
function retime(tile, by) {
  const clock = clockFor(tile);
  const { step, group } = tile;
  if (!clock || !step || !group) return nothing;
  const minutes = clock.minutes + by;
  const format = by > 0 ? gettext("+%(minutes)s min") : gettext("−%(minutes)s min");
  return html`<button type="button" class="btn btn--small" ?disabled=${minutes < 1 || minutes > MINUTES_LONGEST}
    @click=${() => tile.commands?.retimeGroup(group.id, minutes, step)}>${interpolate(format, { minutes: Math.abs(by) })}<span class="visually-hidden"> ${interpolate(gettext("for %(name)s"), { name: group.name })}</span></button>`;
}

/** @param {TroupeGroupTile} tile */
function of(tile) {
  return html`<span class="visually-hidden">${interpolate(gettext("of %(name)s"), { name: nameOf(tile) })}</span>`;
}

/** @param {TroupeGroupTile} tile */
function nameOf({ group }) {
  return group?.name ?? "";
}
