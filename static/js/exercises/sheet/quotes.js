/** The quotes beside the sheet: those of the chosen clusters first, then all others; found by words, number or use. */

import { html, live, nothing, repeat } from "lit";
import "./quote-card.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { hue, icon } from "../../ui/look.js";
import * as states from "./states.js";
import { evidenceAt } from "./view.js";
import { placeText, quotesText } from "./words.js";

/** @import {TroupeSheet} from "../sheet.js" */
/** @import {QuoteEntry, QuoteGroup} from "./view.js" */

/** @param {TroupeSheet} host */
export function quotesPanel(host) {
  const { sheet, groups } = host;
  const heading = `sheet-quotes-${host.board}`;
  return html`<section class="sheet-quotes" aria-labelledby=${heading}>
    <div class="sheet-quotes__top">
      <h2 class="sheet-quotes__title" id=${heading}>${gettext("Quotes")} <span class="board__count">${sheet.quotes.size}</span></h2>
      ${sheet.quotes.size > 0 ? html`${find(host)}${aimBar(host)}` : nothing}
    </div>
    ${sheet.quotes.size === 0 ? states.noQuotes() : nothing}
    ${sheet.quotes.size > 0 && groups.length === 0 ? states.nothingFound() : nothing}
    ${groups.map((group) => groupList(host, group))}
  </section>`;
}

/** @param {TroupeSheet} host */
function find(host) {
  const { needle, onlyUnused, groups } = host;
  const found = groups.reduce((sum, group) => sum + group.quotes.length, 0);
  return html`<search class="sheet-quotes__find">
    <span class="board__find-field">
      ${icon("search")}
      <input
        type="search" class="input input--small" placeholder=${gettext("Words or a number")} aria-label=${gettext("Find in the quotes")}
        .value=${live(needle)} @input=${(/** @type {Event} */ event) => (host.needle = /** @type {HTMLInputElement} */ (event.target).value)}
      />
    </span>
    <label class="check sheet-quotes__only">
      <input
        type="checkbox" .checked=${live(onlyUnused)}
        @change=${(/** @type {Event} */ event) => (host.onlyUnused = /** @type {HTMLInputElement} */ (event.target).checked)}
      />
      <span class="check__text">${gettext("Only unused")}</span>
    </label>
    <output class="visually-hidden">${needle.trim() ? quotesText(found) : nothing}</output>
  </search>`;
}

/** While quotes are chosen for one place. @param {TroupeSheet} host */
function aimBar(host) {
  const { aim, sheet } = host;
  if (!aim) return nothing;
  return html`<div class="sheet-aim" role="status">
    <p class="sheet-aim__text"><span class="sheet-aim__label">${gettext("Choose quotes for")}</span> ${placeText(sheet, aim)}</p>
    <button type="button" class="btn btn--small btn--primary" @click=${() => host.acting.endAim()}>${gettext("Done")}</button>
  </div>`;
}

/** @param {TroupeSheet} host @param {QuoteGroup} group */
function groupList(host, { id, source, quotes }) {
  const heading = `sheet-quotes-${host.board}-${id}`;
  const rank = source?.rank ?? 0;
  const others = host.groups.some((group) => group.source) ? gettext("All other quotes") : gettext("All quotes");
  const label = source ? source.record.label || interpolate(gettext("Cluster %(rank)s"), { rank }) : others;
  return html`<div class="sheet-group" data-hue=${rank ? hue(rank) : nothing}>
    <h3 class="sheet-group__title" id=${heading}>
      ${source ? html`<span class="dot" aria-hidden="true"></span>` : nothing}<span>${label}</span>
      <span class="sheet-group__count">${quotes.length}<span class="visually-hidden"> ${quotesText(quotes.length)}</span></span>
    </h3>
    ${source?.record.description ? html`<p class="sheet-group__about">${source.record.description}</p>` : nothing}
    <div class="sheet-group__list" role="list" aria-labelledby=${heading}>
      ${repeat(quotes, ([quote]) => quote, (entry) => card(host, entry))}
    </div>
  </div>`;
}

/** @param {TroupeSheet} host @param {QuoteEntry} entry */
function card(host, [id, { number, text }]) {
  const { aim, sheet } = host;
  const isThere = aim !== null && evidenceAt(sheet, aim).some(({ quote }) => quote === id);
  const rank = sheet.ranks.get(id) ?? 0;
  return html`<troupe-sheet-quote
    class="sheet-quote" role="listitem" id=${`quote-${id}`} data-quote=${id} data-hue=${rank ? hue(rank) : nothing}
    .number=${number} .text=${text} .needle=${host.needle} .uses=${sheet.uses.get(id) ?? 0}
    .reachable=${host.reachable === id} .readonly=${!host.canWrite} .aimed=${aim === null ? "" : isThere ? "attached" : "free"}
    data-used=${(sheet.uses.get(id) ?? 0) > 0}
  ></troupe-sheet-quote>`;
}
