/** The quotes that something rests on, as small marks: number and first words, all of them when pressed. */

import { html, nothing, repeat } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { hue, icon } from "../../ui/look.js";

/** @import {TroupeSheet} from "../sheet.js" */
/** @import {Evidence, Place} from "./view.js" */

/** @param {TroupeSheet} host @param {readonly Evidence[]} evidence @param {{label: string, place: Place}} options */
export function chips(host, evidence, { label, place }) {
  if (evidence.length === 0) return nothing;
  return html`<ul class="sheet-chips" aria-label=${label}>
    ${repeat(evidence, ({ id }) => id, (one) => chip(host, one, place))}
  </ul>`;
}

/** @param {TroupeSheet} host @param {Evidence} evidence @param {Place} place */
function chip(host, { id, number, text, rank, withdrawn }, place) {
  const open = host.isUnfolded(id);
  return html`<li class="sheet-chip" data-evidence=${id} data-hue=${rank ? hue(rank) : nothing} data-open=${open}>
    <button type="button" class="sheet-chip__quote" aria-expanded=${open} @click=${() => host.unfold(id)}>
      <span class="sheet-chip__number"><span class="visually-hidden">${gettext("Quote")} </span>${number}</span>
      ${withdrawn ? html`<em class="sheet-chip__text">${text}</em>` : html`<q class="sheet-chip__text">${text}</q>`}
    </button>
    ${host.canWrite
      ? html`<button
          type="button" class="sheet-chip__off" title=${gettext("Take the quote away")}
          aria-label=${interpolate(gettext("Take quote %(number)s away"), { number })} @click=${() => host.acting.detach(id, place)}
        >${icon("close")}</button>`
      : nothing}
  </li>`;
}
