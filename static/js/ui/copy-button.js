/** `<troupe-copy value="…" label="Copy link">`: copies, also over plain http where there is no clipboard interface. */

import { LitElement, html } from "lit";
import { announce } from "./announcer.js";
import { gettext } from "./i18n.js";

const SHOWN_MS = 2_500;

export class TroupeCopy extends LitElement {
  static properties = { value: {}, label: {}, outcome: { state: true } };

  constructor() {
    super();
    this.value = "";
    this.label = gettext("Copy");
    /** @type {"" | "copied" | "failed"} */
    this.outcome = "";
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  render() {
    const words = { "": this.label, copied: gettext("Copied"), failed: gettext("Please copy by hand") };
    return html`<button type="button" class="btn btn--small copy" data-outcome=${this.outcome} @click=${this.#copy}>
      ${words[this.outcome]}
    </button>`;
  }

  async #copy() {
    this.outcome = (await copyText(this.value)) ? "copied" : "failed";
    announce(this.outcome === "copied" ? gettext("Copied") : gettext("This browser did not copy it."));
    setTimeout(() => (this.outcome = ""), SHOWN_MS);
  }
}

/** Whether `text` is on the clipboard now. @param {string} text @returns {Promise<boolean>} */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "visually-hidden";
  (before?.closest("dialog") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

customElements.define("troupe-copy", TroupeCopy);
