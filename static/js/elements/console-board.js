/**
 * `<troupe-console>`: the facilitator's screen. What is on and how to move it, who calls, how each group is doing, the
 * run of show against its plan, and how people get in. It decides nothing: every press is a command, every picture the
 * session's.
 */

import { html, keyed, nothing, repeat } from "lit";
import { confirmDialog } from "../ui/dialog.js";
import { gettext } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import { Notes } from "./agenda/notes.js";
import { attention } from "./console/attention.js";
import { EndSound } from "./console/end-sound.js";
import "./console/group-tile.js";
import { inCallingOrder } from "./console/calling-order.js";
import { joining } from "./console/joining.js";
import { pressed } from "./console/keys.js";
import { lateCard } from "./console/late.js";
import { goForward } from "./console/moving-on.js";
import { News } from "./console/news.js";
import "./console/own-note.js";
import { MORE_MINUTES, nowCard } from "./console/now.js";
import { openBoard } from "./console/open-board.js";
import { parkingLot } from "./console/parking.js";
import { runOfShow } from "./console/run-of-show.js";
import { scriptCard } from "./console/script.js";
import { openMessage, sentMessages, spotlightCard } from "./console/telling.js";
import { standIn } from "./console/stand-in.js";
import { toolbar } from "./console/toolbar.js";
import { warnings } from "./console/warnings.js";
import "./exercise-host.js";
import { GroupCheck } from "./people/group-check.js";
import { Outlook } from "./people/outlook.js";
import { clockOf, minutesWithMoving, placeOf, stateOf } from "./session/agenda.js";
import { boardsAt } from "./session/boards.js";
import { groupsOf } from "./session/people.js";
import { SessionElement } from "./session/session-element.js";
import { lobbyCard } from "./session/waiting.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {BoardPlace} from "./session/boards.js" */
/** @import {Step} from "./session/agenda.js" */
/** @import {Call} from "./console/calls.js" */
/** @import {TroupeGroupTile} from "./console/group-tile.js" */

export class TroupeConsole extends SessionElement {
  static properties = { link: {}, code: {}, quotes: { type: Number }, putAway: { state: true }, isOffline: { state: true } };

