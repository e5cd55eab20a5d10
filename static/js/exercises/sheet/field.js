/** One field of the sheet: its question, its lines, and where the next one is written. */

import { html, nothing, repeat } from "lit";
import "./add-line.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { chips } from "./evidence.js";
import { line } from "./line.js";
import { isFull } from "./view.js";
import { labelOf } from "./words.js";

/** @import {TroupeSheet} from "../sheet.js" */
/** @import {Field} from "./view.js" */

/** @param {TroupeSheet} host @param {Field} field */
export function fieldSection(host, field) {
  const heading = `sheet-${host.board}-${field.id}`;
  const lead = field.most === 1;
  return html`<section
    class="sheet-field ${lead ? "sheet-field--lead" : ""}" data-field=${field.id} data-news=${field.id}
    data-drop=${host.canWrite ? `whole:${field.id}` : nothing} aria-labelledby=${heading}
  >
    <div class="sheet-field__head">
      <h3 class="sheet-field__title" id=${heading}>${field.label}</h3>
      <p class="sheet-field__help">${field.help}</p>
    </div>
    <div class="sheet-field__body">
      ${field.lines.length > 0
        ? html`<ul class="sheet-lines" aria-labelledby=${heading}>${repeat(field.lines, ({ id }) => id, (one) => line(host, field, one))}</ul>`
        : nothing}
      ${host.canWrite ? adding(host, field) : emptyNote(field)}
      ${whole(host, field)}
    </div>
  </section>`;
}

/** @param {TroupeSheet} host @param {Field} field */
function adding(host, field) {
  if (isFull(field)) return field.most > 1 ? html`<p class="sheet-field__note">${gettext("This field is full. Change what is there instead.")}</p>` : nothing;
  const values = { label: labelOf(field) };
  return html`<div class="sheet-field__new" data-drop=${`new:${field.id}`}>
    <troupe-add-line
      data-editing="fields" data-record=${field.id} label=${interpolate(gettext("New line in %(label)s"), values)}
      placeholder=${field.lines.length === 0 ? gettext("Write the first line") : gettext("Add a line")} .most=${host.lineMost}
      .writers=${host.writersOn("fields", field.id)}
      @add=${(/** @type {CustomEvent<{text: string}>} */ event) => host.acting.addLine(field.id, event.detail.text)}
    ></troupe-add-line>
    <span class="sheet-field__drop" aria-hidden="true">${gettext("Drop here for a new line")}</span>
  </div>`;
}

/** @param {Field} field */
function emptyNote({ lines }) {
  return lines.length === 0 ? html`<p class="sheet-field__note">${gettext("Nothing written yet.")}</p>` : nothing;
}

/** @param {TroupeSheet} host @param {Field} field */
function whole(host, field) {
  if (field.evidence.length === 0) return nothing;
  const label = interpolate(gettext("Quotes for %(label)s as a whole"), { label: labelOf(field) });
  return html`<div class="sheet-field__whole">
    <span class="sheet-field__whole-label">${gettext("For the field as a whole")}</span>
    ${chips(host, field.evidence, { label, place: { field: field.id, line: null } })}
  </div>`;
}
