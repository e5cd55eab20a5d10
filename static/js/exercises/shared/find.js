/** Finding quotes by words or by number, and where in the text the words stand. Pure functions. */

/** @typedef {{readonly text: string, readonly number: number}} Quote */
/** @typedef {{text: string, found: boolean}} Segment */

/** @param {string} needle what was typed @returns {string[]} */
function wordsOf(needle) {
  return needle.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether a quote has every word of `needle` in it, or is the one of that number. @param {string} needle @returns {(quote: Quote) => boolean} */
export function matcher(needle) {
  const words = wordsOf(needle);
  return ({ text, number }) => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word) || word.replace(/^#/, "") === String(number));
  };
}

/**
 * `text` in pieces, those that were looked for marked. Where lowering the case changes the length nothing is marked.
 * @param {string} text @param {string} needle @returns {Segment[]}
 */
export function segments(text, needle) {
  const words = wordsOf(needle);
  const lower = text.toLowerCase();
  if (words.length === 0 || lower.length !== text.length) return [{ text, found: false }];
  const marks = new Array(text.length).fill(false);
  for (const word of words) {
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + word.length)) marks.fill(true, at, at + word.length);
  }
  /** @type {Segment[]} */
  const pieces = [];
  for (let start = 0, end = 1; end <= text.length; end += 1) {
    if (end < text.length && marks[end] === marks[start]) continue;
    pieces.push({ text: text.slice(start, end), found: marks[start] });
    start = end;
  }
  return pieces;
}
