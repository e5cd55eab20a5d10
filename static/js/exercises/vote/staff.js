/** What those who run the session see over the vote: how many have voted, the rules, the reveal. */

import { html, live, nothing } from "lit";
import { confirmDialog } from "../../ui/dialog.js";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { peopleOf } from "../../elements/session/people.js";
import { turnoutOf } from "./view.js";
import { missingText, turnoutText } from "./words.js";

/** @import {TroupeVote} from "../vote.js" */

const MOST = 20;

/** @param {TroupeVote} board */
export function staffPanel(board) {
  return board.vote.isOpen ? openPanel(board) : closedPanel(board);
}

/** @param {TroupeVote} board */
function openPanel(board) {
  const { vote } = board;
  return html`<section class="card card--small vote-staff" aria-label=${gettext("Running the vote")}>
    ${turnoutMeter(board)}
    <div class="vote-staff__rules">
      ${stepper({ label: gettext("Dots each"), value: vote.budget, most: MOST, onChange: (budget) => board.setBudget(budget, vote.cap) })}
      ${stepper({ label: gettext("At most on one"), value: Math.min(vote.cap, vote.budget), most: vote.budget, onChange: (cap) => board.setBudget(vote.budget, cap) })}
    </div>
    <div class="vote-staff__acts">
      ${board.canVote ? alsoVotes(board) : nothing}
      <button type="button" class="btn btn--primary" @click=${() => reveal(board)}>${icon("eye")}${gettext("Reveal the result")}</button>
    </div>
  </section>`;
}

/** @param {TroupeVote} board */
function turnoutMeter(board) {
  const turnout = turnoutNow(board);
  if (!turnout) return nothing;
  const text = turnoutText(turnout);
  return html`<div class="meter vote-staff__turnout">
    <p class="vote-staff__count">${text}</p>
    <progress max=${Math.max(1, turnout.total)} .value=${turnout.voted} aria-label=${text}></progress>
    <p class="text-faint text-small">${gettext("Who put how many where stays with each voter, also after the reveal.")}</p>
  </div>`;
}

/** @param {TroupeVote} board */
function alsoVotes(board) {
  return html`<label class="check">
    <input type="checkbox" .checked=${live(board.isVoting)} ?disabled=${board.vote.placed > 0}
      @change=${(/** @type {Event} */ event) => (board.alsoVotes = /** @type {HTMLInputElement} */ (event.target).checked)} />
    <span class="check__text">${gettext("I vote as well")}</span>
  </label>`;
}

/** @param {TroupeVote} board */
function closedPanel(board) {
  return html`<section class="card card--small vote-staff vote-staff--closed" aria-label=${gettext("Running the vote")}>
    <p class="grow text-soft">${gettext("The result is on everybody’s screen. Opening the vote again takes it back; all dots stay where they are and can be changed.")}</p>
    <button type="button" class="btn" @click=${() => void board.commands?.open()}>${icon("undo")}${gettext("Open the vote again")}</button>
  </section>`;
}

/** @param {TroupeVote} board */
async function reveal(board) {
  const turnout = turnoutNow(board);
  const missing = turnout ? missingText(turnout.missing) : "";
  const sure = await confirmDialog({
    title: gettext("Reveal the result?"),
    text: `${missing} ${gettext("Everybody sees the ranking, and dots can no longer be changed. You can open the vote again.")}`.trim(),
    confirm: gettext("Reveal"),
  });
  if (sure) void board.commands?.reveal();
}

/** @param {TroupeVote} board */
function turnoutNow({ vote, session }) {
  if (!vote.turnout || !session) return null;
  return turnoutOf(vote.turnout, peopleOf(session).filter(({ joined }) => joined).length);
}

/** @param {{label: string, value: number, most: number, onChange: (value: number) => void}} options */
function stepper({ label, value, most, onChange }) {
  return html`<div class="vote-rule" role="group" aria-label=${label}>
    <span class="vote-rule__label">${label}</span>
    <button type="button" class="btn btn--icon" aria-disabled=${value <= 1} aria-label=${gettext("One less")}
      @click=${() => value > 1 && onChange(value - 1)}>${icon("minus")}</button>
    <output class="vote-rule__value">${value}</output>
    <button type="button" class="btn btn--icon" aria-disabled=${value >= most} aria-label=${gettext("One more")}
      @click=${() => value < most && onChange(value + 1)}>${icon("plus")}</button>
  </div>`;
}
