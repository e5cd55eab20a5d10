/**
 * `<troupe-staff-here>`: says to the server, now and then, that somebody who runs the session has a page of it open.
 * Only a deputy who wants to take the controls asks for it; what fails is said again in a moment.
 */

const EVERY_MS = 30_000;

export class TroupeStaffHere extends HTMLElement {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  connectedCallback() {
    void this.#say();
    this.#timer = setInterval(() => void this.#say(), EVERY_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #say() {
    const { address = "", csrf = "" } = this.dataset;
    try {
      const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": csrf } });
      if (answer.status === 404) clearInterval(this.#timer);
    } catch {
      // Without a network nobody is there, as far as the server knows.
    }
  }
}

customElements.define("troupe-staff-here", TroupeStaffHere);
