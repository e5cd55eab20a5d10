/** A persona sheet as it is to be shown, read from the records: fields with their lines and evidence. Pure functions. */

import { wordsOf } from "../shared/withdrawn.js";

/** @import {LiveDocument} from "live" */

/** @typedef {{readonly id: string, readonly label: string, readonly help: string, readonly most: number}} FieldConfig */
/** @typedef {{readonly text: string, readonly number: number, readonly withdrawn?: boolean}} Quote */
/** @typedef {{readonly label: string, readonly description: string, readonly order: string, readonly quotes: readonly string[]}} SourceRecord */
/** @typedef {{readonly field: string, readonly text: string, readonly order: string, readonly by: string}} LineRecord */
/** @typedef {{readonly field: string, readonly quote: string, readonly line: string | null}} EvidenceRecord */
/** @typedef {{id: string, record: SourceRecord, rank: number, chosen: boolean}} Source  `rank` counts from 1 */
/** @typedef {{id: string, quote: string, number: number, text: string, rank: number, withdrawn: boolean}} Evidence  `rank` of its cluster, 0 without */
/** @typedef {{id: string, record: LineRecord, evidence: Evidence[]}} Line */
/** @typedef {FieldConfig & {lines: Line[], evidence: Evidence[]}} Field  `evidence` is that of the field as a whole */
/** @typedef {readonly [id: string, quote: Quote]} QuoteEntry */
/** @typedef {{id: string, source: Source | null, quotes: QuoteEntry[]}} QuoteGroup */
/** @typedef {{id: string, name: string}} Proposal  a name that somebody thought of in silence */
/** @typedef {{filled: number, lines: number, assumptions: number}} Counts */
/** @typedef {{field: string, line: string | null}} Place  a line, or a field as a whole */
/**
 * @typedef {{
 *   name: string, sources: Source[], fields: Field[], counts: Counts, quotes: ReadonlyMap<string, Quote>,
 *   ranks: ReadonlyMap<string, number>, uses: ReadonlyMap<string, number>, silent: boolean, proposals: Proposal[],
 * }} Sheet  while it is `silent` the name and the lines are one's own; `ranks` and `uses` are by quote: of the cluster that it shows, and how often it is evidence
 */
/** @typedef {Pick<LiveDocument, "get">} Records */

export const MAIN = "main";

/** @param {Records} document @param {readonly FieldConfig[]} fields @returns {Sheet} */
export function readSheet(document, fields) {
  const quotes = /** @type {ReadonlyMap<string, Quote>} */ (/** @type {unknown} */ (document.get("quotes")));
  const about = document.get("about").get(MAIN) ?? { name: "", clusters: [] };
  const sources = readSources(document, about.clusters);
  const ranks = ranksOf(sources);
  const evidence = readEvidence(document, { quotes, ranks });
  const lines = readLines(document, evidence);
  const silent = isSilent(document);
  const proposals = readProposals(document);
  const full = fields.map((field) => ({
    ...field,
    most: Math.max(field.most, document.get("room").get(field.id)?.lines ?? 0),
    lines: lines.filter(({ record }) => record.field === field.id),
    evidence: evidence.get(keyOf({ field: field.id, line: null })) ?? [],
  }));
  const name = silent ? (proposals.at(-1)?.name ?? "") : about.name;
  return { name, sources, fields: full, counts: countsOf(full), quotes, ranks, uses: usesOf(full), silent, proposals: silent ? [] : proposals };
}

/** Whether one sees only what one writes oneself. @param {Records} document */
export function isSilent(document) {
  return document.get("privacy").size > 0;
}

/** @param {Records} document @returns {Proposal[]} */
function readProposals(document) {
  return [...document.get("names")].map(([id, record]) => ({ id, name: String(record.name) })).filter(({ name }) => name);
}

/** Only lines count as filling a field: a quote alone says nothing yet. @param {readonly Field[]} fields @returns {Counts} */
function countsOf(fields) {
  const lines = fields.flatMap((field) => field.lines);
  return {
    filled: fields.filter((field) => field.lines.length > 0).length,
    lines: lines.length,
    assumptions: lines.filter(isAssumption).length,
  };
}

/** Whether a statement rests on nothing that may still be used. @param {Pick<Line, "evidence">} line */
export function isAssumption({ evidence }) {
  return evidence.every(({ withdrawn }) => withdrawn);
}

/** Whether no further line fits. @param {Field} field */
export function isFull({ lines, most }) {
  return lines.length >= most;
}

/** @param {Sheet} sheet @param {string} line */
export function fieldOfLine(sheet, line) {
  return sheet.fields.find((field) => field.lines.some(({ id }) => id === line));
}

