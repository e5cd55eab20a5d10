/** Scrolls what lies under the pointer when the pointer comes near its upper or lower edge; once per frame. */

const EDGE_PX = 56;
const FASTEST_PX = 16;

/** @param {number} x @param {number} y */
export function scrollAtEdges(x, y) {
  let element = document.elementFromPoint(x, y);
  while (element) {
    const box = isScrollable(element) ? element.getBoundingClientRect() : null;
    if (box && scrollBy(element, speed(y, box.top, box.bottom))) return;
    element = element.parentElement;
  }
  if (document.scrollingElement) scrollBy(document.scrollingElement, speed(y, 0, innerHeight));
}

/** @param {Element} element */
function isScrollable(element) {
  if (element === document.scrollingElement || element.scrollHeight <= element.clientHeight) return false;
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/** @param {number} y @param {number} top @param {number} bottom */
function speed(y, top, bottom) {
  const over = Math.max(0, y - (bottom - EDGE_PX)) - Math.max(0, top + EDGE_PX - y);
  return Math.max(-1, Math.min(1, over / EDGE_PX)) * FASTEST_PX;
}

/** Whether it did scroll. @param {Element} element @param {number} amount */
function scrollBy(element, amount) {
  const before = element.scrollTop;
  if (amount !== 0) element.scrollTop = before + amount;
  return element.scrollTop !== before;
}
