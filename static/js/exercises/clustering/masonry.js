/**
 * Lays clusters of different heights into the columns of a grid without gaps. Each keeps its column while its pile
 * grows, so that things stay where one has seen them. The style sheet gives the columns and rows of a few pixels.
 */

const ROW_PX = 4;

export class Masonry {
  #observer = new ResizeObserver(() => this.#layOut());
  /** @type {HTMLElement | null} */
  #grid = null;
  /** @type {Set<Element>} */
  #observed = new Set();

  /** Follows what is in `grid` now. @param {HTMLElement | null} grid */
  observe(grid) {
    if (grid !== this.#grid) this.stop();
    this.#grid = grid;
    if (!grid) return;
    const wanted = new Set([grid, ...grid.children]);
    for (const element of wanted) if (!this.#observed.has(element)) this.#observer.observe(element);
    for (const element of this.#observed) if (!wanted.has(element)) this.#observer.unobserve(element);
    if (wanted.size !== this.#observed.size) this.#layOut();
    this.#observed = wanted;
  }

  stop() {
    this.#observer.disconnect();
    this.#observed.clear();
    this.#grid = null;
  }

  #layOut() {
    const grid = this.#grid;
    if (!grid) return;
    const children = /** @type {HTMLElement[]} */ ([...grid.children]);
    // A child in column 3 makes a third column where the style sheet has only one left: ask without them.
    for (const child of children) child.style.gridColumnStart = "";
    const style = getComputedStyle(grid);
    const columns = style.gridTemplateColumns.split(" ").length;
    const gap = Number.parseFloat(style.columnGap) || 0;
    const heights = children.map((child) => child.offsetHeight);
    children.forEach((child, at) => {
      child.style.gridColumnStart = String((at % columns) + 1);
      child.style.gridRowEnd = `span ${Math.ceil(((heights[at] ?? 0) + gap) / ROW_PX)}`;
    });
  }
}
