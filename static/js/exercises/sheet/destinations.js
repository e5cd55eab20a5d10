/**
 * Where a quote can be sent, as menus: first the fields, then the places in one: a new line, one that is there, or the
 * field as a whole. A drop names its place in the same words. Pure functions.
 */

import { gettext, interpolate } from "../../ui/i18n.js";
import { fieldOfLine, isFull } from "./view.js";
import { linesText, shortened } from "./words.js";

/** @import {MenuEntry} from "../../ui/menu.js" */
/** @import {Evidence, Sheet} from "./view.js" */
/** @typedef {{act: "field" | "new" | "whole" | "line" | "", id: string}} Choice  `id` of a field, or of a line */

const LINE_CHARACTERS = 60;

/** @param {Sheet} sheet @param {string} quote @returns {MenuEntry[]} */
export function fieldEntries(sheet, quote) {
  return sheet.fields.map((field) => {
    const has = [field, ...field.lines].some(({ evidence }) => rests(evidence, quote));
    return { id: `field:${field.id}`, label: field.label, hint: has ? gettext("is here") : linesText(field.lines.length) };
  });
}

/** @param {Sheet} sheet @param {string} field @param {string} quote @returns {MenuEntry[]} */
export function placeEntries(sheet, field, quote) {
  const found = sheet.fields.find(({ id }) => id === field);
  if (!found) return [];
  const full = isFull(found);
  const isHere = (/** @type {readonly Evidence[]} */ evidence) =>
    rests(evidence, quote) ? { hint: gettext("is here"), disabled: true } : {};
  return [
    { id: `new:${field}`, label: gettext("New line from this quote"), ...(full ? { hint: gettext("full"), disabled: true } : {}) },
    ...found.lines.map(({ id, record, evidence }) => ({
      id: `line:${id}`, label: interpolate(gettext("“%(text)s”"), { text: shortened(record.text, LINE_CHARACTERS) }), ...isHere(evidence),
    })),
    { id: `whole:${field}`, label: interpolate(gettext("%(field)s, as a whole"), { field: found.label }), ...isHere(found.evidence) },
  ];
}

/** @param {string} entry of a menu, or a place where something was dropped @returns {Choice} */
export function readChoice(entry) {
  const at = entry.indexOf(":");
  return { act: /** @type {Choice["act"]} */ (entry.slice(0, Math.max(at, 0))), id: entry.slice(at + 1) };
}

/** The place that a choice means; null when it is none, or gone by now. @param {Sheet} sheet @param {Choice} choice */
export function placeOf(sheet, { act, id }) {
  if (act === "whole") return { field: id, line: null };
  const field = act === "line" ? fieldOfLine(sheet, id) : undefined;
  return field ? { field: field.id, line: id } : null;
}

/** @param {readonly Evidence[]} evidence @param {string} quote */
function rests(evidence, quote) {
  return evidence.some((one) => one.quote === quote);
}
