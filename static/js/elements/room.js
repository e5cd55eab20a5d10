/**
 * `<troupe-room>`: where a participant is. It follows the session: the lobby, a step at which people talk, the own
 * group's board, the end. Who is writing when the room moves on is not interrupted; a strip says where the others are.
 */

import { html, keyed, nothing } from "lit";
import { announce } from "../ui/announcer.js";
import { gettext, interpolate } from "../ui/i18n.js";
import { toast } from "../ui/toast.js";
import "./exercise-host.js";
import "./room/lobby.js";
import { Attendance, missedIn } from "./room/attendance.js";
import { bar, signalKey } from "./room/bar.js";
import { endedCard, lostCard, talkCard, waitingCard } from "./room/cards.js";
import { RoomMemory } from "./room/memory.js";
import { hasEnded, isSameMoment, momentOf, ownTime } from "./room/own-time.js";
import { reactionsShown } from "./room/reactions.js";
import { Sound } from "./room/sound.js";
import { bareStrip, strip } from "./room/strip.js";
import { Teller } from "./room/teller.js";
import { isWriting } from "./room/writing.js";
import { visibleBoards, watchingBar, watchingElsewhere, watchingEnded, watchingLobby } from "./room/watching.js";
import { placeOf, stateOf } from "./session/agenda.js";
import { spotlightOf } from "./session/announcements.js";
import { boardFor, hasBoard, isForGroups } from "./session/boards.js";
import { predictGroupTime } from "./session/group-time.js";
import { personIdOf } from "./session/people.js";
import { SessionElement } from "./session/session-element.js";
import { wordText } from "./session/signals.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {BoardPlace} from "./session/boards.js" */
/** @import {Word} from "./session/signals.js" */
/** @import {Moment, OwnTime} from "./room/own-time.js" */

/** After leaving a field one may be on the way to the next. */
const SETTLE_MS = 900;

export class TroupeRoom extends SessionElement {
  static properties = { open: { state: true }, looking: { state: true }, looksAt: { state: true } };

  /** The board that is on the page, also while the group is elsewhere already. @type {BoardPlace | null} */
  #shown = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  /** @type {Moment | null} */
  #moment = null;
  #spotlightAt = 0;
  #teller = new Teller();
  #ends = new AbortController();
  /** One's time at the last look. @type {OwnTime | null} */
  time = null;
  sound = new Sound();
  #wasIn = false;

