/** Where a popover goes: under its button, over it where there is no room, never over an edge of the window. */

const GAP = 4;
const MARGIN = 8;

/** @param {HTMLElement} popover already shown @param {Element} anchor */
export function placeBeside(popover, anchor) {
  const from = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const rightToLeft = getComputedStyle(anchor).direction === "rtl";
  const left = rightToLeft ? from.right - width : from.left;
  const below = from.bottom + GAP;
  const fitsBelow = below + height + MARGIN <= innerHeight;
  const top = fitsBelow || from.top < height + GAP + MARGIN ? below : from.top - GAP - height;
  popover.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  popover.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
}
