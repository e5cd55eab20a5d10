/**
 * Dragging by pointer: mouse, pen and finger. State is kept by record id, so the things on the page may be drawn anew
 * or moved by others meanwhile. The keyboard's way is a menu (`menu.js`), not this.
 */

import { dropPlace } from "./drop-place.js";
import { scrollAtEdges } from "./edge-scroll.js";

/** @typedef {{ids: readonly string[], label: string}} DragItem */
/** @typedef {{ids: readonly string[], zone: string, after: string | null}} Drop */
/**
 * @typedef {{
 *   handle: string, drop: string, place: string,
 *   item: (handle: HTMLElement) => DragItem | null,
 *   onStart?: (ids: readonly string[]) => void, onOver?: (zone: string | null) => void,
 *   onDrop: (drop: Drop) => void, onEnd?: () => void,
 * }} DragOptions  the first three are selectors; `zone` is the value of `data-drop`, `after` one of `data-card`
 */
/** @typedef {{pointer: number, x: number, y: number, startX: number, startY: number, item: DragItem, ghost: HTMLElement | null}} State */

const THRESHOLD_PX = 5;
const INTERACTIVE = "button, a, input, textarea, select, summary, [contenteditable]";

export class Drag {
  #root;
  #options;
  /** @type {State | null} */
  #state = null;
  /** @type {{zone: HTMLElement, after: HTMLElement | null} | null} */
  #goal = null;
  #frame = 0;
  #ends = new AbortController();

  /** @param {HTMLElement} root @param {DragOptions} options */
  constructor(root, options) {
    this.#root = root;
    this.#options = options;
    const { signal } = this.#ends;
    root.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    addEventListener("pointermove", (event) => this.#move(event), { signal });
    addEventListener("pointerup", (event) => this.#up(event), { signal });
    addEventListener("pointercancel", (event) => this.#cancelBy(event), { signal });
    addEventListener("keydown", (event) => this.#key(event), { signal, capture: true });
    addEventListener("blur", () => this.#finish(), { signal });
  }

  /** Takes every listener away. */
  destroy() {
    this.#finish();
    this.#ends.abort();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0 || !event.isPrimary || this.#state) return;
    const target = /** @type {Element} */ (event.target);
    const handle = /** @type {HTMLElement | null} */ (target.closest(this.#options.handle));
    const control = target.closest(INTERACTIVE);
    if (!handle || (control && control !== handle && handle.contains(control))) return;
    const item = this.#options.item(handle);
    if (!item) return;
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    this.#state = { pointer, x, y, startX: x, startY: y, item, ghost: null };
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const state = this.#state;
    if (!state || event.pointerId !== state.pointer) return;
    state.x = event.clientX;
    state.y = event.clientY;
    const far = Math.hypot(state.x - state.startX, state.y - state.startY) >= THRESHOLD_PX;
    if (!state.ghost && far) this.#start(state);
  }

  /** @param {State} state */
  #start(state) {
    this.#root.setPointerCapture(state.pointer);
    this.#root.classList.add("is-dragging");
    getSelection()?.removeAllRanges();
    state.ghost = document.createElement("div");
    state.ghost.className = "drag-ghost";
    state.ghost.setAttribute("aria-hidden", "true");
    state.ghost.textContent = state.item.label;
    state.ghost.style.left = "0"; // physical, as pointer coordinates are
    document.body.append(state.ghost);
    this.#options.onStart?.(state.item.ids);
    this.#follow();
  }

  #follow() {
    const state = this.#state;
    if (!state?.ghost) return;
    state.ghost.style.transform = `translate(${state.x + 12}px, ${state.y + 8}px)`;
    this.#aim(state);
    scrollAtEdges(state.x, state.y);
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  /** @param {State} state */
  #aim(state) {
    const { drop, place } = this.#options;
    const goal = dropPlace({ root: this.#root, drop, place, x: state.x, y: state.y, dragged: state.item.ids });
    const before = this.#goal?.zone.dataset.drop ?? null;
    this.#unmark();
    this.#goal = goal;
    goal?.zone.classList.add("is-drop-target");
    if (goal?.after) goal.after.dataset.dropAfter = "";
    else if (goal) goal.zone.dataset.dropFirst = "";
    const zone = goal?.zone.dataset.drop ?? null;
    if (zone !== before) this.#options.onOver?.(zone);
  }

  #unmark() {
    if (!this.#goal) return;
    this.#goal.zone.classList.remove("is-drop-target");
    delete this.#goal.zone.dataset.dropFirst;
    if (this.#goal.after) delete this.#goal.after.dataset.dropAfter;
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const state = this.#state;
    if (!state || event.pointerId !== state.pointer) return;
    if (!state.ghost) return this.#finish();
    state.x = event.clientX;
    state.y = event.clientY;
    this.#aim(state);
    const goal = this.#goal;
    swallowClick();
    this.#finish();
    if (!goal) return;
    const after = goal.after?.dataset.card ?? null;
    this.#options.onDrop({ ids: state.item.ids, zone: goal.zone.dataset.drop ?? "", after });
  }

  /** @param {PointerEvent} event */
  #cancelBy(event) {
    if (event.pointerId === this.#state?.pointer) this.#finish();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#state?.ghost || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    swallowClick();
    this.#finish();
  }

  #finish() {
    const state = this.#state;
    if (!state) return;
    this.#state = null;
    cancelAnimationFrame(this.#frame);
    this.#unmark();
    this.#goal = null;
    this.#root.classList.remove("is-dragging");
    if (this.#root.hasPointerCapture(state.pointer)) this.#root.releasePointerCapture(state.pointer);
    if (!state.ghost) return;
    state.ghost.remove();
    this.#options.onEnd?.();
  }
}

/** The click that a browser makes out of the end of a drag is none. */
function swallowClick() {
  const stop = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }), 50);
}
