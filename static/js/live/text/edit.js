/** A whole new wording as the smallest change of a shared text, so that what others write meanwhile stays. */

/** @import {Text} from "yjs" */

/** Makes the text say `wanted` by the one replacement that is the smallest. @param {Text} ytext @param {string} wanted */
export function edit(ytext, wanted) {
  const before = ytext.toString();
  if (before === wanted) return;
  const shorter = Math.min(before.length, wanted.length);
  let start = 0;
  while (start < shorter && before[start] === wanted[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === wanted[wanted.length - 1 - end]) end += 1;
  if (isInsidePair(before, start) || isInsidePair(wanted, start)) start -= 1;
  if (isInsidePair(before, before.length - end) || isInsidePair(wanted, wanted.length - end)) end -= 1;
  ytext.delete(start, before.length - end - start);
  ytext.insert(start, wanted.slice(start, wanted.length - end));
}

/** Whether `at` stands between the two halves of one character. @param {string} text @param {number} at */
function isInsidePair(text, at) {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff;
}
