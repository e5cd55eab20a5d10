/** `<troupe-way-back>`: the way to the room, and that the others have gone on to work while one still reads. */

import { html, nothing } from "lit";
import { announce } from "../ui/announcer.js";
import { gettext, interpolate } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import { placeOf, stateOf } from "./session/agenda.js";
import { hasBoard } from "./session/boards.js";
import { SessionElement } from "./session/session-element.js";

/** @import {LiveDocument, Touched} from "live" */

export class TroupeWayBack extends SessionElement {
  #told = "";

  /** @override @param {LiveDocument} _document @param {Touched} touched */
  documentChanged(_document, touched) {
    return touched.has("clock") || touched.has("steps") || touched.aspects.has("state");
  }

  /** Where the others work by now; empty while everybody talks. */
  get #elsewhere() {
    if (!["running", "paused"].includes(stateOf(this.session))) return "";
    const { current } = placeOf(this.session);
    return current && hasBoard(this.config, current) ? current.title : "";
  }

  /** @override */
  content() {
    const title = this.#elsewhere;
    const words = title ? interpolate(gettext("The others are at “%(step)s” now."), { step: title }) : "";
    if (words && words !== this.#told) announce(words);
    this.#told = words;
    if (!title) return this.loading();
    return html`<div class="banner banner--spot readout-back readout-back--now">
      <p class="banner__body">${words}</p>
      <a class="btn btn--primary btn--small" href=${this.#room}>${gettext("Go there")}${icon("arrow-right")}</a>
    </div>`;
  }

  /** @override */
  loading() {
    return html`<p class="readout-back">
      ${this.#room ? html`<a class="btn btn--small" href=${this.#room}>${icon("arrow-left")}${gettext("Back to the room")}</a>` : nothing}
    </p>`;
  }

  /** @override */
  blocked() {
    return this.loading();
  }

  /** @override */
  gone() {
    return this.loading();
  }

  get #room() {
    return this.dataset["room"] ?? "";
  }
}

customElements.define("troupe-way-back", TroupeWayBack);
