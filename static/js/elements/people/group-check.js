/**
 * Planned groups and who is here, before people go into them: what is the matter, one press that mends most of it, and one
 * that puts it away until something else is the matter. For the console and the people page.
 */

import { html, nothing } from "lit";
import { announce } from "../../ui/announcer.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { toast } from "../../ui/toast.js";
import { idsHere, stepToCheck } from "../session/checking.js";
import { groupsOf, peopleOf } from "../session/people.js";

/** @import {TemplateResult} from "lit" */
/** @import {SessionElement} from "../session/session-element.js" */
/** @import {Step} from "../session/agenda.js" */
/** @import {Outlook} from "./outlook.js" */
/** @import {CheckData, CheckMove} from "./planner/asking.js" */

const PUT_AWAY = "troupe-check-away";

export class GroupCheck {
  #page;
  #outlook;
  /** @type {string | null} the step for which those who are here were asked last */
  #asked = null;

  /** @param {SessionElement} page @param {() => Outlook} outlook */
  constructor(page, outlook) {
    this.#page = page;
    this.#outlook = outlook;
  }

  /** @returns {Step | null} */
  get step() {
    const { session, config, live } = this.#page;
    return stepToCheck({ session, config, now: live.clock.serverNow() });
  }

  /** Who is here, while that matters. @returns {string[] | null} */
  here() {
    this.#asked = this.step?.id ?? null;
    return this.#asked === null ? null : idsHere(this.#page.session);
  }

  /** Asks again where the room has come to where it matters, or somebody has come or gone. @param {import("live").Touched} touched */
  hear(touched) {
    const step = this.step?.id ?? null;
    if (step !== this.#asked || (step !== null && (touched.has("people") || touched.aspects.has("people")))) this.#outlook().soon();
  }

  /** @param {TemplateResult} replan what leads to another plan, where no move helps */
  card(replan) {
    const { step } = this;
    const check = this.#outlook().data?.check;
    if (!step || !check || check.lacks.length === 0 || !this.#page.session.can("run_session")) return nothing;
    const key = keyOf(step, check);
    if (this.#away().includes(key)) return nothing;
    return html`<section class="banner banner--warn group-check" aria-labelledby="group-check-title">
      ${icon("users")}
      <div class="banner__body">
        <div role="status"><h2 class="banner__title" id="group-check-title">${titleText(step, check)}</h2></div>
        <ul class="group-check__lacks">${check.lacks.map(({ text }) => html`<li>${text}</li>`)}</ul>
        <p class="group-check__move">${check.move ? check.move.text : gettext("Moving one person mends nothing. Plan the groups anew, or let it be.")}</p>
      </div>
      <div class="group-check__acts">
        ${check.move ? this.#moveButton(check.move) : replan}
        <button type="button" class="btn btn--small btn--quiet" @click=${() => this.#putAway(key)}>${gettext("Leave it")}</button>
      </div>
    </section>`;
  }

  /** @param {CheckMove} move */
  #moveButton(move) {
    const words = this.#wordsOf(move);
    return html`<button type="button" class="btn btn--small btn--primary" @click=${() => this.#take(move)}>
      ${icon("arrow-right")}${interpolate(gettext("%(person)s to %(group)s"), words)}</button>`;
  }

  /** @param {CheckMove} move */
  async #take(move) {
    const { commands, session } = this.#page;
    const before = session.record("people", move.person)?.group ?? null;
    const words = this.#wordsOf(move);
    const answer = await commands.placePerson(move.person, move.group);
    if (!answer.ok) return;
    const undo = () => void commands.placePerson(move.person, before).then((back) => back.ok && announce(gettext("They are back where they were.")));
    toast(interpolate(gettext("%(person)s is in %(group)s now."), words), { kind: "success", action: { label: gettext("Undo"), run: undo } });
  }

  /** @param {CheckMove} move */
  #wordsOf({ person, group }) {
    const { session } = this.#page;
    const label = peopleOf(session).find(({ id }) => id === person)?.label ?? "";
    return { person: label, group: groupsOf(session).find(({ id }) => id === group)?.name ?? "" };
  }

  /** @returns {string[]} */
  #away() {
    const kept = JSON.parse(sessionStorage.getItem(this.#place) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  }

  /** @param {string} key */
  #putAway(key) {
    sessionStorage.setItem(this.#place, JSON.stringify([...this.#away(), key]));
    announce(gettext("Put away, until something else is the matter."));
    this.#page.requestUpdate();
  }

  get #place() {
    return `${PUT_AWAY} ${this.#page.session.id}`;
  }
}

/** The same as long as the same groups lack the same before the same step. @param {Step} step @param {CheckData} check */
function keyOf(step, { lacks }) {
  return [step.id, ...lacks.map(({ code, groups }) => `${code} ${groups.join(" ")}`)].join("/");
}

/** @param {Step} step @param {CheckData} check */
function titleText(step, { lacks }) {
  const count = new Set(lacks.flatMap(({ groups }) => groups)).size;
  if (count === 0) return interpolate(gettext("Nobody who meets customers is here for “%(step)s”"), { step: step.title });
  const text = ngettext("One group is not complete for “%(step)s”", "%(count)s groups are not complete for “%(step)s”", count);
  return interpolate(text, { count, step: step.title });
}
