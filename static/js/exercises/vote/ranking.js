/** The result after the reveal: candidates by their dots, equal ones on one place, one's own dots marked. */

import { html, nothing, repeat, svg } from "lit";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { facts } from "./candidates.js";
import { readResults } from "./view.js";
import { dotsText, nameOf, outcomeText, resultText } from "./words.js";

/** @import {TroupeVote} from "../vote.js" */
/** @import {Ranked} from "./view.js" */

/** @param {TroupeVote} board */
export function ranking(board) {
  const { document, vote, session } = board;
  if (!document) return nothing;
  const { ranked, without, most, dots } = readResults(document, vote);
  return html`<section class="vote-result ${board.isFresh ? "is-fresh" : ""}" aria-labelledby="vote-result">
    <div class="vote-result__head">
      <h2 class="vote__heading" id="vote-result" tabindex="-1">${gettext("The result")}</h2>
      <p class="text-soft">${outcomeText(ranked)} ${ranked.length > 0 ? total(dots) : nothing}</p>
      ${vote.placed > 0 ? legend() : nothing}
    </div>
    <ol class="vote-result__list">
      ${repeat(ranked, ({ id }) => id, (one) => html`<li class="vote-rank" data-first=${one.result.rank === 1 ? "" : nothing}>
        ${place(one)}
        <div class="vote-rank__body">
          <div class="vote-rank__head"><h3 class="vote-rank__title">${nameOf(one.item)}</h3>${tie(one)}</div>
          ${bar(one, most)}
          <p class="vote-rank__figures"><strong>${resultText(one.result)}</strong>${own(one)}</p>
          ${facts(session, one.item)}
        </div>
      </li>`)}
    </ol>
    ${without.length > 0 ? rest(without) : nothing}
  </section>`;
}

/** @param {number} dots */
function total(dots) {
  return interpolate(gettext("%(dots)s in all."), { dots: dotsText(dots) });
}

function legend() {
  return html`<p class="vote-result__legend"><span class="vote-dot" data-placed></span>${gettext("Your own dots; only you see them")}</p>`;
}

/** @param {Ranked} one */
function place({ result, isTied }) {
  const words = isTied ? gettext("Place %(rank)s, shared") : gettext("Place %(rank)s");
  return html`<p class="vote-rank__place"><span class="visually-hidden">${interpolate(words, { rank: result.rank })}</span><span aria-hidden="true">${result.rank}</span></p>`;
}

/** @param {Ranked} one */
function tie({ isTied }) {
  return isTied ? html`<span class="badge badge--outline" aria-hidden="true">${gettext("Level")}</span>` : nothing;
}

/** Attributes, not styles: the page allows no inline style. @param {Ranked} one @param {number} most */
function bar({ result, own }, most) {
  const share = (/** @type {number} */ dots) => `${(100 * dots) / Math.max(1, most)}%`;
  return html`<svg class="vote-bar" aria-hidden="true">
    ${svg`<rect class="vote-bar__all" width=${share(result.dots)} height="100%" rx="7"></rect>`}
    ${own > 0 ? svg`<rect class="vote-bar__own" width=${share(own)} height="100%" rx="7"></rect>` : nothing}
  </svg>`;
}

/** @param {Ranked} one */
function own({ own: dots }) {
  if (dots === 0) return nothing;
  const words = ngettext("%(dots)s of them is yours", "%(dots)s of them are yours", dots);
  return html`<span class="vote-rank__own">${interpolate(words, { dots })}</span>`;
}

/** @param {readonly Ranked[]} without */
function rest(without) {
  return html`<div class="vote-result__rest">
    <h3>${gettext("Without a dot")}</h3>
    <ul class="chips">${without.map(({ item }) => html`<li class="chip">${nameOf(item)}</li>`)}</ul>
  </div>`;
}
