/** Places in a text that others write in too: told relative to the letters beside them, and found again by these. */

import { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON, createRelativePositionFromTypeIndex } from "yjs";

/** @import {Text} from "yjs" */
/** @import {Caret} from "../presence.js" */

/** @typedef {{name: string, hue: number}} Look */
/** @typedef {{at: number, from: number, to: number} & Look} Place */

/**
 * Where one's own caret and selection are, as it is told to others.
 * @param {Text} ytext @param {{anchor: number, head: number}} selection
 */
export function tellable(ytext, { anchor, head }) {
  const [from, to] = [anchor, head].map((at) => JSON.stringify(createRelativePositionFromTypeIndex(ytext, at)));
  return { anchor: from ?? "", head: to ?? "" };
}

/**
 * Where somebody's caret is in the text as it is here; null when it cannot be told.
 * @param {Text} ytext @param {Caret} caret @param {Look} look @returns {Place | null}
 */
export function placeOf(ytext, caret, look) {
  const anchor = indexOf(ytext, caret.anchor);
  const head = indexOf(ytext, caret.head);
  if (anchor === null || head === null) return null;
  return { at: head, from: Math.min(anchor, head), to: Math.max(anchor, head), ...look };
}

/** @param {Text} ytext @param {string} told @returns {number | null} */
function indexOf(ytext, told) {
  try {
    const found = ytext.doc && createAbsolutePositionFromRelativePosition(createRelativePositionFromJSON(JSON.parse(told)), ytext.doc);
    return found?.type === ytext ? Math.min(found.index, ytext.length) : null;
  } catch {
    return null;
  }
}
