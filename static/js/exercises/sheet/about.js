/** The head of the sheet: who the persona is, and which clusters it is drawn from. */

import { html, nothing } from "lit";
import "../../elements/inline-text.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { hue, icon } from "../../ui/look.js";
import { MAIN } from "./view.js";
import { quotesText } from "./words.js";

/** @import {TroupeSheet} from "../sheet.js" */
/** @import {Source} from "./view.js" */

const NAME_MOST = 120;

/** @param {TroupeSheet} host */
export function about(host) {
  const { sheet, canWrite } = host;
  return html`<header class="sheet-about" data-news="name">
    <span class="avatar avatar--persona sheet-about__figure" aria-hidden="true"></span>
    <div class="sheet-about__words">
      <p class="sheet-about__eyebrow" id="sheet-name-label">${gettext("Working persona")}</p>
      ${canWrite || sheet.name
        ? html`<troupe-inline-text
            class="sheet-about__name" data-editing="about" data-record=${MAIN} label=${gettext("Name of the persona")}
            placeholder=${gettext("Give the persona a name")} .most=${NAME_MOST} .value=${sheet.name} ?readonly=${!canWrite}
            .writers=${host.writersOn("about", MAIN)} .save=${host.saves.name}
          ></troupe-inline-text>`
        : html`<p class="sheet-about__unnamed">${gettext("No name yet")}</p>`}
      ${proposals(host)}
    </div>
    <div class="sheet-about__drawn" data-news="drawn" role="group" aria-labelledby="sheet-drawn-label">
      <p class="sheet-about__label" id="sheet-drawn-label">${gettext("Drawn from")}</p>
      ${sheet.silent ? html`<p class="sheet-about__none">${gettext("Choose the clusters together, once everybody’s lines are shown.")}</p>` : nothing}
      ${sheet.sources.length === 0 ? noClusters() : html`<div class="chips">${sheet.sources.map((source) => chip(host, source))}</div>`}
    </div>
  </header>`;
}

/** The names that were proposed in silence, until one of them is chosen. @param {TroupeSheet} host */
function proposals({ sheet, canWrite, commands }) {
  const names = [...new Set(sheet.proposals.map(({ name }) => name))].filter((name) => name !== sheet.name);
  if (names.length === 0) return nothing;
  return html`<div class="sheet-about__proposed" role="group" aria-label=${gettext("Names that were proposed")}>
    <span class="sheet-about__label">${gettext("Proposed")}</span>
    ${names.map((name) => canWrite
      ? html`<button type="button" class="chip" @click=${() => void commands?.namePersona({ text: name, was: sheet.name })}>${name}</button>`
      : html`<span class="chip">${name}</span>`)}
  </div>`;
}

/** @param {TroupeSheet} host @param {Source} source */
function chip(host, { id, record, rank, chosen }) {
  const label = record.label || interpolate(gettext("Cluster %(rank)s"), { rank });
  const words = html`<span class="dot" aria-hidden="true"></span><span class="text-clip">${label}</span>
    <span class="sheet-source__count">${record.quotes.length}<span class="visually-hidden"> ${quotesText(record.quotes.length)}</span></span>`;
  if (!host.canWrite || host.sheet.silent) return chosen || host.sheet.silent ? html`<span class="chip chip--hue sheet-source" data-hue=${hue(rank)}>${words}</span>` : nothing;
  return html`<button
    type="button" class="chip sheet-source" data-hue=${hue(rank)} aria-pressed=${chosen} title=${record.description}
    @click=${() => host.commands?.drawOn(id, { label, on: !chosen })}
  >${chosen ? icon("check") : nothing}${words}</button>`;
}

function noClusters() {
  return html`<p class="sheet-about__none">${gettext("This group has made no clusters. Every dealt quote can be used all the same.")}</p>`;
}
