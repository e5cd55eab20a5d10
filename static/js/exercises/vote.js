/**
 * `<troupe-vote>`: the prioritisation vote of the whole room. One's dots are one's own; nothing of others is on the
 * page before the reveal, because the server sends nothing of it.
 */

import { html, nothing } from "lit";
import { announce } from "../ui/announcer.js";
import { LiveElement } from "../ui/base.js";
import { gettext } from "../ui/i18n.js";
import { candidateList, purse } from "./vote/candidates.js";
import { VoteCommands } from "./vote/commands.js";
import { dotsForKey, isUndo } from "./vote/keyboard.js";
import { ranking } from "./vote/ranking.js";
import { staffPanel } from "./vote/staff.js";
import * as states from "./vote/states.js";
import { NOTHING, readResults, readVote, turnoutOf } from "./vote/view.js";
import { leftText, outcomeText, rulesText, turnoutText } from "./vote/words.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {PageData} from "../ui/page.js" */

const OF_THE_SESSION = ["people", "groups", "clock", "boards"];
const GUEST = "p:";

/**
 * How far the room is, for the console; without the turnout, how far one is oneself.
 * @param {LiveDocument} document
 * @returns {{done: number, total: number, label: string}}
 */
export function progress(document) {
  const vote = readVote(document);
  if (!vote.isOpen) return { done: 1, total: 1, label: gettext("Revealed") };
  if (!vote.turnout) return { done: vote.placed, total: vote.budget, label: leftText(vote) };
  const here = [...document.people.keys()].filter((actor) => actor.startsWith(GUEST)).length;
  const turnout = turnoutOf(vote.turnout, here);
  return { done: turnout.voted, total: turnout.total, label: turnoutText(turnout) };
}

export class TroupeVote extends LiveElement {
  static properties = {
    board: { attribute: false }, session: { attribute: false }, config: { attribute: false }, role: { attribute: false },
    looking: { attribute: false },
    alsoVotes: { state: true },
  };

  #ends = new AbortController();
  /** Whether the vote was open at the last look; null before the first. @type {boolean | null} */
  #wasOpen = null;
  #hadFocus = false;

  /** @type {LiveDocument | null} */
  document = null;
  /** @type {VoteCommands | null} */
  commands = null;
  /** Whether the reveal happened before one's eyes. */
  isFresh = false;
  /** As last drawn. */
  vote = NOTHING;

  constructor() {
    super();
    this.board = "";
    /** @type {LiveDocument | null} */ this.session = null;
    /** @type {PageData} */ this.config = {};
    /** @type {"participant" | "facilitator"} */ this.role = "participant";
    /** Whether one only looks, as at an earlier board, whatever one may. */
    this.looking = false;
    /** Whether somebody who runs the session places dots too. */
    this.alsoVotes = false;
    this.addEventListener("keydown", (event) => this.#key(event));
  }

  get runs() {
    return this.role === "facilitator" && (this.document?.can("run_session") ?? false);
  }

  get canVote() {
    return !this.looking && (this.document?.can("vote") ?? false);
  }

  /** Whether one's dots can be placed on this page. */
  get isVoting() {
    return this.canVote && (this.role === "participant" || this.alsoVotes || this.vote.placed > 0);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#ends = new AbortController();
    addEventListener("keydown", (event) => this.#undoKey(event), { signal: this.#ends.signal });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.abort();
  }

  /** @override @param {LiveDocument} document @param {Touched} touched */
  documentChanged(document, touched) {
    return document === this.document || OF_THE_SESSION.some((collection) => touched.has(collection));
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("session")) this.replace(/** @type {LiveDocument | null} */ (changed.get("session") ?? null), this.session);
    if (changed.has("board")) this.#open();
    this.vote = this.document ? readVote(this.document) : NOTHING;
    if (this.document?.state === "live") this.#notice(this.document);
  }

  /** @override */
  render() {
    const { document } = this;
    if (!document || document.state === "loading") return states.loading();
    if (document.state === "gone") return states.gone(document);
    const { vote, runs } = this;
    if (vote.candidates.length === 0) return states.noCandidates({ runs });
    return html`<div class="vote">
      ${this.canVote || this.looking || runs ? nothing : states.readOnlyBanner(this.session, this.board, vote)}
      ${runs ? staffPanel(this) : nothing}
      ${vote.isOpen ? this.#voting() : ranking(this)}
    </div>`;
  }

  #voting() {
    return html`<div class="vote__head">
        <h2 class="vote__heading" tabindex="-1">${gettext("Candidates")}</h2>
        ${this.isVoting ? html`<p class="text-soft">${rulesText(this.vote)} ${gettext("Nobody else sees yours.")}</p>` : nothing}
      </div>
      ${candidateList(this)} ${this.isVoting ? purse(this) : nothing}`;
  }

  /** What had the focus is gone when the vote turns into the result, and back. @override */
  updated() {
    if (this.#hadFocus && !this.contains(document.activeElement)) {
      /** @type {HTMLElement | null} */ (this.querySelector(".vote__heading"))?.focus({ preventScroll: true });
    }
    this.#hadFocus = false;
  }

  /** Counts from what is placed by now, which may be more than what is drawn. @param {string} item @param {(own: number) => number} change */
  place(item, change) {
    const own = this.document && readVote(this.document).candidates.find(({ id }) => id === item)?.own;
    if (typeof own === "number") this.commands?.place(item, change(own));
  }

  /** @param {number} budget @param {number} cap */
  setBudget(budget, cap) {
    void this.commands?.setBudget(budget, cap);
  }

  undo() {
    if (this.isVoting && this.vote.isOpen) void this.commands?.undo();
  }

  #open() {
    const next = this.board ? this.live.document(this.board) : null;
    this.replace(this.document, next);
    this.document = next;
    this.commands = next && new VoteCommands(next);
    this.#wasOpen = null;
    this.isFresh = false;
  }

  /** Says when the result is shown or taken back. @param {LiveDocument} document */
  #notice(document) {
    const { vote } = this;
    const was = this.#wasOpen;
    this.#wasOpen = vote.isOpen;
    if (was === null || was === vote.isOpen) return;
    this.isFresh = !vote.isOpen;
    this.#hadFocus = this.contains(globalThis.document.activeElement);
    if (vote.isOpen) announce(gettext("The vote is open again. Your dots are as you left them."));
    else announce(`${gettext("The result is revealed.")} ${outcomeText(readResults(document, vote).ranked)}`);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {Element} */ (event.target);
    const card = /** @type {HTMLElement | null} */ (target.closest("[data-candidate]"));
    const id = card?.dataset.candidate;
    if (!id || !this.isVoting || dotsForKey(event, 0) === null) return;
    event.preventDefault();
    this.place(id, (own) => dotsForKey(event, own) ?? own);
  }

  /** @param {KeyboardEvent} event */
  #undoKey(event) {
    const target = /** @type {Element} */ (event.target);
    if (!isUndo(event) || event.defaultPrevented || target.closest("dialog, textarea, input:not([type=checkbox])")) return;
    if (target !== document.body && !this.contains(target)) return;
    event.preventDefault();
    this.undo();
  }
}

customElements.define("troupe-vote", TroupeVote);
