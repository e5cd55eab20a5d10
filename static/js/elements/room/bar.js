/** The bar at the foot of the room: what one says without words, reactions, and the tools that are not of the exercise. */

import { html, nothing } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import "../../ui/menu.js";
import { placeOf, stateOf } from "../session/agenda.js";
import { earlierBoards } from "../session/boards.js";
import { WORDS, isSaid, saidBy, wordIcon, wordText } from "../session/signals.js";
import { parkThought } from "./park.js";
import { reactionButton } from "./reactions.js";
import { showAll } from "./told.js";

/** @import {TroupeRoom} from "../room.js" */
/** @import {Word} from "../session/signals.js" */

const BOARD = "board:";
const KEYS = "Alt+Shift";

/** @param {TroupeRoom} room */
export function bar(room) {
  const why = whyOff(room);
  return html`<section class="room-bar" aria-label=${gettext("Signals and tools")}>
    ${why ? html`<p class="room-bar__why" id="room-bar-why">${why}</p>` : nothing}
    <div class="room-bar__inner">
      <div class="room-bar__words" role="group" aria-label=${gettext("Tell the facilitator without words")}>
        ${WORDS.map((word, at) => wordButton(room, word, { number: at + 1, why }))}
        ${reactionButton(room, { why: whyNoReactions(room) })}
      </div>
      ${tools(room)}
      <troupe-menu class="room-bar__more" .label=${html`${icon("more")}<span>${gettext("More")}</span>`} accessible-label=${gettext("More")} button-class="btn room-bar__button" .items=${moreItems(room)}
        @choose=${(/** @type {CustomEvent<{id: string}>} */ event) => choose(room, event.detail.id)}></troupe-menu>
    </div>
  </section>`;
}

/** Says or takes back a word by its key, from anywhere on the page. @param {TroupeRoom} room @param {KeyboardEvent} event */
export function signalKey(room, event) {
  const word = event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey ? WORDS[Number(/^Digit([1-4])$/.exec(event.code)?.[1]) - 1] : undefined;
  if (!word || document.querySelector("dialog[open]") || whyOff(room)) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) toggle(room, word);
}

/** @param {TroupeRoom} room @param {Word} word @param {{number: number, why: string}} look */
function wordButton(room, word, { number, why }) {
  const keys = `${KEYS}+${number}`;
  return html`<button type="button" class="btn room-bar__button" aria-pressed=${String(isSaid(saidBy(room.session, room.ownId), word))}
    aria-keyshortcuts=${keys} title=${`${wordText(word)} (${keys})`} aria-disabled=${why ? "true" : nothing}
    aria-describedby=${why ? "room-bar-why" : nothing} @click=${() => !why && toggle(room, word)}>
    ${icon(wordIcon(word))}<span>${wordText(word)}</span>
  </button>`;
}

/** @param {TroupeRoom} room @param {Word} word */
function toggle(room, word) {
  const said = isSaid(saidBy(room.session, room.ownId), word);
  void room.commands.signal(word, !said, { person: room.ownId, now: room.live.clock.serverNow() });
  room.sayWord(word, !said);
}

/** Why one cannot say anything; empty when one can. @param {TroupeRoom} room */
function whyOff({ session }) {
  const state = stateOf(session);
  if (state === "preparing") return gettext("You can signal as soon as the facilitator has started the workshop.");
  if (state === "ended") return gettext("The workshop has ended; nobody looks at signals any more.");
  return session.can("take_part") ? "" : gettext("Only the people of the workshop can signal.");
}

/** @param {TroupeRoom} room */
function whyNoReactions({ session }) {
  return placeOf(session).current?.silent ? gettext("This step is silent; reactions are back afterwards.") : "";
}

/** @param {TroupeRoom} room */
function tools(room) {
  const earlier = earlierBoards(room.session, room.groupId);
  return html`<div class="room-bar__tools">
    ${earlier.length > 0
      ? html`<troupe-menu .label=${html`${icon("history")}<span>${gettext("Earlier")}</span>`} accessible-label=${gettext("Earlier boards")} button-class="btn btn--quiet room-bar__button" .items=${earlierItems(room)}
          @choose=${(/** @type {CustomEvent<{id: string}>} */ event) => choose(room, event.detail.id)}></troupe-menu>`
      : nothing}
    ${tool("bell", gettext("Messages"), () => choose(room, "told"))}
    ${tool("pin", gettext("Park a thought"), () => choose(room, "park"))}
    <button type="button" class="btn btn--quiet room-bar__button" aria-pressed=${String(room.sound.isOn)} title=${gettext("A short sound when a step or a part of it ends")}
      @click=${() => choose(room, "sound")}>${icon(room.sound.isOn ? "sound" : "sound-off")}<span>${gettext("Sound at the end")}</span></button>
  </div>`;
}

/** @param {string} sign @param {string} words @param {() => void} run */
function tool(sign, words, run) {
  return html`<button type="button" class="btn btn--quiet room-bar__button" @click=${run}>${icon(sign)}<span>${words}</span></button>`;
}

/** @param {TroupeRoom} room @returns {import("../../ui/menu.js").MenuEntry[]} */
function earlierItems({ session, groupId }) {
  return earlierBoards(session, groupId).map(({ title, board }) => ({ id: BOARD + board.id, label: title }));
}

/** @param {TroupeRoom} room @returns {import("../../ui/menu.js").MenuEntry[]} */
function moreItems(room) {
  return [
    { id: "told", label: gettext("Messages") },
    { id: "park", label: gettext("Park a thought") },
    { id: "sound", label: room.sound.isOn ? gettext("Switch the sound at the end off") : gettext("Switch the sound at the end on") },
    ...earlierItems(room).map((item) => ({ ...item, hint: gettext("earlier") })),
  ];
}

/** @param {TroupeRoom} room @param {string} id */
function choose(room, id) {
  if (id === "told") void showAll(room).then(() => room.requestUpdate());
  else if (id === "park") void parkThought(room.commands).then(() => room.requestUpdate());
  else if (id === "sound") room.turnSound();
  else room.lookAt(earlierBoards(room.session, room.groupId).find(({ board }) => BOARD + board.id === id)?.board ?? null);
}
