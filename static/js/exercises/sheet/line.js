/** One line of a field: the statement, and below it what it rests on or that it rests on nothing. */

import { html, nothing } from "lit";
import "../../elements/inline-text.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { chips } from "./evidence.js";
import { isAssumption } from "./view.js";
import { labelOf, shortened } from "./words.js";

/** @import {TroupeSheet} from "../sheet.js" */
/** @import {Field, Line} from "./view.js" */

/** @param {TroupeSheet} host @param {Field} field @param {Line} line */
export function line(host, field, line) {
  const { id, record } = line;
  const { canWrite } = host;
  const short = { text: shortened(record.text) };
  const find = isAssumption(line)
    ? { label: gettext("Find a quote"), name: gettext("Find a quote for “%(text)s”") }
    : { label: gettext("Another"), name: gettext("Another quote for “%(text)s”") };
  return html`<li
    class="sheet-line" data-line=${id} data-news=${id} data-drop=${canWrite ? `line:${id}` : nothing}
    data-assumption=${isAssumption(line)} data-aimed=${host.aim?.line === id}
  >
    <troupe-inline-text
      class="sheet-line__text" data-editing="lines" data-record=${id} .most=${host.lineMost} .value=${record.text}
      label=${interpolate(gettext("Line in %(label)s"), { label: labelOf(field) })} ?readonly=${!canWrite}
      empty-text=${gettext("There is nothing in this line. Write something, or remove it.")}
      .writers=${host.writersOn("lines", id)} .save=${host.saves.line(id)}
    ></troupe-inline-text>
    ${canWrite
      ? html`<button
          type="button" class="btn btn--quiet btn--icon btn--small sheet-line__remove"
          title=${host.mayRemove(record) ? gettext("Remove the line") : gettext("Only who wrote it, the host and the facilitator can remove it. The facilitator can let everybody do it.")}
          aria-disabled=${host.mayRemove(record) ? nothing : "true"}
          aria-label=${interpolate(gettext("Remove the line “%(text)s”"), short)} @click=${() => host.acting.removeLine(id)}
        >${icon("trash")}</button>`
      : nothing}
    <div class="sheet-line__rests">
      ${isAssumption(line) ? html`<span class="badge badge--warn sheet-line__badge">${icon("alert")}${gettext("Assumption")}</span>` : nothing}
      ${chips(host, line.evidence, { label: interpolate(gettext("Quotes that “%(text)s” rests on"), short), place: { field: field.id, line: id } })}
      ${canWrite && host.hasQuotes
        ? html`<button
            type="button" class="btn btn--quiet btn--small sheet-line__find" aria-pressed=${host.aim?.line === id}
            aria-label=${interpolate(find.name, short)} @click=${() => host.acting.aimAt(field.id, id)}
          >${icon("quote")}${find.label}</button>`
        : nothing}
    </div>
  </li>`;
}
