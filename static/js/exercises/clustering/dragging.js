/**
 * Dragging cards on the board. A mouse takes a card anywhere; a finger only at its handle, so that it can scroll, and
 * has “Move” on every card.
 */

import { Drag } from "../../ui/drag.js";

/** @typedef {{ids: readonly string[], zone: string, after: string | null}} Drop */
/**
 * @typedef {{
 *   canDrag: () => boolean, take: (card: string) => readonly string[], label: (cards: readonly string[]) => string,
 *   hold: (cards: readonly string[] | null) => void, drop: (drop: Drop) => void,
 * }} DragHost
 */

export class BoardDragging {
  #drag;
  #byHandle = false;
  #isTouch = false;

  /** @param {HTMLElement} root @param {DragHost} host */
  constructor(root, host) {
    root.addEventListener("pointerdown", (event) => this.#note(event), { capture: true });
    this.#drag = new Drag(root, {
      handle: "[data-card]",
      drop: "[data-drop]",
      place: "[data-card]",
      item: (card) => this.#item(card, host),
      onStart: (ids) => host.hold(ids),
      onDrop: (drop) => host.drop(drop),
      onEnd: () => host.hold(null),
    });
  }

  destroy() {
    this.#drag.destroy();
  }

  /** @param {PointerEvent} event */
  #note(event) {
    this.#isTouch = event.pointerType === "touch";
    this.#byHandle = event.target instanceof Element && event.target.closest("[data-grip]") !== null;
  }

  /** @param {HTMLElement} card @param {DragHost} host */
  #item(card, host) {
    const id = card.dataset.card;
    if (!id || !host.canDrag() || (this.#isTouch && !this.#byHandle)) return null;
    const ids = host.take(id);
    return { ids, label: host.label(ids) };
  }
}
