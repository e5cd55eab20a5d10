/** The candidates while the vote is open, and the dots that one has left. */

import { html, nothing, repeat } from "lit";
import { gettext } from "../../ui/i18n.js";
import { hue, icon } from "../../ui/look.js";
import { groupsOf } from "../../elements/session/people.js";
import { dotStepper, purseDots } from "./dots.js";
import { evidenceText, leftText, nameOf } from "./words.js";

/** @import {LiveDocument} from "live" */
/** @import {TroupeVote} from "../vote.js" */
/** @import {Candidate, Item} from "./view.js" */

/** @param {TroupeVote} board */
export function candidateList(board) {
  const { vote } = board;
  return html`<ul class="vote__list" aria-label=${gettext("Candidates")}>
    ${repeat(vote.candidates, ({ id }) => id, (candidate) => card(board, candidate))}
  </ul>`;
}

/** @param {TroupeVote} board @param {Candidate} candidate */
function card(board, candidate) {
  const { id, item, own } = candidate;
  const group = groupOf(board.session, item);
  return html`<li class=${`card card--small vote-card ${group ? `card--hue hue-${hue(group.number)}` : ""}`} data-candidate=${id} data-chosen=${own > 0 ? "" : nothing}>
    <h3 class="card__title">${nameOf(item)}</h3>
    ${item.summary ? html`<p class="vote-card__summary">${item.summary}</p>` : nothing}
    ${facts(board.session, item)}
    ${board.isVoting ? dotStepper({ candidate, vote: board.vote, onPlace: (change) => board.place(id, change) }) : ownDots(own)}
  </li>`;
}

/** Whose it is and what it stands on. @param {LiveDocument | null} session @param {Item} item */
export function facts(session, item) {
  const group = groupOf(session, item);
  return html`<p class="card__meta">
    ${group ? html`<span><span class=${`dot hue-${hue(group.number)}`}></span>${group.name}</span>` : nothing}
    <span>${icon("quote")}${evidenceText(item)}</span>
    ${item.drafted ? nothing : html`<span class="badge badge--outline">${gettext("A cluster without a sheet")}</span>`}
  </p>`;
}

/** What stands there when one may only read. @param {number} own */
function ownDots(own) {
  if (own === 0) return nothing;
  return html`<p class="vote-card__own">${purseDots({ left: own, placed: 0 })}${gettext("Your dots")}</p>`;
}

/** @param {TroupeVote} board */
export function purse(board) {
  const { vote, commands } = board;
  return html`<div class="vote-purse" role="group" aria-label=${gettext("Your dots")}>
    ${purseDots(vote)}
    <p class="vote-purse__words">
      <strong>${leftText(vote)}</strong>
      <span class="text-soft text-small">${vote.left === 0 ? gettext("You can change them until the reveal.") : gettext("Only you see where yours are.")}</span>
    </p>
    <button type="button" class="btn btn--small" aria-disabled=${!commands?.canUndo} @click=${() => board.undo()}>${icon("undo")}${gettext("Undo")}</button>
  </div>`;
}

/** @param {LiveDocument | null} session @param {Item} item */
function groupOf(session, item) {
  return session && item.group ? groupsOf(session).find(({ id }) => id === item.group) : undefined;
}
