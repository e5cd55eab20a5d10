/** What a key on a candidate means. Pure. */

/** @typedef {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean}} Press */

const MORE = new Set(["+", "=", "ArrowUp"]);
const LESS = new Set(["-", "_", "−", "ArrowDown"]);
const NONE = new Set(["Delete", "Backspace", "Home"]);

/** How many dots the candidate shall have after it; null when the key means nothing here. @param {Press} press @param {number} own */
export function dotsForKey({ key, ctrlKey = false, metaKey = false, altKey = false }, own) {
  if (ctrlKey || metaKey || altKey) return null;
  if (MORE.has(key)) return own + 1;
  if (LESS.has(key)) return Math.max(0, own - 1);
  if (NONE.has(key)) return 0;
  return /^[0-9]$/.test(key) ? Number(key) : null;
}

/** Tapping the last placed dot takes it back, any other one places as many. @param {number} tapped counts from 1 @param {number} own */
export function dotsForTap(tapped, own) {
  return tapped === own ? own - 1 : tapped;
}

/** @param {Press} press */
export function isUndo({ key, ctrlKey = false, metaKey = false, altKey = false, shiftKey = false }) {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "z";
}
