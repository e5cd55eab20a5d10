/** What every element of a workshop's page begins with: the page's data, the session document, and its empty states. */

import { html } from "lit";
import { LiveElement } from "../../ui/base.js";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { pageData } from "../../ui/page.js";
import { SessionCommands } from "./commands.js";

/** @import {TemplateResult} from "lit" */

export class SessionElement extends LiveElement {
  /** @type {(() => void) | null} */
  #endStatus = null;

  constructor() {
    super();
    this.config = pageData();
    this.session = this.live.document(this.config.session ?? "");
    this.commands = new SessionCommands(this.session);
  }

  /** @override */
  connectedCallback() {
    if (!this.hasUpdated) this.replaceChildren();
    super.connectedCallback();
    this.watch(this.session);
    this.#endStatus = this.live.status.subscribe(() => {
      if (this.session.state === "loading") this.requestUpdate();
    });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#endStatus?.();
  }

  /** @override */
  render() {
    if (this.session.state === "loading") return this.live.status.value.state === "blocked" ? this.blocked() : this.loading();
    if (this.session.state === "gone") return this.gone();
    return this.content();
  }

  /** What stands on the page while the session is there. @returns {TemplateResult} */
  content() {
    return html``;
  }

  loading() {
    return html`<div class="loading" role="status" aria-label=${gettext("The session is being fetched")}>
      <div class="skeleton"></div>
      <div class="skeleton"></div>
      <div class="skeleton"></div>
    </div>`;
  }

  blocked() {
    return html`<div class="empty empty--page">
      <span class="empty__picture">${icon("offline")}</span>
      <h2 class="empty__title">${gettext("The live connection does not get through")}</h2>
      <p class="empty__text">${gettext("The server answers, but something on the way, a company proxy, a VPN or a filter, holds up what keeps this page up to date (WebSockets). Another network often helps at once, such as the hotspot of a phone. This page goes on trying.")}</p>
      <div class="empty__actions">
        <a class="btn btn--primary" href=${this.config.test ?? "/connection/"} target="_blank">${gettext("Test the connection")}</a>
        <button type="button" class="btn" @click=${() => location.reload()}>${gettext("Load the page again")}</button>
      </div>
    </div>`;
  }

  gone() {
    return html`<div class="empty">
      <span class="empty__picture">${icon("lock")}</span>
      <h2 class="empty__title">${gettext("This session is no longer open to you")}</h2>
      <p class="empty__text">${gettext("Somebody changed who may see it. Load the page again, or ask the facilitator.")}</p>
    </div>`;
  }
}
