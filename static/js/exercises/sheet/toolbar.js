/** The bar over the sheet: how far it is, which side is shown on a small screen, the keys, undo. */

import { html, nothing } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { assumptionsText, filledText, linesText } from "./words.js";

/** @import {TroupeSheet} from "../sheet.js" */
/** @typedef {"sheet" | "quotes"} Side */

/** @param {TroupeSheet} host */
export function toolbar(host) {
  const { canWrite } = host;
  return html`<div class="board__top">
    ${progress(host)} ${sides(host)}
    <div class="board__view sheet__acts">
      ${canWrite ? keysHelp(`keys-${host.board}`) : nothing}
      ${canWrite
        ? html`<button type="button" class="btn btn--small sheet__undo" @click=${() => host.undo()}>${icon("undo")} ${gettext("Undo")}</button>`
        : nothing}
    </div>
  </div>`;
}

/** @param {TroupeSheet} host */
function progress({ sheet: { counts, fields } }) {
  const filled = filledText(counts, fields.length);
  return html`<div class="board__progress">
    <span>${filled}</span>
    <progress max=${Math.max(fields.length, 1)} value=${counts.filled} aria-label=${filled}></progress>
    ${counts.lines > 0
      ? html`<span class="sheet__counts">${linesText(counts.lines)} · ${assumptionsText(counts.assumptions)}</span>`
      : nothing}
  </div>`;
}

/** @param {TroupeSheet} host */
function sides(host) {
  /** @type {[Side, string, number][]} */
  const choices = [["sheet", gettext("Sheet"), host.sheet.counts.lines], ["quotes", gettext("Quotes"), host.sheet.quotes.size]];
  return html`<div class="segmented board__sides" role="group" aria-label=${gettext("What is shown")}>
    ${choices.map(
      ([value, label, n]) => html`<button type="button" aria-pressed=${value === host.side} data-side=${value} @click=${() => (host.side = value)}>
        ${label} <span class="board__side-count">${n}</span>
      </button>`,
    )}
  </div>`;
}

/** The keys of the sheet, for those who want them. @param {string} id */
function keysHelp(id) {
  /** @type {[string[], string][]} */
  const keys = [
    [["Enter"], gettext("in a line: save it and go on to the next")],
    [["Esc"], gettext("in a line: take back what you typed")],
    [["↑", "↓"], gettext("go from quote to quote")],
    [["Enter"], gettext("on a quote: choose where to send it")],
    [["1", "…", "5"], gettext("on a quote: send it to that field")],
    [["Ctrl", "Z"], gettext("take back what you did last")],
  ];
  return html`<button type="button" class="btn btn--small btn--quiet board__keys-button" popovertarget=${id}>${gettext("Keys")}</button>
    <div class="menu board__keys" id=${id} popover>
      <dl>${keys.map(([names, text]) => html`<div><dt>${names.map((name) => html`<kbd>${name}</kbd> `)}</dt><dd>${text}</dd></div>`)}</dl>
    </div>`;
}
