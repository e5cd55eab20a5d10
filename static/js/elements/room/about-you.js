/**
 * `<troupe-about-you>`: two taps in the lobby: what one does, and whether one meets customers. A form like any other,
 * posted in the background; both can be skipped.
 */

import { html, nothing } from "lit";
import { LiveElement } from "../../ui/base.js";
import { announce } from "../../ui/announcer.js";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { pageData } from "../../ui/page.js";
import { toast } from "../../ui/toast.js";

/** @import {LiveDocument} from "live" */

export class TroupeAboutYou extends LiveElement {
  static properties = {
    session: { attribute: false }, own: { attribute: false },
    chosen: { state: true }, skipped: { state: true }, changing: { state: true }, sending: { state: true },
  };

  constructor() {
    super();
    /** @type {LiveDocument | null} */ this.session = null;
    this.own = "";
    this.chosen = "";
    this.skipped = false;
    this.changing = false;
    this.sending = false;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("session") && this.session) this.watch(this.session);
  }

  /** @override */
  render() {
    const me = this.session?.record("people", this.own);
    if (!me) return nothing;
    const known = me.function !== "";
    if ((known && !this.changing) || this.skipped) return this.#summary(me.function, me.meets_customers);
    return this.#form(this.chosen || me.function);
  }

  /** @returns {{id: string, label: string}[]} */
  get #functions() {
    return pageData().functions ?? [];
  }

  /** @param {string} id @param {boolean | null} meets */
  #summary(id, meets) {
    const label = this.#functions.find((one) => one.id === id)?.label;
    const change = () => {
      this.changing = true;
      this.skipped = false;
    };
    return html`<p class="about-you__summary">
      ${label
        ? html`<span>${icon("check")}${label}${meets ? ` · ${gettext("you meet customers")}` : ""}</span>`
        : html`<span>${gettext("You have not said what you do.")}</span>`}
      <button type="button" class="link-button" @click=${change}>${label ? gettext("Change") : gettext("Say it now")}</button>
    </p>`;
  }

  /** @param {string} chosen */
  #form(chosen) {
    const room = /** @type {HTMLElement | null} */ (this.closest("[data-describe]"));
    return html`<form class="card about-you" method="post" action=${room?.dataset.describe ?? ""} @submit=${this.#submit}>
      <input type="hidden" name="csrfmiddlewaretoken" .value=${room?.dataset.csrf ?? ""}>
      <div class="card__head">
        <h2 class="card__title">${gettext("Two taps about you")}</h2>
        <button type="button" class="btn btn--quiet btn--small" @click=${() => (this.skipped = true)}>${gettext("Skip")}</button>
      </div>
      <fieldset>
        <legend class="field__label">${gettext("What do you do?")}</legend>
        <div class="chips about-you__functions">
          ${this.#functions.map(({ id, label }) => html`<label class="chip about-you__function">
            <input class="about-you__radio" type="radio" name="function" value=${id} required .checked=${chosen === id} @change=${() => (this.chosen = id)}>${label}
          </label>`)}
        </div>
      </fieldset>
      <fieldset ?hidden=${!chosen}>
        <legend class="field__label">${gettext("Do you meet customers in your work?")}</legend>
        <div class="row">
          <button class="btn btn--primary" name="meets_customers" value="on" ?disabled=${this.sending}>${gettext("Yes, I meet them")}</button>
          <button class="btn" ?disabled=${this.sending}>${gettext("No, hardly")}</button>
        </div>
      </fieldset>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const body = new FormData(form, event.submitter);
    this.sending = true;
    try {
      const response = await fetch(form.action, { method: "POST", body });
      if (!response.ok) throw new Error(String(response.status));
      this.changing = false;
      announce(gettext("Thank you. The facilitator sees it."));
    } catch {
      toast(gettext("That could not be saved. Please try again."), { kind: "error" });
    } finally {
      this.sending = false;
    }
  }
}

customElements.define("troupe-about-you", TroupeAboutYou);
