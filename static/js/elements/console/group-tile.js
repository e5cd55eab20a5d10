/**
 * `<troupe-group-tile>`: one group on the console: who calls, who is at work, how far it is, its own clock, and the acts
 * that are for it alone. Says `open` when its board is to be opened.
 */

import { html, nothing } from "lit";
import { LiveElement } from "../../ui/base.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { hue, icon } from "../../ui/look.js";
import { pageData } from "../../ui/page.js";
import { placeOf, stateOf } from "../session/agenda.js";
import { isForGroups } from "../session/boards.js";
import { groupWarnings, peopleOf } from "../session/people.js";
import { tileActs } from "./tile/acts.js";
import { tileCalls, tileHost, tileMarks, tilePeople } from "./tile/people.js";
import { tileClock, tileTime } from "./tile/time.js";
import { agoText } from "./words.js";

/** @import {LiveDocument, Touched} from "live" */
/** @import {BoardPlace} from "../session/boards.js" */
/** @import {Group} from "../session/people.js" */
/** @import {SessionCommands} from "../session/commands.js" */
/** @typedef {(document: LiveDocument) => {done: number, total: number, label: string}} Progress */

export class TroupeGroupTile extends LiveElement {
  static properties = {
    group: { attribute: false }, place: { attribute: false }, session: { attribute: false }, commands: { attribute: false },
    progress: { state: true },
  };

  constructor() {
    super();
    /** @type {LiveDocument | null} */ this.board = null;
    /** @type {Group | null} */ this.group = null;
    /** @type {BoardPlace | null} */ this.place = null;
    /** @type {LiveDocument | null} */ this.session = null;
    /** @type {SessionCommands | null} */ this.commands = null;
    /** @type {Progress | null} */ this.progress = null;
    /** When this page saw the board change last. @type {number | null} */ this.changedAt = null;
    this.tick(() => this.session && stateOf(this.session) === "running" && this.requestUpdate());
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("session") && this.session) this.watch(this.session);
    const id = this.place?.id ?? null;
    if (id === (this.board?.id ?? null)) return;
    const next = id === null ? null : this.live.document(id);
    this.replace(this.board, next);
    this.board = next;
    this.changedAt = null;
    void this.#learn();
  }

  /** @override @param {LiveDocument} document @param {Touched} touched */
  documentChanged(document, touched) {
    if (document === this.board && touched.records.size > 0) this.changedAt = this.live.clock.serverNow();
  }

  /** @override */
  render() {
    const { group, session } = this;
    if (!group || !session) return nothing;
    const members = peopleOf(session).filter((person) => person.group === group.id);
    const joined = members.filter((person) => person.joined);
    const name = `group-${group.id}`;
    return html`<article class="card card--small card--hue tile hue-${hue(group.number)}" aria-labelledby=${name}>
      <div class="card__head">
        <h3 class="card__title" id=${name}>${group.name}${this.place?.locked ? html` <span class="badge badge--warn">${icon("lock")}${gettext("locked")}</span>` : nothing}</h3>
        ${this.works ? tileClock(this) : nothing}
      </div>
      ${tileCalls(this, joined)} ${tilePeople(this, members)} ${this.works ? tileTime(this, members) : nothing}
      ${this.place ? this.#meter() : nothing} ${this.works ? tileMarks(this, joined) : nothing} ${tileHost(this, joined)}
      ${groupWarnings(joined).map((warning) => html`<p class="group__warning">${icon("alert")}${warning}</p>`)}
      ${tileActs(this)}
    </article>`;
  }

  get mayRun() {
    return this.session?.can("run_session") ?? false;
  }

  /** The step that is on. */
  get step() {
    return this.session ? placeOf(this.session).current : undefined;
  }

  /** Whether groups work by themselves at what is on. */
  get works() {
    const state = this.session && stateOf(this.session);
    return (state === "running" || state === "paused") && isForGroups(pageData(), this.step);
  }

  /** How far the group is, in words; empty where that is not known. */
  get progressText() {
    return this.board?.state === "live" && this.progress ? this.progress(this.board).label : "";
  }

  #meter() {
    if (this.board?.state === "gone") return nothing;
    if (this.board?.state !== "live" || !this.progress) return html`<div class="skeleton" role="status" aria-label=${gettext("The board is being fetched")}></div>`;
    const { done, total, label } = this.progress(this.board);
    const seen = this.changedAt === null ? nothing : html`<span class="text-faint">${interpolate(gettext("changed %(ago)s"), { ago: agoText(this.changedAt, this.live.clock.serverNow()) })}</span>`;
    return html`<div class="meter">
      <div class="meter__label"><span>${label}</span>${seen}</div>
      <progress max=${Math.max(1, total)} .value=${done} aria-label=${label}></progress>
    </div>`;
  }

  async #learn() {
    const { place } = this;
    this.progress = null;
    const address = place && pageData().exercises?.[place.exercise]?.module;
    if (!address) return;
    const module = /** @type {{progress?: Progress}} */ (await import(address));
    if (this.place?.id === place.id) this.progress = module.progress ?? null;
  }
}

customElements.define("troupe-group-tile", TroupeGroupTile);
