/**
 * The board by keyboard. Arrows go from card to card and from pile to pile, Space selects (the check box does that by
 * itself), Enter or M opens the menu of destinations, 1 to 9 move to that cluster, N makes one, U goes back to unsorted.
 */

/** @typedef {{key: "move" | "new" | "tray" | "all", card: string} | {key: "into", card: string, rank: number}} CardKey */
/**
 * @typedef {{
 *   lists: () => Map<string, string[]>, element: (card: string) => HTMLElement | undefined, rightToLeft: () => boolean,
 *   focus: (card: string) => void, extendTo: (card: string) => void, act: (act: CardKey) => void,
 * }} KeyboardHost
 */

const LETTERS = /** @type {const} */ ({ Enter: "move", m: "move", n: "new", u: "tray" });

export class BoardKeyboard {
  #host;

  /** @param {KeyboardHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** A key on the check box of `card`. @param {KeyboardEvent} event @param {string} card */
  press(event, card) {
    const goal = this.#goal(event.key, card);
    const isCommand = event.ctrlKey || event.metaKey;
    if (goal !== undefined && !isCommand && !event.altKey) {
      event.preventDefault();
      if (event.shiftKey) this.#host.extendTo(goal);
      this.#host.focus(goal);
      return;
    }
    const act = actOf(event, card);
    if (!act) return;
    event.preventDefault();
    this.#host.act(act);
  }

  /** Where an arrow leads. @param {string} key @param {string} card @returns {string | undefined} */
  #goal(key, card) {
    const lists = [...this.#host.lists().values()].filter((list) => list.length > 0);
    const at = lists.findIndex((list) => list.includes(card));
    const list = lists[at];
    if (!list) return undefined;
    const [before, after] = this.#host.rightToLeft() ? [1, -1] : [-1, 1];
    switch (key) {
      case "ArrowDown":
        return list[list.indexOf(card) + 1] ?? lists[at + 1]?.[0];
      case "ArrowUp":
        return list[list.indexOf(card) - 1] ?? lists[at - 1]?.at(-1);
      case "ArrowLeft":
        return this.#levelWith(card, lists[at + before]);
      case "ArrowRight":
        return this.#levelWith(card, lists[at + after]);
      case "Home":
        return list[0];
      case "End":
        return list.at(-1);
      default:
        return undefined;
    }
  }

  /** The card of `list` that stands nearest to the height of `card`. @param {string} card @param {string[] | undefined} list */
  #levelWith(card, list = []) {
    const height = this.#topOf(card);
    const distance = (/** @type {string} */ id) => Math.abs(this.#topOf(id) - height);
    return list.reduce((/** @type {string | undefined} */ best, id) => (best === undefined || distance(id) < distance(best) ? id : best), undefined);
  }

  /** @param {string} card */
  #topOf(card) {
    return this.#host.element(card)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
  }
}

/** @param {KeyboardEvent} event @param {string} card @returns {CardKey | null} */
function actOf({ key, ctrlKey, metaKey, altKey, shiftKey }, card) {
  if (altKey || shiftKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === "a" ? { key: "all", card } : null;
  if (/^[1-9]$/.test(key)) return { key: "into", card, rank: Number(key) };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return name in LETTERS ? { key: LETTERS[/** @type {keyof typeof LETTERS} */ (name)], card } : null;
}
