/** Where a thing would land: the zone under the pointer, and the last thing in it that comes before the pointer. */

/**
 * @param {{root: HTMLElement, drop: string, place: string, x: number, y: number, dragged: readonly string[]}} options
 * @returns {{zone: HTMLElement, after: HTMLElement | null} | null}
 */
export function dropPlace({ root, drop, place, x, y, dragged }) {
  const hit = document.elementFromPoint(x, y);
  const zone = /** @type {HTMLElement | null | undefined} */ (hit?.closest(drop));
  if (!zone || !root.contains(zone)) return null;
  const places = /** @type {HTMLElement[]} */ ([...zone.querySelectorAll(place)]).filter(
    (one) => !dragged.includes(one.dataset.card ?? "") && one.closest(drop) === zone,
  );
  const boxes = places.map((one) => one.getBoundingClientRect());
  const rows = areSideBySide(boxes);
  const rightToLeft = getComputedStyle(zone).direction === "rtl";
  const last = boxes.findLastIndex((box) => (rows ? isBeforeInRows(box, x, y, rightToLeft) : middle(box) < y));
  return { zone, after: places[last] ?? null };
}

/** @param {DOMRect[]} boxes */
function areSideBySide(boxes) {
  const [first, second] = boxes;
  return first !== undefined && second !== undefined && second.top < first.bottom && second.left !== first.left;
}

/** @param {DOMRect} box @param {number} x @param {number} y @param {boolean} rightToLeft */
function isBeforeInRows(box, x, y, rightToLeft) {
  if (y > box.bottom) return true;
  const centre = (box.left + box.right) / 2;
  return y >= box.top && (rightToLeft ? x < centre : x > centre);
}

/** @param {DOMRect} box */
function middle(box) {
  return (box.top + box.bottom) / 2;
}
