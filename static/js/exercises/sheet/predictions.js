/**
 * What one's own commands will have done, shown before the server has answered. They check nothing: the server's
 * `sheet/commands.py` decides. Order keys are made up so that a line stands at once where it will stand.
 */

import { isSilent, MAIN } from "./view.js";

/** @import {View} from "../../live/view.js" */

/** Sorts behind every key that begins alike. */
const LAST = "~";
/** Comes behind the proposal that the server has, and so in its place. */
const OWN = "own";

/** @param {View} view @param {{name: string}} args */
export function namePersona(view, { name }) {
  if (isSilent(view)) view.put("names", OWN, { name });
  else view.put("about", MAIN, { ...about(view), name });
}

/** The first cluster's label is the name until there is one. @param {View} view @param {{clusters: readonly string[]}} args */
export function drawOn(view, { clusters }) {
  const now = about(view);
  const first = view.record("clusters", clusters[0] ?? "");
  view.put("about", MAIN, { ...now, clusters, name: now.name || (first?.label ?? "") });
}

/** @param {View} view @param {{line: string, field: string, text: string, quote?: string, evidence?: string}} args */
export function addLine(view, { line, field, text, quote, evidence }) {
  const orders = [...view.get("lines").values()].filter((one) => one.field === field).map(({ order }) => String(order));
  view.put("lines", line, { field, text, order: `${orders.sort().at(-1) ?? ""}${LAST}`, by: "" });
  if (quote && evidence) view.put("evidence", evidence, { field, quote, line });
}

/** @param {View} view @param {{line: string, text: string}} args */
export function editLine(view, { line, text }) {
  view.patch("lines", line, { text });
}

/** @param {View} view @param {{line: string}} args */
export function removeLine(view, { line }) {
  for (const [id, evidence] of [...view.get("evidence")]) if (evidence.line === line) view.remove("evidence", id);
  view.remove("lines", line);
}

/** @param {View} view @param {{evidence: string, field: string, quote: string, line?: string | null}} args */
export function attachQuote(view, { evidence, field, quote, line = null }) {
  view.put("evidence", evidence, { field, quote, line });
}

/** @param {View} view @param {{evidence: string}} args */
export function detachQuote(view, { evidence }) {
  view.remove("evidence", evidence);
}

/** @param {View} view */
function about(view) {
  return view.record("about", MAIN) ?? { name: "", clusters: [] };
}
