/**
 * `<troupe-upload>` around a form with a file: shows how far the upload has come, lets one stop it, and says what was
 * refused beside its field, so that neither the file nor anything typed has to be brought again. Without it, or without
 * a file, the form is sent as any other.
 */

import { announce } from "../ui/announcer.js";
import { gettext, interpolate } from "../ui/i18n.js";

/** @typedef {{ url?: string, errors?: {[field: string]: string[]}, version?: number | null }} Answer */

export class TroupeUpload extends HTMLElement {
  /** @type {XMLHttpRequest | null} */
  #request = null;
  #ends = new AbortController();

  connectedCallback() {
    const { signal } = (this.#ends = new AbortController());
    this.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.querySelector("[data-cancel]")?.addEventListener("click", () => this.#request?.abort(), { signal });
  }

  disconnectedCallback() {
    this.#ends.abort();
    this.#request?.abort();
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    const file = /** @type {HTMLInputElement | null} */ (this.#form.querySelector("input[type=file]"));
    if (!file?.files?.length) return;
    event.preventDefault();
    if (this.#request) return;
    const request = new XMLHttpRequest(); // fetch does not tell how much of a body has been sent
    this.#request = request;
    request.open("POST", location.href);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (progress) => this.#draw(progress));
    request.addEventListener("load", () => this.#loaded(request));
    request.addEventListener("error", () => this.#failed(gettext("The upload was cut off. Nothing is lost here: send it again.")));
    request.addEventListener("abort", () => this.#failed(gettext("The upload was stopped. Nothing was kept on the server.")));
    this.#busy(true);
    this.#clear();
    request.send(new FormData(this.#form));
  }

  /** @param {ProgressEvent} progress */
  #draw({ loaded, total }) {
    const percent = total > 0 ? Math.floor((100 * loaded) / total) : 0;
    const bar = this.querySelector("progress");
    if (bar) bar.value = percent;
    const figure = this.querySelector("[data-figure]");
    const all = percent >= 100;
    if (figure) figure.textContent = all ? gettext("sent; the server looks at it") : interpolate(gettext("%(percent)s %"), { percent });
  }

  /** @param {XMLHttpRequest} request */
  #loaded(request) {
    const answer = read(request.responseText);
    if (request.status === 200 && answer?.url) {
      location.assign(answer.url);
      return;
    }
    if (request.status === 422 && answer?.errors) this.#refused(answer);
    else if (request.status === 413) this.#failed(gettext("The file is too big. Nothing is lost here: choose a smaller one, or give a link."));
    else this.#failed(gettext("The server did not take it. Nothing is lost here: load the page in another tab, sign in, and send it again."));
  }

  /** @param {Answer} answer */
  #refused({ errors = {}, version }) {
    const { "": whole = [], ...fields } = errors;
    this.#failed(whole.join(" ") || gettext("Something needs another look. What you typed is still here."));
    for (const [name, problems] of Object.entries(fields)) this.#mark(name, problems);
    const known = /** @type {HTMLInputElement | null} */ (this.#form.elements.namedItem("version"));
    if (version && known) known.value = String(version);
    /** @type {HTMLElement | null} */ (this.#form.querySelector("[aria-invalid=true]"))?.focus();
  }

  /** @param {string} name @param {string[]} problems */
  #mark(name, problems) {
    const control = /** @type {HTMLElement | null} */ (this.#form.querySelector(`[name="${CSS.escape(name)}"]`));
    const field = control?.closest(".field");
    if (!control || !field) return;
    const error = document.createElement("div");
    error.className = "field__error";
    error.id = `${control.id}_error`;
    for (const problem of problems) error.append(Object.assign(document.createElement("span"), { textContent: problem }));
    field.append(error);
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", error.id);
  }

  #clear() {
    for (const old of this.#form.querySelectorAll(".field__error, [role=alert]")) old.remove();
    for (const control of this.#form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  }

  /** @param {string} sentence */
  #failed(sentence) {
    this.#request = null;
    this.#busy(false);
    this.#clear();
    const banner = document.createElement("div");
    banner.className = "banner banner--bad";
    banner.setAttribute("role", "alert");
    banner.append(Object.assign(document.createElement("p"), { className: "banner__body", textContent: sentence }));
    this.#form.prepend(banner);
    banner.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} busy */
  #busy(busy) {
    const meter = /** @type {HTMLElement | null} */ (this.querySelector("[data-progress]"));
    if (meter) meter.hidden = !busy;
    const button = this.querySelector("button[type=submit]");
    if (busy) button?.setAttribute("aria-busy", "true");
    else button?.removeAttribute("aria-busy");
    if (busy) announce(gettext("Uploading"));
  }
}

/** @param {string} text @returns {Answer | null} */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

customElements.define("troupe-upload", TroupeUpload);
