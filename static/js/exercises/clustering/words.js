/** How clusters, counts and acts are put into words, the same on screen, in toasts and in announcements. */

import { gettext, interpolate, ngettext } from "../../ui/i18n.js";

/** @import {Pile} from "./view.js" */

/** @param {number} n */
export function quotesText(n) {
  return interpolate(ngettext("%(n)s quote", "%(n)s quotes", n), { n });
}

/** @param {number} n */
export function clustersText(n) {
  return interpolate(ngettext("%(n)s cluster", "%(n)s clusters", n), { n });
}

/** What a cluster is called: its label, or its number while it has none. @param {Pick<Pile, "rank" | "record">} pile */
export function pileName({ rank, record }) {
  return record.label || interpolate(gettext("Cluster %(rank)s"), { rank });
}

/** @param {number} n @param {string | null} name of the cluster; null for the tray */
export function movedText(n, name) {
  if (name === null) return interpolate(ngettext("%(n)s quote is unsorted again", "%(n)s quotes are unsorted again", n), { n });
  return interpolate(ngettext("%(n)s quote moved to %(name)s", "%(n)s quotes moved to %(name)s", n), { n, name });
}

/** @param {number} n @param {string} name */
export function copiedText(n, name) {
  const format = ngettext("%(n)s quote also put into %(name)s", "%(n)s quotes also put into %(name)s", n);
  return interpolate(format, { n, name });
}

/** @param {number} placed @param {number} total */
export function placedText(placed, total) {
  return interpolate(gettext("%(placed)s of %(total)s placed"), { placed, total });
}

/** Names of people in a sentence: "Ana", "Ana and Ben", "Ana and 2 others". @param {readonly string[]} names */
export function namesText(names) {
  const [first = "", second = ""] = names;
  if (names.length <= 1) return first;
  if (names.length === 2) return interpolate(gettext("%(first)s and %(second)s"), { first, second });
  return interpolate(gettext("%(first)s and %(n)s others"), { first, n: names.length - 1 });
}
