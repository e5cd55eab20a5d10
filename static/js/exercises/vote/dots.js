/** The stepper of a candidate: one less, the dots themselves, one more. The dots take the focus as one spin button. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { dotsForTap } from "./keyboard.js";
import { limitOn } from "./view.js";
import { dotsText, limitText, nameOf } from "./words.js";

/** @import {Candidate, Vote} from "./view.js" */

/** More dots than a finger could tell apart stand as a number. */
const TAPPED_MOST = 5;

/** @param {{candidate: Candidate, vote: Vote, onPlace: (change: (own: number) => number) => void}} options `onPlace` is told what to make of the dots there are */
export function dotStepper({ candidate, vote, onPlace }) {
  const { id, own, item } = candidate;
  const name = nameOf(item);
  const limit = limitOn(vote, id, own + 1);
  const most = Math.max(own, vote.cap);
  return html`<div class="vote-dots" role="group" aria-label=${interpolate(gettext("Dots on %(name)s"), { name })}>
    <button type="button" class="btn btn--icon" aria-disabled=${own === 0} aria-label=${gettext("One dot less")}
      @click=${() => onPlace((now) => Math.max(0, now - 1))}>${icon("minus")}</button>
    <div class="vote-dots__row" role="spinbutton" tabindex="0" aria-label=${interpolate(gettext("Your dots on %(name)s"), { name })}
      aria-valuenow=${own} aria-valuemin="0" aria-valuemax=${most} aria-valuetext=${interpolate(gettext("%(dots)s of at most %(cap)s"), { dots: dotsText(own), cap: vote.cap })}>
      ${vote.cap > TAPPED_MOST ? number(own, vote.cap) : row(own, most, onPlace)}
    </div>
    <button type="button" class="btn btn--icon" aria-disabled=${limit !== null} aria-label=${gettext("One dot more")}
      title=${limit ? limitText(limit, vote) : nothing} @click=${() => onPlace((now) => now + 1)}>${icon("plus")}</button>
  </div>`;
}

/** @param {number} own @param {number} most @param {(change: (own: number) => number) => void} onPlace */
function row(own, most, onPlace) {
  return Array.from({ length: most }, (_, at) => at + 1).map(
    (at) => html`<span class="vote-dots__place" @click=${() => onPlace((now) => dotsForTap(at, now))}>
      <span class="vote-dot" data-placed=${at <= own ? "" : nothing}></span>
    </span>`,
  );
}

/** @param {number} own @param {number} cap */
function number(own, cap) {
  return html`<span class="vote-dot" data-placed=${own > 0 ? "" : nothing}></span>
    <span class="vote-dots__number">${own}</span>
    <span class="text-faint text-small">${interpolate(gettext("of %(cap)s"), { cap })}</span>`;
}

/** One's dots in a row, those still to be placed first. @param {{left: number, placed: number}} purse */
export function purseDots({ left, placed }) {
  const dots = [...Array(left).fill(true), ...Array(placed).fill(false)];
  return html`<span class="vote-purse__dots" aria-hidden="true">
    ${dots.map((has) => html`<span class="vote-dot" data-placed=${has ? "" : nothing}></span>`)}
  </span>`;
}
