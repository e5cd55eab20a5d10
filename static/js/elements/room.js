/**
 * `<troupe-room>`: where a participant is. It follows the session: the lobby, a step at which people talk, the own
 * group's board, the end. Who is writing when the room moves on is not interrupted; a strip says where the others are.
 */

import { html, keyed } from "lit";
import { announce } from "../ui/announcer.js";
import "./exercise-host.js";
import "./room/lobby.js";
import { endedCard, lostCard, talkCard, waitingCard } from "./room/cards.js";
import { isWriting } from "./room/writing.js";
import { strip, whereText } from "./room/strip.js";
import { visibleBoards, watchingBar, watchingElsewhere, watchingEnded, watchingLobby } from "./room/watching.js";
import { placeOf, stateOf } from "./session/agenda.js";
import { boardFor, hasBoard } from "./session/boards.js";
import { personIdOf } from "./session/people.js";
import { SessionElement } from "./session/session-element.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {BoardPlace} from "./session/boards.js" */

/** After leaving a field one may be on the way to the next. */
const SETTLE_MS = 900;

export class TroupeRoom extends SessionElement {
  static properties = { open: { state: true }, looksAt: { state: true } };

  /** The board that is on the page, also while the group is elsewhere already. @type {BoardPlace | null} */
  #shown = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  /** What was said last. @type {string[] | null} */
  #told = null;
  #title = document.title;
  #wasIn = false;

  constructor() {
    super();
    /** Whether the instruction is unfolded. */
    this.open = true;
    /** The group that an observer has chosen to look at. @type {string | null | undefined} */
    this.looksAt = undefined;
    this.addEventListener("focusout", () => this.#settle());
    this.addEventListener("toggle", (event) => this.#folded(event), { capture: true });
  }

  get me() {
    return this.session.record("people", this.ownId);
  }

  get ownId() {
    return personIdOf(this.config.as ?? null) ?? "";
  }

  /** What an observer sees; empty for everybody else. @returns {"" | "plenary" | "groups" | "all"} */
  get sees() {
    return this.config.sees ?? "";
  }

  /** Whether a board is on the page. */
  get hasBoard() {
    return this.#shown !== null;
  }

  /** Whether the group is elsewhere by now. */
  get isBehind() {
    return this.#shown !== null && this.#wanted()?.id !== this.#shown.id;
  }

  /** The step that is on the page. */
  get step() {
    const { steps, current } = placeOf(this.session);
    return this.#shown ? steps.find(({ id }) => id === this.#shown?.step) : current;
  }

  /** @override @param {LiveDocument} _document @param {Touched} _touched */
  documentChanged(_document, _touched) {
    return true;
  }

  /** @override */
  willUpdate() {
    if (this.session.state !== "live") return;
    if (this.me) this.#wasIn = true;
    else if (this.#wasIn) void this.#becomeAnother();
    const wanted = this.#wanted();
    if (wanted?.id !== this.#shown?.id && !this.#isBusy()) this.#show(wanted);
    this.#tell();
  }

  /** @override */
  content() {
    if (this.sees) return this.#watching(this.sees);
    if (!this.me) return lostCard();
    const state = stateOf(this.session);
    if (state === "preparing") return html`<troupe-lobby .session=${this.session} .own=${this.ownId}></troupe-lobby>`;
    if (state === "ended" && !this.#shown) return endedCard(String(this.me.name));
    return html`
      ${strip(this)}
      <div class="room__stage ${this.#shown ? "room__stage--board" : ""}">${this.#stage()}</div>
    `;
  }

  /** @override */
  gone() {
    return this.session.code === "ended" ? endedCard("") : lostCard();
  }

  /** @param {import("./room/watching.js").Sees} sees */
  #watching(sees) {
    const state = stateOf(this.session);
    if (state === "preparing") return watchingLobby(this);
    if (state === "ended" && !this.#shown) return watchingEnded();
    const lacks = !this.#shown && hasBoard(this.config, placeOf(this.session).current);
    return html`
      ${strip(this)} ${watchingBar(this)}
      <div class="room__stage ${this.#shown ? "room__stage--board" : ""}">${lacks ? watchingElsewhere({ sees }) : this.#stage()}</div>
    `;
  }

  /** Look at another board. @param {string | null} group */
  lookAt(group) {
    this.looksAt = group;
  }

  /** The board that an observer looks at. */
  get watched() {
    return this.#shown;
  }

  #stage() {
    const shown = this.#shown;
    if (shown) return keyed(shown.id, html`<troupe-exercise .place=${shown} .session=${this.session} as="participant"></troupe-exercise>`);
    const { current } = placeOf(this.session);
    return hasBoard(this.config, current) ? waitingCard(this) : talkCard(this);
  }

  /** Where the group is now; null where there is no board. */
  #wanted() {
    if (stateOf(this.session) === "ended" || stateOf(this.session) === "preparing") return null;
    if (this.sees) {
      const boards = visibleBoards(this.session, this.sees);
      return boards.find(({ group }) => group === this.looksAt) ?? boards[0] ?? null;
    }
    return boardFor(this.session, this.me?.group ?? null);
  }

  #isBusy() {
    const stage = /** @type {HTMLElement | null} */ (this.querySelector(".room__stage"));
    return this.#shown !== null && stage !== null && isWriting(stage);
  }

  /** @param {BoardPlace | null} wanted */
  #show(wanted) {
    const left = this.#shown;
    this.#shown = wanted;
    this.open = true;
    if (left) void this.updateComplete.then(() => left.id !== this.#shown?.id && this.live.close(left.id));
  }

  /** Off the list: perhaps because one is on it twice and has been joined. Then this browser has somebody to be. */
  async #becomeAnother() {
    this.#wasIn = false;
    const response = await fetch(location.href, { method: "HEAD" }).catch(() => null);
    if (response?.ok && !response.redirected) location.reload();
  }

  goThere() {
    this.#show(this.#wanted());
    this.requestUpdate();
    void this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector("h1"))?.focus());
  }

  #settle() {
    clearTimeout(this.#settling);
    if (this.isBehind) this.#settling = setTimeout(() => this.requestUpdate(), SETTLE_MS);
  }

  /** @param {Event} event */
  #folded(event) {
    const details = /** @type {HTMLElement} */ (event.target);
    if (details instanceof HTMLDetailsElement && details.matches(".room-brief")) this.open = details.open;
  }

  /** Says where one is, in the window's title and aloud, once each. */
  #tell() {
    const words = whereText(this);
    const step = words.at(0) ?? "";
    document.title = step ? `${step} · ${this.#title}` : this.#title;
    const told = this.#told;
    this.#told = words;
    const news = words.filter((text) => !told?.includes(text));
    if (told !== null && news.length > 0) announce(news.join(". "));
  }
}

customElements.define("troupe-room", TroupeRoom);
