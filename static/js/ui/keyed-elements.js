/**
 * One element per record, in one or several containers, kept over every change: an element that moves, even from one
 * container to another, keeps focus, caret, scroll position and what else it holds.
 */

/** @import {LiveRecord} from "../live/protocol.js" */

/** @typedef {readonly (readonly [id: string, record: LiveRecord])[]} Items */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */

/** @template {HTMLElement} E */
export class KeyedElements {
  #create;
  #update;
  /** @type {Map<string, E>} */
  #elements = new Map();

  /** @param {{create: (id: string, record: LiveRecord) => E, update: (element: E, record: LiveRecord, id: string) => void}} options */
  constructor({ create, update }) {
    this.#create = create;
    this.#update = update;
  }

  /** @param {string} id */
  get(id) {
    return this.#elements.get(id);
  }

  /**
   * Puts an element for each item into its container, in order; removes what no list mentions after all are placed.
   * @param {Iterable<readonly [container: Element, items: Items]>} lists
   * @param {{removeLater?: boolean}} [options]
   * @returns {() => void} removes what is left over, for `removeLater`: first let others move out of it
   */
  arrange(lists, { removeLater = false } = {}) {
    const left = new Map(this.#elements);
    for (const [container, items] of lists) {
      const elements = items.map(([id, record]) => {
        left.delete(id);
        return this.#elementFor(id, record);
      });
      placeInOrder(container, elements, new Set(left.values()));
    }
    const remove = () => {
      for (const [id, element] of left) {
        if (this.#elements.get(id) === element) this.#elements.delete(id);
        element.remove();
      }
      left.clear();
    };
    if (!removeLater) remove();
    return remove;
  }

  /** @param {string} id @param {LiveRecord} record */
  #elementFor(id, record) {
    let element = this.#elements.get(id);
    if (!element) {
      element = this.#create(id, record);
      this.#elements.set(id, element);
    }
    this.#update(element, record, id);
    return element;
  }
}

/** @param {Element} container @param {readonly HTMLElement[]} elements @param {ReadonlySet<Element>} leaving */
function placeInOrder(container, elements, leaving) {
  const wanted = new Set(elements);
  let cursor = container.firstElementChild;
  const skip = () => {
    while (cursor && !leaving.has(cursor) && !wanted.has(/** @type {HTMLElement} */ (cursor))) {
      cursor = cursor.nextElementSibling;
    }
  };
  for (const element of elements) {
    skip();
    if (cursor?.nextElementSibling === element) cursor = element;
    if (cursor === element) cursor = element.nextElementSibling;
    else moveKeepingState(container, element, cursor);
  }
}

/** Moves or inserts `element` before `next`. @param {Element} container @param {HTMLElement} element @param {Element | null} next */
export function moveKeepingState(container, element, next) {
  if (element.isConnected && container.isConnected && "moveBefore" in container) {
    /** @type {{moveBefore: (node: Node, next: Node | null) => void}} */ (/** @type {unknown} */ (container)).moveBefore(
      element,
      next,
    );
    return;
  }
  const restore = rememberFocus(element);
  container.insertBefore(element, next);
  restore();
}

/** @param {HTMLElement} element @returns {() => void} */
function rememberFocus(element) {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !element.contains(focused)) return () => undefined;
  const { scrollTop, scrollLeft } = focused;
  const field = isTextField(focused) ? focused : null;
  const caret = field && [field.selectionStart, field.selectionEnd, field.selectionDirection ?? "none"];
  return () => {
    focused.focus({ preventScroll: true });
    focused.scrollTop = scrollTop;
    focused.scrollLeft = scrollLeft;
    const [start, end, direction] = caret ?? [];
    if (field && typeof start === "number" && typeof end === "number") {
      field.setSelectionRange(start, end, /** @type {"forward" | "backward" | "none"} */ (direction));
    }
  };
}

/** @param {Element} element @returns {element is TextField} */
function isTextField(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
