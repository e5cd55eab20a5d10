/**
 * `<troupe-import-progress>`: asks the server to go on, step by step, and shows how far it is. Without it the button of
 * the form does one step at a time; when a step fails, the button is there again.
 */

import { gettext, interpolate } from "../ui/i18n.js";

/** @typedef {{ done: boolean, position: number, total: number, url: string }} Step */

export class TroupeImportProgress extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback() {
    void this.#goOn();
  }

  disconnectedCallback() {
    this.#leaving.abort();
  }

  async #goOn() {
    this.#show(gettext("This page may be left: what is imported is kept, and you can go on later."), { busy: true });
    try {
      let step = await this.#step();
      while (!step.done) {
        this.#draw(step);
        step = await this.#step();
      }
      this.#draw(step);
      location.assign(step.url);
    } catch {
      if (this.#leaving.signal.aborted) return;
      this.#show(gettext("It stopped here. What is imported is kept: go on with the rest, or take it all back."), {
        busy: false,
      });
    }
  }

  /** @returns {Promise<Step>} */
  async #step() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    const answer = await fetch(location.pathname, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      signal: this.#leaving.signal,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return /** @type {Promise<Step>} */ (answer.json());
  }

  /** @param {Step} step */
  #draw({ position, total }) {
    const bar = this.querySelector("progress");
    if (bar) bar.value = position;
    const figure = this.querySelector("[data-figure]");
    const number = new Intl.NumberFormat(document.documentElement.lang);
    const values = { position: number.format(position), total: number.format(total) };
    if (figure) figure.textContent = interpolate(gettext("%(position)s of %(total)s"), values);
  }

  /** @param {string} sentence @param {{ busy: boolean }} how */
  #show(sentence, { busy }) {
    const said = this.querySelector("[data-said]");
    if (said) said.textContent = sentence;
    const button = this.querySelector("button");
    if (button) button.hidden = busy;
  }
}

customElements.define("troupe-import-progress", TroupeImportProgress);
