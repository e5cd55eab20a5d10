/** `<troupe-group-tile>`: one group on the console: who is at work, how far it is, and the way to its board. */

import { html, nothing } from "lit";
import { LiveElement } from "../../ui/base.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { hue, icon, initials } from "../../ui/look.js";
import { pageData } from "../../ui/page.js";
import { groupWarnings, peopleOf, whereabouts } from "../session/people.js";

/** @import {LiveDocument} from "live" */
/** @import {BoardPlace} from "../session/boards.js" */
/** @import {Group, Person} from "../session/people.js" */
/** @typedef {(document: LiveDocument) => {done: number, total: number, label: string}} Progress */

const FACES_MOST = 9;

export class TroupeGroupTile extends LiveElement {
  static properties = {
    group: { attribute: false }, place: { attribute: false }, session: { attribute: false }, progress: { state: true },
  };

  /** @type {LiveDocument | null} */
  #board = null;

  constructor() {
    super();
    /** @type {Group | null} */ this.group = null;
    /** @type {BoardPlace | null} */ this.place = null;
    /** @type {LiveDocument | null} */ this.session = null;
    /** @type {Progress | null} */ this.progress = null;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("session") && this.session) this.watch(this.session);
    const id = this.place?.id ?? null;
    if (id === (this.#board?.id ?? null)) return;
    const next = id === null ? null : this.live.document(id);
    this.replace(this.#board, next);
    this.#board = next;
    void this.#learn();
  }

  /** @override */
  render() {
    const { group, session } = this;
    if (!group || !session) return nothing;
    const members = peopleOf(session).filter((person) => person.group === group.id && person.joined);
    const name = `group-${group.id}`;
    return html`<article class="card card--small card--hue tile hue-${hue(group.number)}" aria-labelledby=${name}>
      <div class="card__head">
        <h3 class="card__title" id=${name}>${group.name}</h3>
        ${this.place
          ? html`<button type="button" class="btn btn--small" @click=${this.#open}>
              ${icon("board")}${gettext("Open board")}<span class="visually-hidden">${interpolate(gettext("of %(name)s"), { name: group.name })}</span>
            </button>`
          : nothing}
      </div>
      ${this.#people(members)} ${this.place ? this.#meter() : nothing}
      ${groupWarnings(members).map((warning) => html`<p class="group__warning">${icon("alert")}${warning}</p>`)}
    </article>`;
  }

  /** @param {readonly Person[]} members */
  #people(members) {
    const session = /** @type {LiveDocument} */ (this.session);
    if (members.length === 0) return html`<p class="text-faint text-small">${gettext("Nobody of this group has come.")}</p>`;
    const here = members.filter((person) => whereabouts(session, person) === "here");
    const coming = here.filter((person) => this.#board?.state === "live" && !this.#board.people.has(`p:${person.id}`)).length;
    const words = interpolate(gettext("%(here)s of %(count)s here"), { here: here.length, count: members.length });
    const late = interpolate(ngettext("%(count)s not at the board yet", "%(count)s not at the board yet", coming), { count: coming });
    return html`<div class="tile__people">
      <span class="avatars" aria-hidden="true">
        ${members.slice(0, FACES_MOST).map((person) => html`<span class="avatar avatar--small hue-${hue(person.id)}" title=${person.label}
          data-state=${here.includes(person) ? "here" : "away"}>${initials(person.name)}</span>`)}
        ${members.length > FACES_MOST ? html`<span class="avatars__more">+${members.length - FACES_MOST}</span>` : nothing}
      </span>
      <span class="text-small text-soft text-number">${words}${coming > 0 ? ` · ${late}` : ""}</span>
    </div>`;
  }

  #meter() {
    if (this.#board?.state !== "live" || !this.progress) return html`<div class="skeleton" role="status" aria-label=${gettext("The board is being fetched")}></div>`;
    const { done, total, label } = this.progress(this.#board);
    return html`<div class="meter">
      <div class="meter__label"><span>${label}</span></div>
      <progress max=${Math.max(1, total)} .value=${done} aria-label=${label}></progress>
    </div>`;
  }

  #open() {
    this.dispatchEvent(new CustomEvent("open"));
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
