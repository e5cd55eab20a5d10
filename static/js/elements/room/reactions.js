/** A small set of reactions: what they are called, how one sends them, and where those of the last seconds show. */

import { html, nothing, repeat } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { placeBeside } from "../../ui/placing.js";
import { nameOf } from "../session/who.js";

/** @import {TroupeRoom} from "../room.js" */

const LIST_ID = "room-reactions";
const KINDS = ["thumbs_up", "heart", "clap", "laugh", "surprise"];
const SHOWN_MOST = 6;

/** Empty for a kind that this release does not know. @param {string} kind @returns {string} */
export function reactionText(kind) {
  /** @type {{[kind: string]: string}} */
  const words = {
    thumbs_up: gettext("Thumbs up"),
    heart: gettext("Heart"),
    clap: gettext("Applause"),
    laugh: gettext("Laughing"),
    surprise: gettext("Surprised"),
  };
  return words[kind] ?? "";
}

/** @param {string} kind */
function sign(kind) {
  return icon(kind.replaceAll("_", "-"));
}

/** @param {TroupeRoom} room @param {{why: string}} off why reactions are off, or nothing */
export function reactionButton(room, { why }) {
  return html`<button type="button" class="btn room-bar__button" popovertarget=${LIST_ID} ?disabled=${why !== ""} title=${why || nothing}>
      ${icon("smile")}<span>${gettext("React")}</span>
    </button>
    <div class="menu room-react" id=${LIST_ID} popover role="group" aria-label=${gettext("Reactions")} @toggle=${place}>
      ${KINDS.map((kind) => html`<button type="button" class="btn btn--quiet btn--icon" aria-label=${reactionText(kind)} title=${reactionText(kind)}
        @click=${(/** @type {Event} */ event) => send(room, kind, event)}>${sign(kind)}</button>`)}
    </div>`;
}

/** Beside who sent them; what a screen reader says of them is collected elsewhere. @param {TroupeRoom} room */
export function reactionsShown({ session, reactionDocument }) {
  const known = reactionDocument.reactions.filter(({ kind }) => reactionText(kind) !== "").slice(-SHOWN_MOST);
  return html`<ul class="room-reactions" aria-hidden="true">
    ${repeat(known, ({ actor, at }) => `${actor} ${at}`, ({ actor, kind }) => html`<li class="room-reaction">
      <span class="room-reaction__sign" data-kind=${kind}>${sign(kind)}</span>
      <span class="text-clip">${actor === null ? gettext("You") : nameOf(session, actor)}</span>
    </li>`)}
  </ul>`;
}

/** @param {TroupeRoom} room @param {string} kind @param {Event} event */
function send(room, kind, event) {
  room.reactionDocument.react(kind);
  const list = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.currentTarget).closest("[popover]"));
  list?.hidePopover();
}

/** @param {ToggleEvent} event */
function place(event) {
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const button = list.previousElementSibling;
  if (event.newState !== "open" || !button) return;
  placeBeside(list, button);
  list.querySelector("button")?.focus();
}
