/** Who calls, wherever they are, the oldest first; and who has come and is in no group. Loud enough to be seen, and calm. */

import { html, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { hue, icon } from "../../ui/look.js";
import { placeOf, stateOf } from "../session/agenda.js";
import { boardsAt } from "../session/boards.js";
import { groupsOf, peopleOf } from "../session/people.js";
import { callsOf } from "./calls.js";
import { agoText } from "./words.js";

/** @import {TroupeConsole} from "../console-board.js" */
/** @import {Person} from "../session/people.js" */
/** @import {Call} from "./calls.js" */

/** @param {TroupeConsole} page */
export function attention(page) {
  if (stateOf(page.session) === "ended") return nothing;
  return html`${calls(page)} ${unplaced(page)}`;
}

/** @param {TroupeConsole} page */
function calls(page) {
  const found = callsOf(page.session);
  if (found.length === 0) return nothing;
  const title = interpolate(ngettext("%(count)s person calls", "%(count)s people call", found.length), { count: found.length });
  return html`<section class="card card--small calls" aria-labelledby="calls-title">
    <h2 class="calls__title" id="calls-title">${icon("hand")}${title}</h2>
    <ol class="calls__list">${found.map((call) => row(page, call))}</ol>
  </section>`;
}

/** @param {TroupeConsole} page @param {Call} call */
function row(page, call) {
  const { person, group, at } = call;
  const { current } = placeOf(page.session);
  const board = group && current ? boardsAt(page.session, current.id).find((one) => one.group === group.id) : undefined;
  return html`<li class="call" data-word=${call.word}>
    ${icon(call.word === "help" ? "help" : "hand")}
    <span class="call__words"><strong>${callText(call)}</strong>
      ${group ? html`<span class="badge badge--hue hue-${hue(group.number)}">${group.name}</span>` : nothing}
      <span class="text-soft text-small">${agoText(at, page.live.clock.serverNow())}</span></span>
    <span class="row row--tight push">
      ${board && group ? html`<button type="button" class="btn btn--small btn--quiet" @click=${() => page.openBoard(board, group.name)}>${icon("board")}${gettext("Open board")}</button>` : nothing}
      ${page.mayRun
        ? html`<button type="button" class="btn btn--small" @click=${() => page.answer(call)}>${icon("check")}${gettext("Answered")}<span class="visually-hidden">: ${person.label}</span></button>`
        : nothing}
    </span>
  </li>`;
}

/** @param {Call} call */
export function callText({ person, word }) {
  const format = word === "help" ? gettext("%(name)s asks for help") : gettext("%(name)s raises a hand");
  return interpolate(format, { name: person.label });
}

/** @param {TroupeConsole} page */
function unplaced(page) {
  const groups = groupsOf(page.session);
  const known = new Set(groups.map(({ id }) => id));
  const alone = peopleOf(page.session).filter((person) => person.joined && !known.has(person.group ?? ""));
  if (groups.length === 0 || alone.length === 0 || !page.mayRun) return nothing;
  const title = interpolate(ngettext("%(count)s person is in no group", "%(count)s people are in no group", alone.length), { count: alone.length });
  return html`<section class="card card--small unplaced" aria-labelledby="unplaced-title">
    <div class="card__head">
      <h2 class="calls__title" id="unplaced-title">${icon("users")}${title}</h2>
      <a href=${page.address("people")} class="text-small">${gettext("Arrange groups")}</a>
    </div>
    <ul class="unplaced__list" role="list">${alone.map((person) => place(page, person))}</ul>
  </section>`;
}

/** One press puts them where the planner says that they are needed. @param {TroupeConsole} page @param {Person} person */
function place(page, person) {
  const suggestion = page.suggestionFor(person.id);
  const group = groupsOf(page.session).find(({ id }) => id === suggestion);
  return html`<li class="unplaced__person">
    <span>${person.label}</span>
    ${group
      ? html`<button type="button" class="btn btn--small" @click=${() => page.commands.placePerson(person.id, group.id)}>
          ${interpolate(gettext("To %(group)s"), { group: group.name })}<span class="visually-hidden">: ${person.label}</span>
        </button>`
      : nothing}
  </li>`;
}