/** What rests on a place. @param {Sheet} sheet @param {Place} place @returns {Evidence[]} */
export function evidenceAt({ fields }, { field, line }) {
  const found = fields.find(({ id }) => id === field);
  if (line === null) return found?.evidence ?? [];
  return found?.lines.find(({ id }) => id === line)?.evidence ?? [];
}

/**
 * The quotes to choose from: those of each chosen cluster, then all others; each stands once, a withdrawn one nowhere.
 * @param {Sheet} sheet @param {(id: string, quote: Quote) => boolean} shows @returns {QuoteGroup[]} those that have any
 */
export function quoteGroups({ sources, quotes }, shows) {
  const shown = inNumber(quotes).filter(([id, quote]) => !quote.withdrawn && shows(id, quote));
  const placed = new Set();
  const take = (/** @type {(id: string) => boolean} */ belongs) => {
    const found = shown.filter(([id]) => !placed.has(id) && belongs(id));
    for (const [id] of found) placed.add(id);
    return found;
  };
  const groups = sources.filter((source) => source.chosen).map((source) => {
    const own = new Set(source.record.quotes);
    return { id: source.id, source, quotes: take((id) => own.has(id)) };
  });
  return [...groups, { id: "others", source: null, quotes: take(() => true) }].filter((group) => group.quotes.length > 0);
}

/** @param {Records} document @param {readonly string[]} chosen @returns {Source[]} */
function readSources(document, chosen) {
  const records = /** @type {ReadonlyMap<string, SourceRecord>} */ (/** @type {unknown} */ (document.get("clusters")));
  return inOrder(records).map(([id, record], at) => ({ id, record, rank: at + 1, chosen: chosen.includes(id) }));
}

/** A chosen cluster gives a quote its colour before others do. @param {readonly Source[]} sources */
function ranksOf(sources) {
  /** @type {Map<string, number>} */
  const ranks = new Map();
  for (const source of [...sources.filter((one) => one.chosen), ...sources]) {
    for (const quote of source.record.quotes) if (!ranks.has(quote)) ranks.set(quote, source.rank);
  }
  return ranks;
}

/**
 * @param {Records} document
 * @param {{quotes: ReadonlyMap<string, Quote>, ranks: ReadonlyMap<string, number>}} from
 * @returns {Map<string, Evidence[]>} by the key of its place, in the order of the quotes' numbers
 */
function readEvidence(document, { quotes, ranks }) {
  /** @type {Map<string, Evidence[]>} */
  const found = new Map();
  const records = /** @type {ReadonlyMap<string, EvidenceRecord>} */ (/** @type {unknown} */ (document.get("evidence")));
  for (const [id, record] of records) {
    const quote = quotes.get(record.quote);
    if (!quote) continue;
    const withdrawn = quote.withdrawn ?? false;
    const rank = ranks.get(record.quote) ?? 0;
    const evidence = { id, quote: record.quote, number: quote.number, text: wordsOf(quote), rank, withdrawn };
    found.set(keyOf(record), [...(found.get(keyOf(record)) ?? []), evidence]);
  }
  for (const list of found.values()) list.sort((one, other) => one.number - other.number || compare(one.id, other.id));
  return found;
}

/** @param {Records} document @param {Map<string, Evidence[]>} evidence @returns {Line[]} */
function readLines(document, evidence) {
  const records = /** @type {ReadonlyMap<string, LineRecord>} */ (/** @type {unknown} */ (document.get("lines")));
  return inOrder(records).map(([id, record]) => ({ id, record, evidence: evidence.get(keyOf({ field: record.field, line: id })) ?? [] }));
}

/** @param {readonly Field[]} fields */
function usesOf(fields) {
  /** @type {Map<string, number>} */
  const uses = new Map();
  for (const { quote } of fields.flatMap((field) => [...field.evidence, ...field.lines.flatMap((line) => line.evidence)])) {
    uses.set(quote, (uses.get(quote) ?? 0) + 1);
  }
  return uses;
}

/** @param {Place} place */
function keyOf({ field, line }) {
  return line === null ? `field ${field}` : `line ${line}`;
}

/** @param {ReadonlyMap<string, Quote>} quotes @returns {QuoteEntry[]} */
function inNumber(quotes) {
  return [...quotes].sort(([a, one], [b, other]) => one.number - other.number || compare(a, b));
}

/** Sorted by order key, ties by id: as the server does it. @template {{readonly order: string}} R @param {ReadonlyMap<string, R>} records */
function inOrder(records) {
  return [...records].sort(([a, one], [b, other]) => compare(one.order, other.order) || compare(a, b));
}

/** By code unit, not by language: order keys are no words. @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
