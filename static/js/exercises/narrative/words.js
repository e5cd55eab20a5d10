/** How long a story is, and what is said about it. */

import { gettext, interpolate, ngettext } from "../../ui/i18n.js";

export const TARGET_WORDS = 200;
/** Within this share of the target a story is of the right length. */
const TOLERANCE = 0.15;

/** Words as a reader counts them, also where a script puts no blanks between them. @param {string} text */
export function countWords(text) {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) if (isWordLike) count += 1;
  return count;
}

/** @param {number} count */
export function wordsText(count) {
  return interpolate(ngettext("%(count)s word", "%(count)s words", count), { count });
}

/** @param {number} count */
export function lengthText(count) {
  const values = { target: TARGET_WORDS };
  if (count < TARGET_WORDS * (1 - TOLERANCE)) return interpolate(gettext("of about %(target)s"), values);
  if (count <= TARGET_WORDS * (1 + TOLERANCE)) return gettext("just right to be read aloud in a minute and a half");
  return interpolate(gettext("about %(target)s are enough; what can go?"), values);
}
