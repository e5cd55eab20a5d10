/** The bar over the board: how far the group is, finding, how much of each quote is shown, who is here, undo. */

import { html, live, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { hue, icon, initials } from "../../ui/look.js";
import { placedText, quotesText } from "./words.js";
import { hueKey, nameOf } from "./who.js";

/** @import {LiveDocument} from "live" */
/** @import {TemplateResult} from "lit" */
/** @import {Board} from "./view.js" */
/** @import {TroupeClustering} from "../clustering.js" */
/** @import {Density} from "./density.js" */
/** @typedef {"tray" | "clusters"} Side */

const FACES = 6;

/** @param {TroupeClustering} board @param {{found: number | null}} options how many quotes are found; null while nothing is looked for */
export function toolbar(board, { found }) {
  const { all, side, needle, onlyUnsorted, density, canWrite } = board;
  return html`<div class="board__top">
    ${progressMeter(all)}
    ${board.document ? presentPeople(board.document, board.session) : nothing}
    ${sideChoice({ side, unsorted: all.tray.length, clusters: all.piles.length, onChange: (next) => (board.side = next) })}
    ${findField({
      needle, found, onlyUnsorted,
      onFind: (next) => (board.needle = next),
      onOnlyUnsorted: (on) => (board.onlyUnsorted = on),
    })}
    <div class="board__view">
      ${densityChoice(density, (next) => board.setDensity(next))}
      ${canWrite ? keysHelp(`keys-${board.board}`) : nothing}
      ${canWrite
        ? html`<button type="button" class="btn btn--small board__undo" @click=${() => board.undo()}>${icon("undo")} ${gettext("Undo")}</button>`
        : nothing}
    </div>
  </div>`;
}

/** @param {Board} all */
function progressMeter({ placed, quotes }) {
  const text = placedText(placed, quotes.size);
  return html`<div class="board__progress">
    <span>${text}</span>
    <progress max=${Math.max(quotes.size, 1)} value=${placed} aria-label=${gettext("Quotes that have a place")}></progress>
  </div>`;
}

/**
 * @param {{needle: string, found: number | null, onlyUnsorted: boolean,
 *   onFind: (needle: string) => void, onOnlyUnsorted: (on: boolean) => void}} options
 */
function findField({ needle, found, onlyUnsorted, onFind, onOnlyUnsorted }) {
  return html`<search class="board__find">
    <span class="board__find-field">
      ${icon("search")}
      <input
        type="search" class="input input--small" placeholder=${gettext("Find in the quotes")} aria-label=${gettext("Find in the quotes")}
        .value=${live(needle)} @input=${(/** @type {Event} */ event) => onFind(/** @type {HTMLInputElement} */ (event.target).value)}
      />
    </span>
    <output class="board__found">${found === null ? nothing : foundText(found)}</output>
    <label class="check board__only">
      <input
        type="checkbox" .checked=${live(onlyUnsorted)}
        @change=${(/** @type {Event} */ event) => onOnlyUnsorted(/** @type {HTMLInputElement} */ (event.target).checked)}
      />
      <span class="check__text">${gettext("Only unsorted")}</span>
    </label>
  </search>`;
}

/** @param {number} n */
function foundText(n) {
  return n === 0 ? gettext("No quote has that") : interpolate(gettext("%(quotes)s found"), { quotes: quotesText(n) });
}

/** @param {Density} density @param {(density: Density) => void} onChange */
function densityChoice(density, onChange) {
  /** @type {[Density, string][]} */
  const choices = [["roomy", gettext("Roomy")], ["compact", gettext("Compact")], ["short", gettext("Short")]];
  return html`<div class="segmented board__density" role="group" aria-label=${gettext("How the quotes are shown")}>
    ${choices.map(
      ([value, label]) => html`<button type="button" aria-pressed=${value === density} @click=${() => onChange(value)}>${label}</button>`,
    )}
  </div>`;
}

/** On narrow screens one side is shown at a time. @param {{side: Side, unsorted: number, clusters: number, onChange: (side: Side) => void}} options */
function sideChoice({ side, unsorted, clusters, onChange }) {
  /** @type {[Side, string, number][]} */
  const sides = [["tray", gettext("Unsorted"), unsorted], ["clusters", gettext("Clusters"), clusters]];
  return html`<div class="segmented board__sides" role="group" aria-label=${gettext("What is shown")}>
    ${sides.map(
      ([value, label, n]) => html`<button type="button" aria-pressed=${value === side} data-side=${value} @click=${() => onChange(value)}>
        ${label} <span class="board__side-count">${n}</span>
      </button>`,
    )}
  </div>`;
}

/** @param {LiveDocument} document @param {LiveDocument | null} session @returns {TemplateResult | typeof nothing} */
function presentPeople(document, session) {
  const people = [...document.people].map(([actor, state]) => ({ actor, state, name: nameOf(session, actor) }));
  if (people.length === 0) return nothing;
  people.sort((one, other) => one.name.localeCompare(other.name));
  const names = people.map(({ name }) => name).join(", ");
  const text = interpolate(ngettext("%(n)s person here: %(names)s", "%(n)s people here: %(names)s", people.length), { n: people.length, names });
  return html`<span class="avatars board__people" role="img" aria-label=${text} title=${names}>
    ${people.slice(0, FACES).map(
      ({ actor, state, name }) => html`<span class=${`avatar avatar--small hue-${hue(hueKey(actor))}`} data-state=${state} aria-hidden="true">${initials(name)}</span>`,
    )}
    ${people.length > FACES ? html`<span class="avatars__more" aria-hidden="true">+${people.length - FACES}</span>` : nothing}
  </span>`;
}

/** The keys of the board, for those who want them. @param {string} id */
function keysHelp(id) {
  /** @type {[string[], string][]} */
  const keys = [
    [["↑", "↓", "←", "→"], gettext("go from quote to quote")],
    [["Space"], gettext("select")],
    [["Shift"], gettext("with an arrow or a click: select all between")],
    [["Enter", "M"], gettext("choose where to move")],
    [["1", "…", "9"], gettext("move to that cluster")],
    [["N"], gettext("new cluster of the selection")],
    [["U"], gettext("back to unsorted")],
    [["Ctrl", "Z"], gettext("take back what you did last")],
    [["Esc"], gettext("clear the selection")],
  ];
  return html`<button type="button" class="btn btn--small btn--quiet board__keys-button" popovertarget=${id}>${gettext("Keys")}</button>
    <div class="menu board__keys" id=${id} popover>
      <dl>${keys.map(([names, text]) => html`<div><dt>${names.map((name) => html`<kbd>${name}</kbd> `)}</dt><dd>${text}</dd></div>`)}</dl>
    </div>`;
}
