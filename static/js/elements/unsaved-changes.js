/**
 * `<troupe-unsaved data-for="form" data-saved="…" data-unsaved="…">`: says whether the form differs from what the page
 * came with, asks before the page is left with work in it, and saves on Control+S.
 */

export class TroupeUnsaved extends HTMLElement {
  #before = "";
  #sent = false;
  /** @type {HTMLFormElement | null} */
  #form = null;
  #ends = new AbortController();

  connectedCallback() {
    const form = document.getElementById(this.dataset["for"] ?? "");
    if (!(form instanceof HTMLFormElement)) return;
    this.#form = form;
    this.#before = "unsaved" in form.dataset ? "" : contentOf(form);
    const { signal } = (this.#ends = new AbortController());
    for (const event of ["input", "change"]) form.addEventListener(event, () => this.#show(), { signal });
    form.addEventListener("submit", () => (this.#sent = true), { signal });
    window.addEventListener("pageshow", () => (this.#sent = false), { signal });
    window.addEventListener("beforeunload", (event) => this.#leaving(event), { signal });
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.#show();
  }

  disconnectedCallback() {
    this.#ends.abort();
  }

  get isUnsaved() {
    return this.#form !== null && contentOf(this.#form) !== this.#before;
  }

  #show() {
    const unsaved = this.isUnsaved;
    const words = (unsaved ? this.dataset["unsaved"] : this.dataset["saved"]) ?? "";
    this.dataset["state"] = unsaved ? "unsaved" : "saved";
    if (this.textContent !== words) this.textContent = words;
  }

  /** @param {BeforeUnloadEvent} event */
  #leaving(event) {
    if (!this.#sent && this.isUnsaved) event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.#form?.requestSubmit();
  }
}

/** What the form would send, as one text. @param {HTMLFormElement} form */
function contentOf(form) {
  return JSON.stringify([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

customElements.define("troupe-unsaved", TroupeUnsaved);
