/** `<troupe-waiting>`: looks every few seconds how it stands in the lobby, and goes in as soon as that is allowed. */

const EVERY_MS = 2_500;

export class TroupeWaiting extends HTMLElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;

  connectedCallback() {
    if (this.dataset.state === "admitted" && !this.querySelector("[role=alert]")) this.#comeIn();
    else if (this.dataset.state === "waiting") this.#later();
  }

  disconnectedCallback() {
    clearTimeout(this.#next);
  }

  #later() {
    this.#next = setTimeout(() => void this.#look(), EVERY_MS);
  }

  async #look() {
    try {
      const response = await fetch(this.dataset.address ?? "", { headers: { Accept: "application/json" } });
      const state = response.redirected ? "gone" : (await response.json()).state;
      if (state !== "waiting") return location.reload();
    } catch {
      // Offline, or the server restarts: the next look tells.
    }
    this.#later();
  }

  #comeIn() {
    this.querySelector("form")?.requestSubmit();
  }
}

customElements.define("troupe-waiting", TroupeWaiting);
