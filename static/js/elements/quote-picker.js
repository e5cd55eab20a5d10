/**
 * `<troupe-quote-picker>` holds the dialog with all quotes of the deck and the template of an attached one. It brings
 * to life every `[data-attach]` button of the page: the chosen quote is put into the form there and sent with it.
 * Without this script the form's plain selections do the same.
 */

export class TroupeQuotePicker extends HTMLElement {
  /** @type {HTMLElement | null} */
  #button = null;
  #ends = new AbortController();

  connectedCallback() {
    const { signal } = (this.#ends = new AbortController());
    for (const plain of elements("[data-attach-plain]")) plain.hidden = true;
    for (const button of elements("[data-attach]")) {
      button.hidden = false;
      button.addEventListener("click", () => this.#open(button), { signal });
    }
    this.#search.addEventListener("input", () => this.#filter(), { signal });
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.addEventListener("keydown", (event) => this.#key(event), { signal });
  }

  disconnectedCallback() {
    this.#ends.abort();
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector("dialog"));
  }

  get #search() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input[type=search]"));
  }

  get #choices() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-search]"))];
  }

  /** @param {HTMLElement} button */
  #open(button) {
    this.#button = button;
    this.#search.value = "";
    this.#filter();
    this.#dialog.showModal();
    this.#search.focus();
  }

  #filter() {
    const words = this.#search.value.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
    for (const choice of this.#choices) {
      const text = (choice.dataset["search"] ?? "").toLocaleLowerCase();
      choice.hidden = !words.every((word) => text.includes(word));
    }
    for (const part of elements("[data-part]", this)) {
      part.hidden = !part.querySelector("[data-search]:not([hidden])");
    }
    const found = this.#choices.some((choice) => !choice.hidden);
    const status = /** @type {HTMLElement} */ (this.querySelector("[data-found]"));
    status.textContent = found ? "" : (status.dataset["none"] ?? "");
  }

  /** @param {Event} event */
  #clicked(event) {
    const target = event.target instanceof Element ? event.target : null;
    const chosen = target?.closest("[data-quote]");
    if (target?.closest("[data-close]") || target === this.#dialog) this.#dialog.close();
    else if (chosen instanceof HTMLElement) this.#attach(chosen);
  }

  /** Arrows walk through what the search has left. @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = this.#choices.filter((choice) => !choice.hidden).map((choice) => choice.querySelector("button"));
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    event.preventDefault();
    if (at + step < 0) this.#search.focus();
    else buttons[at + step]?.focus();
  }

  /** @param {HTMLElement} chosen */
  #attach(chosen) {
    const button = this.#button;
    const list = /** @type {HTMLElement | null} */ (button?.closest("[data-attach-place]")?.querySelector("[data-attached]"));
    const name = button?.dataset["attach"] ?? "";
    const id = chosen.dataset["quote"] ?? "";
    this.#dialog.close();
    if (!button || !list || isThere(list, { name, id })) return;
    const item = this.#made(chosen, { name, id });
    item.querySelector("[data-take-back]")?.addEventListener("click", () => {
      item.remove();
      list.hidden = list.childElementCount === 0;
      changed(button);
      button.focus();
    });
    list.append(item);
    list.hidden = false;
    changed(button);
  }

  /** @param {HTMLElement} chosen @param {{name: string, id: string}} place */
  #made(chosen, { name, id }) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("template"));
    const item = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
    const input = /** @type {HTMLInputElement} */ (item.querySelector("input"));
    input.name = name;
    input.value = id;
    put(item, "[data-text]", chosen.querySelector("[data-words]")?.textContent ?? "");
    put(item, "[data-number]", chosen.dataset["number"] ?? "");
    return item;
  }
}

/** @param {string} selector @param {ParentNode} [within] */
function elements(selector, within = document) {
  return /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector));
}

/** @param {HTMLElement} list @param {{name: string, id: string}} place */
function isThere(list, { name, id }) {
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (list.querySelectorAll("input"));
  return [...inputs].some((input) => input.name === name && input.value === id);
}

/** @param {HTMLElement} item @param {string} selector @param {string} words */
function put(item, selector, words) {
  const place = item.querySelector(selector);
  if (place) place.textContent = words;
}

/** Tells the form that it would send something else now. @param {HTMLElement} button */
function changed(button) {
  button.dispatchEvent(new Event("change", { bubbles: true }));
}

customElements.define("troupe-quote-picker", TroupeQuotePicker);
