/**
 * `<troupe-console>`: the facilitator's screen. What is on and how to move it, how each group is doing, the run of show
 * against its plan, and how people get in. It decides nothing: every press is a command, every picture the session's.
 */

import { html, keyed, nothing, repeat } from "lit";
import { confirmDialog, openDialog } from "../ui/dialog.js";
import { gettext } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import "./console/group-tile.js";
import { joining } from "./console/joining.js";
import { nowCard } from "./console/now.js";
import { runOfShow } from "./console/run-of-show.js";
import { warnings } from "./console/warnings.js";
import "./exercise-host.js";
import { placeOf, stateOf } from "./session/agenda.js";
import { boardsAt } from "./session/boards.js";
import { groupsOf } from "./session/people.js";
import { SessionElement } from "./session/session-element.js";

/** @import {BoardPlace} from "./session/boards.js" */

export class TroupeConsole extends SessionElement {
  static properties = { link: {}, code: {}, quotes: { type: Number } };

  constructor() {
    super();
    this.link = "";
    this.code = "";
    /** How many quotes were imported when the page was made. */
    this.quotes = 0;
    this.tick(() => stateOf(this.session) === "running" && this.requestUpdate());
  }

  get mayRun() {
    return this.session.can("run_session");
  }

  /** Where the preparing pages are. @param {"people" | "quotes" | "agenda" | "personas" | "readout"} page */
  address(page) {
    return this.dataset[page] ?? "";
  }

  /** @override */
  content() {
    return html`<div class="console">
      <div class="console__main">
        ${this.mayRun || stateOf(this.session) === "ended" ? nothing : watching()}
        ${nowCard(this)} ${warnings(this)} ${this.#work()}
      </div>
      <aside class="console__aside" aria-label=${gettext("Run of show and joining")}>
        ${runOfShow(this)} ${stateOf(this.session) !== "ended" && this.session.can("admit") ? joining(this) : nothing}
      </aside>
    </div>`;
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
    return html`<section class="section" aria-labelledby="groups-title">
      <div class="section__head">
        <h2 id="groups-title">${gettext("Groups")}</h2>
        ${this.mayRun ? html`<a class="btn btn--quiet btn--small" href=${this.address("people")}>${icon("users")}${gettext("Change groups")}</a>` : nothing}
      </div>
      <div class="console__groups">
        ${repeat(groups, (group) => group.id, (group) => {
          const place = boards.find((board) => board.group === group.id) ?? null;
          return html`<troupe-group-tile .group=${group} .place=${place} .session=${this.session}
            @open=${() => place && this.#openBoard(place, group.name)}></troupe-group-tile>`;
        })}
      </div>
    </section>`;
  }

  /** @param {BoardPlace} place @param {string} title */
  #openBoard(place, title) {
    const content = () => html`<div class="dialog__body console-panel">
      <troupe-exercise .place=${place} .session=${this.session} as="facilitator"></troupe-exercise>
    </div>`;
    void openDialog({ title, content, wide: true });
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
}

function watching() {
  return html`<div class="banner" role="status">${icon("eye")}<div class="banner__body">
    ${gettext("You are watching. The facilitators and the owner of the library run the session.")}
  </div></div>`;
}

customElements.define("troupe-console", TroupeConsole);