  #news = new News();
  /** @type {Outlook} */
  #outlook = new Outlook({
    address: () => this.address("planner"), mayAsk: () => this.mayRun && stateOf(this.session) !== "ended", changed: () => this.requestUpdate(), here: () => this.#check.here(),
  });
  /** @type {GroupCheck} */
  #check = new GroupCheck(this, () => this.#outlook);
  /** Facilitators' notes at the steps. */
  stepNotes = new Notes({ address: () => (this.mayRun && stateOf(this.session) !== "ended" ? this.dataset.stepNotes ?? "" : ""), token: () => this.dataset.csrf ?? "", changed: () => this.requestUpdate() });
  /** @type {readonly string[]} the order of the tiles as they stand */
  #order = [];
  /** @type {(() => void) | null} */
  #endConnection = null;
  /** @type {HTMLElement | null} */
  #noteElement = null;

  constructor() {
    super();
    this.link = "";
    this.code = "";
    /** How many quotes were imported when the page was made. */
    this.quotes = 0;
    /** How late the room was when a new plan was put away. @type {number | null} */
    this.putAway = null;
    this.isOffline = false;
    this.sound = new EndSound();
    this.tick((now) => this.#second(now));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.#key);
    this.#endConnection = this.live.status.subscribe(({ state }) => (this.isOffline = state === "offline"));
    this.#outlook.soon();
    void this.stepNotes.load();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#key);
    this.#endConnection?.();
    this.#outlook.stop();
  }

  /** @override @param {LiveDocument} _document @param {Touched} touched */
  documentChanged(_document, touched) {
    if (["people", "groups", "steps"].some((collection) => touched.has(collection))) this.#outlook.soon();
    this.#check.hear(touched);
    if (touched.has("clock") && !touched.all) void this.stepNotes.load();
    if (this.session.state === "live") this.#news.tell(this.session);
  }

  get mayRun() {
    return this.session.can("run_session");
  }

  /** The step that is on, as this page knows it. @returns {string | null} */
  get stepOn() {
    return clockOf(this.session)?.step ?? null;
  }

  /** Where other pages are. @param {"people" | "quotes" | "agenda" | "personas" | "planner" | "screen" | "seen" | "readout"} page */
  address(page) {
    return this.dataset[page] ?? "";
  }

  /** Where somebody without a group is needed. @param {string} person @returns {string | null} */
  suggestionFor(person) {
    return this.#outlook.data?.suggestions.find((one) => one.person === person)?.group ?? null;
  }

  /** How far a group is, in words. @param {string} group */
  progressOf(group) {
    const tiles = /** @type {NodeListOf<TroupeGroupTile>} */ (this.querySelectorAll("troupe-group-tile"));
    return [...tiles].find((tile) => tile.group?.id === group)?.progressText ?? "";
  }

  /** @override */
  content() {
    return html`<div class="console">
      <div class="console__main">
        ${this.isOffline ? offline() : nothing} ${this.mayRun || stateOf(this.session) === "ended" ? nothing : watching()}
        ${standIn(this)} ${nowCard(this)} ${attention(this)} ${this.#groupCheck()} ${lateCard(this)} ${spotlightCard(this)} ${warnings(this)} ${toolbar(this)} ${this.#work()}
      </div>
      <aside class="console__aside" aria-label=${gettext("Run of show, notes and joining")}>
        ${lobbyCard(this)} ${this.#isBefore ? this.#joining() : nothing} ${runOfShow(this)} ${scriptCard(this)} ${this.#note()} ${sentMessages(this)}
        ${parkingLot(this)} ${this.#isBefore ? nothing : this.#joining()}
      </aside>
    </div>`;
  }

  #groupCheck() {
    return this.#check.card(html`<a class="btn btn--small" href=${this.address("people")}>${icon("users")}${gettext("Plan groups")}</a>`);
  }

  get #isBefore() {
    return stateOf(this.session) === "preparing";
  }

  #joining() {
    return stateOf(this.session) !== "ended" && this.session.can("admit") ? joining(this) : nothing;
  }

  /** Made once, so that no drawing of the console can touch what is being typed. */
  #note() {
    if (!this.dataset.note) return nothing;
    return (this.#noteElement ??= Object.assign(document.createElement("troupe-own-note"), { address: this.dataset.note, token: this.dataset.csrf }));
  }

  #work() {
    const { current } = placeOf(this.session);
    const boards = current ? boardsAt(this.session, current.id) : [];
    const plenary = boards.length === 1 && boards[0]?.group === null ? boards[0] : null;
    return plenary ? this.#plenary(plenary) : this.#groups(boards);
  }

  /** @param {BoardPlace} board */
  #plenary(board) {
    return html`<section class="section" aria-labelledby="board-title">
      <h2 class="visually-hidden" id="board-title">${gettext("Everybody’s board")}</h2>
      ${keyed(board.id, html`<troupe-exercise .place=${board} .session=${this.session} as="facilitator"></troupe-exercise>`)}
    </section>`;
  }

  /** @param {readonly BoardPlace[]} boards */
  #groups(boards) {
    const groups = groupsOf(this.session);
    if (groups.length === 0) return nothing;
    const held = this.querySelector(".console__groups:is(:hover, :focus-within)") !== null;
    const ordered = inCallingOrder(this.session, groups, held ? this.#order : []);
    this.#order = ordered.map(({ id }) => id);
    return html`<section class="section" aria-labelledby="groups-title">
      <div class="section__head">
        <h2 id="groups-title">${gettext("Groups")}</h2>
        ${this.mayRun ? html`<a class="btn btn--quiet btn--small" href=${this.address("people")}>${icon("users")}${gettext("Change groups")}</a>` : nothing}
      </div>
      <div class="console__groups">
        ${repeat(ordered, (group) => group.id, (group) => {
          const place = boards.find((board) => board.group === group.id) ?? null;
          return html`<troupe-group-tile .group=${group} .place=${place} .session=${this.session} .commands=${this.commands}
            @open=${() => place && this.openBoard(place, group.name)} @message=${() => this.message(group.id)}></troupe-group-tile>`;
        })}
      </div>
    </section>`;
  }

  /** @param {BoardPlace} place @param {string} title */
  openBoard(place, title) {
    void openBoard(this, place, title);
  }

  /** @param {Call} call */
  answer({ person, word }) {
    void this.commands.answerSignal(person.id, word);
  }

  /** To a step: forward with a question where somebody is not done, back without. @param {Step} step */
  async goTo(step) {
    const { steps, at } = placeOf(this.session);
    if (steps.findIndex(({ id }) => id === step.id) > at) await goForward(this, step);
    else await this.commands.goToStep(step.id, this.stepOn);
  }

  next() {
    const { at, next } = placeOf(this.session);
    return at >= 0 && next && stateOf(this.session) !== "ended" ? this.goTo(next) : undefined;
  }

  goBack() {
    const { previous } = placeOf(this.session);
    return previous && stateOf(this.session) !== "ended" ? this.goTo(previous) : undefined;
  }

  togglePause() {
    const state = stateOf(this.session);
    if (state === "paused") return this.commands.resume();
    return state === "running" ? this.commands.pause() : undefined;
  }

  moreTime() {
    const { current } = placeOf(this.session);
    return current && stateOf(this.session) !== "ended" ? this.commands.retimeStep(current.id, current.minutes + MORE_MINUTES) : undefined;
  }

  /** @param {string | null} [group] */
  message(group = null) {
    return stateOf(this.session) === "ended" ? undefined : openMessage(this, group);
  }

  toggleSound() {
    this.sound.toggle();
    this.requestUpdate();
  }

  /** @param {number} late minutes */
  putProposalAway(late) {
    this.putAway = late;
  }

  /** Asks, then closes the workshop for good. */
  async end() {
    const sure = await confirmDialog({
      title: gettext("End the workshop?"),
      text: gettext("Boards can be read but no longer changed, and nobody can come in. Then editors choose the personas. This cannot be taken back."),
      confirm: gettext("End it for everybody"),
      danger: true,
    });
    if (sure) void this.commands.end();
  }

  #key = (/** @type {KeyboardEvent} */ event) => pressed(this, event);

  /** @param {number} now */
  #second(now) {
    const { current } = placeOf(this.session);
    if (current) this.sound.hear(clockOf(this.session), minutesWithMoving(current), now);
    if (stateOf(this.session) === "running") this.requestUpdate();
  }
}

function watching() {
  return html`<div class="banner" role="status">${icon("eye")}<div class="banner__body">
    ${gettext("You are watching. The facilitators and the owner of the library run the session.")}
  </div></div>`;
}

function offline() {
  return html`<div class="banner banner--warn" role="status">${icon("offline")}<div class="banner__body">
    ${gettext("The connection is cut. The room goes on with its clock; what you press here is sent as soon as the connection is back.")}
  </div></div>`;
}

customElements.define("troupe-console", TroupeConsole);
