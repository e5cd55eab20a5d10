/** What others have changed since the last look: for the announcer, and to let those lines glow for a moment. */

import { announceNews } from "../../ui/announcer.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { labelOf } from "./words.js";

/** @import {Sheet} from "./view.js" */
/** @typedef {"added" | "changed" | "removed" | "attached" | "detached" | "named" | "drawn"} What */
/** @typedef {{what: What, key: string, glow: string | null, label: string}} News  `key` of the record, `label` of its field, `glow` what it is to be seen on */
/** @typedef {Map<string, {text: string, label: string, glow: string | null}>} Facts  by record id */

/** @param {Sheet} before @param {Sheet} after @returns {News[]} */
export function newsBetween(before, after) {
  /** @type {News[]} */
  const found = [
    ...differences(linesOf(before), linesOf(after), { added: "added", removed: "removed" }),
    ...differences(evidenceOf(before), evidenceOf(after), { added: "attached", removed: "detached" }),
  ];
  const whole = new Set(found.filter(({ what }) => what === "added" || what === "removed").map(({ key }) => key));
  const comesWithLine = (/** @type {News} */ { what, glow }) => (what === "attached" || what === "detached") && glow !== null && whole.has(glow);
  const news = found.filter((one) => !comesWithLine(one));
  if (before.name !== after.name) news.push({ what: "named", key: "name", glow: "name", label: after.name });
  if (chosenOf(before) !== chosenOf(after)) news.push({ what: "drawn", key: "drawn", glow: "drawn", label: "" });
  return news;
}

/** Says them, summed up where they are many. @param {readonly News[]} news */
export function tell(news) {
  for (const one of news) {
    announceNews("sheet", interpolate(gettext("Somebody else: %(act)s"), { act: actText(one) }), (n) =>
      interpolate(ngettext("Others changed %(n)s thing on the sheet", "Others changed %(n)s things on the sheet", n), { n }),
    );
  }
}

/** @param {News} news */
function actText({ what, label }) {
  const formats = {
    added: gettext("a new line in %(label)s"),
    changed: gettext("a line changed in %(label)s"),
    removed: gettext("a line removed from %(label)s"),
    attached: gettext("a quote attached in %(label)s"),
    detached: gettext("a quote taken away in %(label)s"),
    named: gettext("the persona is named %(label)s"),
    drawn: gettext("other clusters are drawn on"),
  };
  return interpolate(formats[what], { label: label || "–" });
}

/** @param {Facts} before @param {Facts} after @param {{added: What, removed: What}} words @returns {News[]} */
function differences(before, after, { added, removed }) {
  /** @type {News[]} */
  const news = [];
  for (const [key, { text, label, glow }] of after) {
    const was = before.get(key);
    if (!was) news.push({ what: added, key, glow, label });
    else if (was.text !== text) news.push({ what: "changed", key, glow, label });
  }
  for (const [key, { label, glow }] of before) if (!after.has(key)) news.push({ what: removed, key, glow, label });
  return news;
}

/** @param {Sheet} sheet @returns {Facts} */
function linesOf({ fields }) {
  return new Map(fields.flatMap((field) => field.lines.map(({ id, record }) => [id, { text: record.text, label: labelOf(field), glow: id }])));
}

/** @param {Sheet} sheet @returns {Facts} */
function evidenceOf({ fields }) {
  return new Map(
    fields.flatMap((field) => [
      ...field.evidence.map(({ id, quote }) => /** @type {const} */ ([id, { text: quote, label: labelOf(field), glow: field.id }])),
      ...field.lines.flatMap((line) =>
        line.evidence.map(({ id, quote }) => /** @type {const} */ ([id, { text: quote, label: labelOf(field), glow: line.id }])),
      ),
    ]),
  );
}

/** @param {Sheet} sheet */
function chosenOf({ sources }) {
  return sources.filter(({ chosen }) => chosen).map(({ id }) => id).join(" ");
}
