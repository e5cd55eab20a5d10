/** A group's board on the whole screen of the console, and the way from its words into the spotlight. */

import { html, nothing } from "lit";
import { openDialog } from "../../ui/dialog.js";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import "../exercise-host.js";
import { openSpotlight } from "./telling.js";

/** @import {BoardPlace} from "../session/boards.js" */
/** @import {TroupeConsole} from "../console-board.js" */

const TITLES_MOST = 60;

/** @param {TroupeConsole} page @param {BoardPlace} place @param {string} title */
export function openBoard(page, place, title) {
  /** What was selected last: pressing a button may end a selection. */
  let selected = "";
  const listen = () => {
    const text = String(document.getSelection() ?? "").trim();
    if (text) selected = text;
  };
  document.addEventListener("selectionchange", listen);
  const content = () => html`<div class="dialog__body console-panel">
    ${page.mayRun
      ? html`<div class="console-panel__acts"><button type="button" class="btn btn--small" @click=${(/** @type {Event} */ event) => show(event)}>
          ${icon("spotlight")}${gettext("Spotlight…")}</button>
          <span class="text-small text-faint">${gettext("Select words first, or choose a title from the board.")}</span></div>`
      : nothing}
    <troupe-exercise .place=${place} .session=${page.session} as="facilitator"></troupe-exercise>
  </div>`;
  const show = (/** @type {Event} */ event) => {
    const panel = /** @type {HTMLElement} */ (event.currentTarget).closest(".console-panel");
    void openSpotlight(page, { title: selected ? title : "", text: selected, titles: titlesIn(panel) });
    selected = "";
  };
  return openDialog({ title, content, wide: true }).finally(() => document.removeEventListener("selectionchange", listen));
}

/** What has a name on a board, as it stands there. @param {Element | null} panel */
function titlesIn(panel) {
  const found = [...(panel?.querySelectorAll("h2, h3, h4, textarea") ?? [])].map((element) =>
    (element instanceof HTMLTextAreaElement ? element.value : (element.textContent ?? "")).trim().replace(/\s+/gu, " "));
  return [...new Set(found.filter((text) => text !== "" && text.length <= 200))].slice(0, TITLES_MOST);
}
