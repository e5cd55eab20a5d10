/**
 * `<troupe-connection>`: whether everything is saved, how much is under way, whether one is offline, and what could
 * not be saved. Small blips are not shown; a real loss of connection is also said aloud, with the way out of it.
 */

import { html, nothing } from "lit";
import { LiveElement } from "./base.js";
import { gettext, interpolate, ngettext } from "./i18n.js";
import { pageData } from "./page.js";
import "./not-saved.js";

/** @import {Status} from "../live/live.js" */
/** @import {TroupeNotSaved} from "./not-saved.js" */

const CALM_MS = 400;

export class TroupeConnection extends LiveElement {
  static properties = { shown: { state: true } };

  /** @type {(() => void) | null} */
  #end = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;

  constructor() {
    super();
    /** @type {Status} */
    this.shown = { state: "connecting", pending: 0, refused: 0 };
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#end = this.live.status.subscribe((status) => this.#show(status));
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#later);
    this.#end?.();
  }

  /** @override */
  render() {
    const { state, refused } = this.shown;
    return html`
      <span class="connection" role="status" data-state=${state}><span>${statusText(this.shown)} ${wayOut(state)}</span></span>
      ${refused > 0
        ? html`<button type="button" class="btn btn--small btn--danger" @click=${this.#openTray}>
            ${interpolate(ngettext("%(count)s not saved", "%(count)s not saved", refused), { count: refused })}
          </button>`
        : nothing}
      <troupe-not-saved></troupe-not-saved>
    `;
  }

  #openTray() {
    const tray = /** @type {TroupeNotSaved | null} */ (this.querySelector("troupe-not-saved"));
    tray?.show();
  }

  /** Good news at once, the rest when it lasts. @param {Status} status */
  #show(status) {
    clearTimeout(this.#later);
    const calm = status.state === "saved" || status.refused !== this.shown.refused;
    if (calm) this.shown = status;
    else this.#later = setTimeout(() => (this.shown = status), CALM_MS);
  }
}

/** @param {Status} status */
function statusText({ state, pending }) {
  switch (state) {
    case "connecting":
      return gettext("Connecting…");
    case "saved":
      return gettext("Saved");
    case "saving":
      return gettext("Saving…");
    case "ended":
      return gettext("You are no longer in this session.");
    case "blocked":
      return pending === 0 ? gettext("No live connection.") : interpolate(unsentText(pending), { count: pending });
    case "forbidden":
      return gettext("You can no longer see this live. Reload the page.");
    case "offline": {
      if (pending === 0) return gettext("Offline. Trying to reconnect…");
      const format = ngettext(
        "Offline. %(count)s change waits to be sent.",
        "Offline. %(count)s changes wait to be sent.",
        pending,
      );
      return interpolate(format, { count: pending });
    }
  }
}

/** @param {number} pending */
function unsentText(pending) {
  return ngettext(
    "No live connection. %(count)s change waits to be sent.",
    "No live connection. %(count)s changes wait to be sent.",
    pending,
  );
}

/** What one can do about it. @param {Status["state"]} state */
function wayOut(state) {
  const { back, test = "/connection/" } = pageData();
  if (state === "blocked") return html`<a href=${test} target="_blank">${gettext("Find out why")}</a>`;
  if (state !== "ended" || !back) return nothing;
  const next = back.returns ? `?next=${encodeURIComponent(location.pathname)}` : "";
  return html`<a href=${back.url + next}>${back.label}</a>`;
}

customElements.define("troupe-connection", TroupeConnection);
