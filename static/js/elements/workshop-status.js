/** `<troupe-status>`: the badge beside the workshop's title, kept true on the pages that are live. */

import { html } from "lit";
import { gettext } from "../ui/i18n.js";
import { stateOf } from "./session/agenda.js";
import { SessionElement } from "./session/session-element.js";

/** @import {LiveDocument, Touched} from "live" */

export class TroupeStatus extends SessionElement {
  /** @override @param {LiveDocument} _document @param {Touched} touched */
  documentChanged(_document, touched) {
    return touched.has("clock") || touched.aspects.has("state");
  }

  /** @override */
  content() {
    switch (stateOf(this.session)) {
      case "preparing":
        return html`<span class="badge badge--outline">${gettext("Preparing")}</span>`;
      case "running":
        return html`<span class="badge badge--spot badge--live">${gettext("Running")}</span>`;
      case "paused":
        return html`<span class="badge badge--spot">${gettext("Paused")}</span>`;
      case "ended":
        return html`<span class="badge badge--good">${gettext("Ended")}</span>`;
    }
  }

  /** @override */
  loading() {
    return html`<span class="badge badge--outline">…</span>`;
  }

  /** @override */
  blocked() {
    return this.loading();
  }

  /** @override */
  gone() {
    return html``;
  }
}

customElements.define("troupe-status", TroupeStatus);