  constructor() {
    super();
    /** Whether the instruction is unfolded. */
    this.open = true;
    /** An earlier board that one looks at meanwhile. @type {BoardPlace | null} */
    this.looking = null;
    this.memory = new RoomMemory({ session: this.session.id, person: this.ownId });
    this.attendance = new Attendance(this.memory);
    /** The group that an observer has chosen to look at. @type {string | null | undefined} */
    this.looksAt = undefined;
    this.addEventListener("focusout", () => this.#settle());
    this.addEventListener("toggle", (event) => this.#folded(event), { capture: true });
    this.tick((now) => this.#ticked(now));
  }

  get me() {
    return this.session.record("people", this.ownId);
  }

  get ownId() {
    return personIdOf(this.config.as ?? null) ?? "";
  }

  /** One's group; null without one. @returns {string | null} */
  get groupId() {
    return this.me?.group ?? null;
  }

  /** The board that is on the page. */
  get place() {
    return this.#shown;
  }

  /** What an observer sees; empty for everybody else. @returns {"" | "plenary" | "groups" | "all"} */
  get sees() {
    return this.config.sees ?? "";
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

  /** Whether a facilitator looks in at one's board. Others may say so; only accounts are believed. */
  get isVisited() {
    return this.#shown !== null && this.session.visitorsOf(this.#shown.id).some((actor) => personIdOf(actor) === null);
  }

  /** Whom one's reactions reach: the own group at its board, else everybody. */
  get reactionDocument() {
    return this.#shown && isForGroups(this.config, this.step) ? this.live.document(this.#shown.id) : this.session;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    addEventListener("keydown", (event) => signalKey(this, event), { signal, capture: true });
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => this.sound.wake(), { signal, passive: true });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.abort();
  }

  /** @override @param {LiveDocument} document @param {Touched} touched */
  documentChanged(document, touched) {
    return document === this.session || touched.aspects.has("editing") || touched.aspects.has("people");
  }

  /** @override */
  willUpdate() {
    if (this.session.state !== "live") return;
    if (this.me) this.#wasIn = true;
    else if (this.#wasIn) void this.#becomeAnother();
    const wanted = this.#wanted();
    if (wanted?.id !== this.#shown?.id && !this.#isBusy()) this.#show(wanted);
    this.#lookAtTime(this.live.clock.serverNow());
    this.#foldForWriters();
    this.#teller.tell(this);
  }

  /** @override */
  content() {
    if (this.sees) return this.#watching(this.sees);
    if (!this.me) return lostCard();
    const state = stateOf(this.session);
    if (state === "preparing") {
      return html`${bareStrip(this)}<troupe-lobby .session=${this.session} .own=${this.ownId}></troupe-lobby>${bar(this)}${reactionsShown(this)}`;
    }
    if (state === "ended" && !this.#shown) return endedCard(String(this.me.name));
    const { looking } = this;
    return html`
      ${strip(this)}
      <div class="room__stage ${this.#shown ? "room__stage--board" : ""}" ?hidden=${looking !== null}>${this.#stage()}</div>
      ${looking ? this.#earlier(looking) : nothing}
      ${bar(this)} ${reactionsShown(this)}
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

  /** An observer looks at another board. @param {string | null} group */
  lookAtGroup(group) {
    this.looksAt = group;
  }

  #stage() {
    const shown = this.#shown;
    if (shown) return keyed(shown.id, html`<troupe-exercise .place=${shown} .session=${this.session} as="participant"></troupe-exercise>`);
    const { current } = placeOf(this.session);
    return hasBoard(this.config, current) ? waitingCard(this) : talkCard(this);
  }

  /** @param {BoardPlace} place */
  #earlier(place) {
    return html`<div class="room__stage room__stage--board">
      ${keyed(place.id, html`<troupe-exercise .place=${place} .session=${this.session} as="participant" looking></troupe-exercise>`)}
    </div>`;
  }

  /** Where the group is now; null where there is no board. */
  #wanted() {
    if (stateOf(this.session) === "ended" || stateOf(this.session) === "preparing") return null;
    if (this.sees) {
      const boards = visibleBoards(this.session, this.sees);
      return boards.find(({ group }) => group === this.looksAt) ?? boards[0] ?? null;
    }
    return boardFor(this.session, this.groupId);
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
    this.replace(left && this.live.document(left.id), wanted && this.live.document(wanted.id));
    if (left) void this.updateComplete.then(() => this.#letGo(left));
  }

  /** @param {BoardPlace} left */
  #letGo({ id }) {
    if (id !== this.#shown?.id && id !== this.looking?.id) this.live.close(id);
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
    this.#focusOn("h1");
  }

  /** Looks at an earlier board of one's group, or comes back with null. @param {BoardPlace | null} board */
  lookAt(board) {
    const left = this.looking;
    this.looking = board?.id === this.#shown?.id ? null : board;
    if (left) void this.updateComplete.then(() => this.#letGo(left));
    this.#focusOn(this.looking ? ".room-looking .banner__title" : "h1");
  }

  /** @param {string} selector */
  #focusOn(selector) {
    void this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus());
  }

  /** @param {readonly string[]} announcements */
  putAway(announcements) {
    this.memory.putAway(announcements);
    this.requestUpdate();
  }

  putGapAway() {
    const { gap } = this.memory.kept;
    if (gap) this.memory.putAway(missedIn(this.session, this.groupId, gap).announcements.map(({ id }) => id));
    this.memory.keep({ gap: null });
    this.requestUpdate();
  }

  /** @param {boolean} folded */
  foldSpotlight(folded) {
    this.memory.keep({ foldedAt: folded ? (spotlightOf(this.session)?.at ?? 0) : 0 });
    this.requestUpdate();
  }

  turnSound() {
    this.sound.turn(!this.sound.isOn);
    announce(this.sound.isOn ? gettext("The sound at the end is on.") : gettext("The sound at the end is off."));
    this.requestUpdate();
  }

  /** @param {Word} word @param {boolean} on */
  sayWord(word, on) {
    announce(interpolate(on ? gettext("%(word)s: on. The facilitator sees it.") : gettext("%(word)s: off."), { word: wordText(word) }));
  }

  /** @param {string} group @param {number} minutes */
  async retimeGroup(group, minutes) {
    const step = this.step;
    if (!step) return;
    const predict = (/** @type {import("../live/view.js").View} */ view) =>
      predictGroupTime(view, { step: step.id, group }, { extra_minutes: minutes - step.minutes });
    const answer = await this.session.send("retime_group", { group, minutes }, { predict });
    if (!answer.ok) toast(answer.message, { kind: "error" });
  }

  /** @param {number} now */
  #ticked(now) {
    if (this.session.state !== "live") return;
    if (this.#lookAtTime(now)) this.requestUpdate();
    const isHere = document.visibilityState === "visible" && ["saved", "saving"].includes(this.live.status.value.state);
    const wasSettled = this.attendance.isSettled;
    const told = this.attendance.tick({ now, step: placeOf(this.session).current?.id ?? null, isHere });
    if (told) this.#tellGap();
    if (told || wasSettled !== this.attendance.isSettled) this.requestUpdate();
  }

  #tellGap() {
    const { gap } = this.memory.kept;
    const missed = gap && missedIn(this.session, this.groupId, gap);
    if (missed && missed.steps.length + missed.announcements.length > 0) this.#teller.missed(missed.steps.length, missed.announcements.length);
    else this.memory.keep({ gap: null });
  }

  /** Whether another moment has come, as when the moving time is over; an end sounds. @param {number} now */
  #lookAtTime(now) {
    const { current } = placeOf(this.session);
    const { session, config, groupId } = this;
    this.time = current ? ownTime({ session, config, step: current, groupId, now }) : null;
    const before = this.#moment;
    const after = momentOf(session, this.time);
    this.#moment = after;
    if (before && hasEnded(before, after)) this.sound.play();
    return before === null || !isSameMoment(before, after);
  }

  /** What everybody is to look at comes folded to who is in the middle of writing. */
  #foldForWriters() {
    const at = spotlightOf(this.session)?.at ?? 0;
    if (at !== this.#spotlightAt && at !== 0 && this.#isBusy()) this.memory.keep({ foldedAt: at });
    this.#spotlightAt = at;
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
}

customElements.define("troupe-room", TroupeRoom);
