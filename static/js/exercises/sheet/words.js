/** How counts, places and acts are put into words, the same on screen, in toasts and in announcements. */

import { gettext, interpolate, ngettext } from "../../ui/i18n.js";

/** @import {Counts, FieldConfig, Place, Sheet} from "./view.js" */

const SHORT_CHARACTERS = 48;

/** @param {number} n */
export function quotesText(n) {
  return interpolate(ngettext("%(n)s quote", "%(n)s quotes", n), { n });
}

/** @param {number} n */
export function linesText(n) {
  return interpolate(ngettext("%(n)s line", "%(n)s lines", n), { n });
}

/** @param {number} n */
export function assumptionsText(n) {
  return interpolate(ngettext("%(n)s assumption", "%(n)s assumptions", n), { n });
}

/** @param {Counts} counts @param {number} fields */
export function filledText({ filled }, fields) {
  return interpolate(gettext("%(filled)s of %(fields)s fields filled"), { filled, fields });
}

/** How far a sheet is, in one line. @param {Counts} counts @param {number} fields */
export function progressText(counts, fields) {
  const parts = [filledText(counts, fields)];
  if (counts.lines > 0) parts.push(linesText(counts.lines), assumptionsText(counts.assumptions));
  return parts.join(" · ");
}

/** The beginning of a text, cut between words where that is possible. @param {string} text @param {number} [most] characters */
export function shortened(text, most = SHORT_CHARACTERS) {
  const plain = oneLine(text);
  const characters = [...plain];
  if (characters.length <= most) return plain;
  const cut = characters.slice(0, most - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** A quote's words as the beginning of a statement that fits. @param {string} text @param {number} most characters */
export function asStatement(text, most) {
  return [...oneLine(text)].slice(0, most).join("").trim();
}

/** @param {string} text */
function oneLine(text) {
  return text.trim().split(/\s+/u).join(" ");
}

/** What a quote is sent to, inside quotation marks where it is a line. @param {Sheet} sheet @param {Place} place */
export function placeText(sheet, { field, line }) {
  const found = sheet.fields.find(({ id }) => id === field);
  if (line === null) return found ? labelOf(found) : gettext("a field");
  const text = found?.lines.find(({ id }) => id === line)?.record.text ?? "";
  return interpolate(gettext("“%(text)s”"), { text: shortened(text) });
}

/** @param {Pick<FieldConfig, "label">} field */
export function labelOf({ label }) {
  return interpolate(gettext("“%(label)s”"), { label });
}
