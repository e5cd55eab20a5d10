/**
 * `<troupe-connection-test>`: tries whatever a live page needs, says line by line what was found and what to do, and
 * gives the result to copy.
 */

import { LitElement, html, nothing } from "lit";
import { announce } from "../ui/announcer.js";
import "../ui/copy-button.js";
import { gettext, interpolate, ngettext } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import { asText, clockLine, cookieLine, serverLine, socketLine, tripLine } from "./connection/lines.js";
import { browserMeans, tryServer, trySocket } from "./connection/measuring.js";

/** @import {Line} from "./connection/lines.js" */
/** @import {Way} from "./connection/measuring.js" */

const SIGNS = Object.freeze({ running: "more", good: "check", warn: "alert", bad: "close" });

export class TroupeConnectionTest extends LitElement {
  static properties = { server: { state: true }, socket: { state: true }, cookies: { state: true } };

  constructor() {
    super();
    /** @type {Way | null} */ this.server = null;
    /** @type {Way | null} */ this.socket = null;
    /** @type {boolean | null} */ this.cookies = null;
    this.at = "";
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  connectedCallback() {
    if (!this.hasUpdated) this.replaceChildren();
    super.connectedCallback();
    void this.#try();
  }

  /** @override */
  render() {
    const lines = this.#lines();
    const running = lines.some(({ state }) => state === "running");
    return html`
      <ul class="list checks">${lines.map((line) => this.#line(line))}</ul>
      ${running ? nothing : this.#after(lines)}
    `;
  }

  /** @returns {Line[]} */
  #lines() {
    const { server, socket, cookies } = this;
    const { host } = location;
    return [
      serverLine(server, host),
      socketLine(socket, host),
      tripLine(server, socket),
      clockLine(server, socket),
      cookieLine(cookies, host),
    ];
  }

  /** @param {Line} line */
  #line({ name, state, found, todo }) {
    const words = { running: "", good: gettext("fine"), warn: gettext("to look at"), bad: gettext("does not work") };
    return html`<li class="list__item checks__item" data-state=${state}>
      <span class="checks__mark">${icon(SIGNS[state])}</span>
      <div class="list__body">
        <h2 class="list__title">${name}${words[state] ? html`<span class="visually-hidden">: ${words[state]}</span>` : nothing}</h2>
        <p class="list__note">${found}</p>
        ${todo ? html`<p class="checks__todo">${todo}</p>` : nothing}
      </div>
    </li>`;
  }

  /** @param {Line[]} lines */
  #after(lines) {
    const text = asText(lines, { url: location.origin, agent: navigator.userAgent, at: this.at });
    return html`<section class="section" aria-labelledby="result-title">
      <div class="section__head">
        <h2 id="result-title">${gettext("For your IT department")}</h2>
        <p class="text-soft">${gettext("Nothing of you is in it but what your browser calls itself.")}</p>
      </div>
      <pre class="checks__text" tabindex="0" aria-labelledby="result-title">${text}</pre>
      <div class="row">
        <troupe-copy .value=${text} label=${gettext("Copy the result")}></troupe-copy>
        <button type="button" class="btn btn--small" @click=${this.#try}>${icon("refresh")}${gettext("Test again")}</button>
      </div>
    </section>`;
  }

  async #try() {
    const means = browserMeans(Number(this.dataset.madeAt));
    this.server = this.socket = null;
    this.at = new Date(means.now()).toISOString();
    this.cookies = means.keepsCookies();
    [this.server, this.socket] = await Promise.all([tryServer(means), trySocket(means)]);
    const wrong = this.#lines().filter(({ state }) => state !== "good").length;
    announce(wrong === 0 ? gettext("Everything works.") : interpolate(ngettext("%(count)s line needs a look.", "%(count)s lines need a look.", wrong), { count: wrong }));
  }
}

customElements.define("troupe-connection-test", TroupeConnectionTest);
