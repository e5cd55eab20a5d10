/** What is for everybody at once, and the other windows of whoever runs the session. */

import { html, nothing } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import "../../ui/menu.js";
import { stateOf } from "../session/agenda.js";
import { groupsOf } from "../session/people.js";
import { showKeys } from "./keys.js";
import { openMessage, openSpotlight } from "./telling.js";

/** @import {TroupeConsole} from "../console-board.js" */

/** @param {TroupeConsole} page */
export function toolbar(page) {
  const { session } = page;
  const screen = page.address("screen");
  const seen = page.address("seen");
  const isOver = stateOf(session) === "ended";
  if (!page.mayRun && !(screen && !isOver)) return nothing;
  return html`<div class="toolbar console__tools" role="group" aria-label=${gettext("For everybody")}>
    ${page.mayRun
      ? html`<button type="button" class="btn btn--small" @click=${() => openMessage(page)}>${icon("mail")}${gettext("Message")}</button>
          <button type="button" class="btn btn--small" @click=${() => openSpotlight(page)}>${icon("spotlight")}${gettext("Spotlight")}</button>`
      : nothing}
    <span class="row row--tight push">
      ${screen ? html`<a class="btn btn--small btn--quiet" href=${screen} target="_blank">${icon("screen")}${gettext("Projector")}</a>` : nothing}
      ${seen
        ? html`<troupe-menu button-class="btn btn--small btn--quiet" .label=${/** @type {any} */ (html`${icon("eye")}${gettext("As participant")}`)} .items=${places(page)}
            accessible-label=${gettext("As participant: whose room?")}
            @choose=${(/** @type {CustomEvent} */ event) => open(`${seen}?group=${event.detail.id}`, "_blank", "noopener")}></troupe-menu>`
        : nothing}
      ${page.mayRun
        ? html`<button type="button" class="btn btn--small btn--quiet" aria-pressed=${page.sound.on ? "true" : "false"} @click=${() => page.toggleSound()}>${icon("bell")}${gettext("Sound at the end")}</button>
            <button type="button" class="btn btn--small btn--quiet" @click=${() => showKeys(page)}><kbd aria-hidden="true">?</kbd>${gettext("Keys")}</button>`
        : nothing}
    </span>
  </div>`;
}

/** @param {TroupeConsole} page */
function places({ session }) {
  return [...groupsOf(session).map(({ id, name }) => ({ id, label: name })), { id: "", label: gettext("Somebody in no group") }];
}
