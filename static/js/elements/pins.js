/** `<troupe-pins>` around the form of quotes: pins without leaving the page. Without it each press loads the page again. */

import { announce } from "../ui/announcer.js";
import { gettext } from "../ui/i18n.js";

export class TroupePins extends HTMLElement {
  #ends = new AbortController();

  connectedCallback() {
    this.#ends = new AbortController();
    this.addEventListener("submit", (event) => this.#submit(event), { signal: this.#ends.signal });
  }

  disconnectedCallback() {
    this.#ends.abort();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (button.getAttribute("aria-busy") !== "true") void this.#set(button);
  }

  /** @param {HTMLButtonElement} button */
  async #set(button) {
    const pins = button.name === "pin";
    const form = /** @type {HTMLFormElement} */ (button.form);
    button.setAttribute("aria-busy", "true");
    try {
      const body = new FormData(form, button);
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.redirected || !answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error("out");
      const { problem } = /** @type {{ problem: string }} */ (await answer.json());
      if (problem) announce(problem);
      else draw(button, pins);
    } catch {
      announce(gettext("That did not reach the server. Try again in a moment."));
    } finally {
      button.removeAttribute("aria-busy");
    }
  }
}

/** @param {HTMLButtonElement} button @param {boolean} pinned */
function draw(button, pinned) {
  button.name = pinned ? "unpin" : "pin";
  button.setAttribute("aria-pressed", String(pinned));
  const word = button.querySelector("[data-word]");
  if (word) word.textContent = pinned ? gettext("Pinned") : gettext("Pin");
  button.closest(".pin-item")?.classList.toggle("pin-item--pinned", pinned);
  announce(pinned ? gettext("Pinned") : gettext("The pin is off"));
}

customElements.define("troupe-pins", TroupePins);
