/**
 * What facilitators do to a session: each command with its prediction. A refusal is shown at once, except where a field
 * with the refused text shows it itself.
 */

import { uuid } from "live";
import { toast } from "../../ui/toast.js";
import { predictGroupTime } from "./group-time.js";
import { predictWord } from "./signals.js";

/** @import {LiveDocument} from "live" */
/** @import {Answer, Arguments} from "../../live/protocol.js" */
/** @import {Step} from "./agenda.js" */
/** @import {Word} from "./signals.js" */
/** @typedef {Parameters<LiveDocument["send"]>[2]} SendOptions */
/** @typedef {{step: string, was: number, minutes: number}} Change */
/** @typedef {{pins?: {person: string, group: string | null}[], pairs?: {one: string, other: string, apart: boolean}[]}} GroupWishes */

export class SessionCommands {
  #session;

  /** @param {LiveDocument} session */
  constructor(session) {
    this.#session = session;
  }

  /** @param {string} step @param {string} title @param {string} [gesture] */
  renameStep(step, title, gesture = uuid()) {
    return this.#session.send("rename_step", { step, title }, {
      gesture, text: title, predict: (view) => view.patch("steps", step, { title }),
    });
  }

  /** @param {string} step @param {number} minutes */
  retimeStep(step, minutes) {
    return this.#send("retime_step", { step, minutes }, { predict: (view) => view.patch("steps", step, { minutes }) });
  }

  /**
   * Moves everybody. Where somebody else has moved them meanwhile from the step that was `seen`, that is told calmly.
   * @param {string} step
   * @param {string | null} [seen] the step that was on when one decided
   */
  async goToStep(step, seen) {
    const answer = await this.#session.send("go_to_step", seen === undefined ? { step } : { step, seen });
    if (!answer.ok) toast(answer.message, { kind: answer.code === "moved" ? "info" : "error" });
    return answer;
  }

  /** Other minutes for several steps at once, if they still have those that they had. @param {Change[]} changes */
  replan(changes) {
    return this.#send("replan", { changes: changes.map(({ step, was, minutes }) => ({ step, was, minutes })) }, {
      predict: (view) => changes.forEach(({ step, minutes }) => view.patch("steps", step, { minutes })),
    });
  }

  /** Other minutes for one group in the step that is on. @param {string} group @param {number} minutes @param {Step} step */
  retimeGroup(group, minutes, step) {
    return this.#send("retime_group", { group, minutes }, {
      predict: (view) => predictGroupTime(view, { step: step.id, group }, { extra_minutes: minutes - step.minutes }),
    });
  }

  /** @param {string} group @param {string | null} person */
  nameHost(group, person) {
    return this.#send("name_host", { group, person }, { predict: (view) => view.patch("groups", group, { host: person }) });
  }

  /** @param {string} person @param {Word} word */
  answerSignal(person, word) {
    return this.#send("answer_signal", { person, word }, { predict: (view) => predictWord(view, { person, word, on: false, now: 0 }) });
  }

  /** Resolves with the answer; a refusal is shown where the words were typed. @param {string} text @param {string | null} group */
  tell(text, group) {
    return this.#session.send("tell", { announcement: uuid(), text, group }, { text });
  }

  /** @param {string} announcement */
  withdraw(announcement) {
    return this.#send("withdraw_announcement", { announcement }, { predict: (view) => view.remove("announcements", announcement) });
  }

  /** A refusal is shown where the words were typed. @param {string} title @param {string} text */
  spotlight(title, text) {
    return this.#session.send("spotlight", { title, text }, { text: `${title}\n${text}` });
  }

  clearSpotlight() {
    return this.#send("clear_spotlight", {}, { predict: (view) => view.remove("spotlight", "main") });
  }

  /** @param {string} board @param {boolean} locked */
  lockBoard(board, locked) {
    return this.#send("lock_board", { board, locked }, { predict: (view) => view.patch("boards", board, { locked }) });
  }

  /** @param {string} item @param {boolean} settled */
  settleParked(item, settled) {
    return this.#send("settle_parked", { item, settled }, { predict: (view) => view.patch("parked", item, { settled }) });
  }

  /** Lets a step begin in silence, before it opens. @param {string} step @param {boolean} silent */
  contribute(step, silent) {
    return this.#send("contribute", { step, silent }, { predict: (view) => view.patch("steps", step, { silent }) });
  }

  /** Shows on all boards of a step what was written in silence. @param {string} step */
  revealStep(step) {
    return this.#send("reveal_step", { step });
  }

  /** @param {string} step @param {boolean} allowed */
  allowTidying(step, allowed) {
    return this.#send("allow_tidying", { step, allowed }, { predict: (view) => view.patch("steps", step, { tidying: allowed }) });
  }

  pause() {
    return this.#send("pause", {});
  }

  resume() {
    return this.#send("resume", {});
  }

  end() {
    return this.#send("end_session", {});
  }

  undo() {
    return this.#send("undo", {});
  }

  /** @param {string} name @param {{group?: string, gesture?: string}} [options] */
  makeGroup(name, { group = uuid(), gesture = uuid() } = {}) {
    const last = [...this.#session.get("groups").values()].map(({ order }) => String(order)).sort().at(-1) ?? "";
    return this.#send("make_group", { group, name }, {
      gesture, predict: (view) => view.put("groups", group, { name, order: `${last}~` }),
    });
  }

  /** @param {string} group @param {string} name @param {string} [gesture] */
  renameGroup(group, name, gesture = uuid()) {
    return this.#session.send("rename_group", { group, name }, {
      gesture, predict: (view) => view.patch("groups", group, { name }),
    });
  }

  /** @param {string} group */
  removeGroup(group) {
    return this.#send("remove_group", { group });
  }

  /** @param {string} person @param {string | null} group @param {string} [gesture] */
  placePerson(person, group, gesture = uuid()) {
    return this.#send("place_person", { person, group }, {
      gesture, predict: (view) => view.patch("people", person, { group }),
    });
  }

  /**
   * Groups that go, groups that are made and places of people, all of it or nothing.
   * @param {{remove: string[], make: {group: string, name: string}[], places: {person: string, group: string | null}[]}} arrangement
   */
  arrangeGroups({ remove, make, places }) {
    const last = [...this.#session.get("groups").values()].map(({ order }) => String(order)).sort().at(-1) ?? "";
    return this.#send("arrange_groups", { remove, make, places }, {
      predict: (view) => {
        for (const id of remove) view.remove("groups", id);
        make.forEach(({ group, name }, at) => view.put("groups", group, { name, order: `${last}~${String(at).padStart(2, "0")}` }));
        for (const { person, group } of places) view.patch("people", person, { group });
      },
    });
  }

  /** Who is to be in which group, and who not with whom, in what the planner proposes. @param {GroupWishes} wishes */
  wish({ pins = [], pairs = [] }) {
    return this.#send("wish", { pins, pairs });
  }

  /** @param {{tool: string, rooms: string, link: string}} call */
  setCall(call) {
    return this.#session.send("set_call", call, { predict: (view) => view.put("call", "main", call) });
  }

  /** @param {string | null} person */
  nameDeputy(person) {
    return this.#send("name_deputy", { person }, { predict: (view) => view.patch("clock", "main", { deputy: person, deputy_acts: false }) });
  }

  takeControls() {
    return this.#send("take_controls", {});
  }

  giveBackControls() {
    return this.#send("give_back_controls", {});
  }

  /** @param {string} group @param {string} link */
  linkGroup(group, link) {
    return this.#session.send("link_group", { group, link }, { predict: (view) => view.patch("groups", group, { link }) });
  }

  /** @param {string} person @param {{function: string, meets_customers: boolean | null}} description */
  describePerson(person, description) {
    return this.#send("describe_person", { person, ...description }, {
      predict: (view) => view.patch("people", person, description),
    });
  }

  /** The server marks a name that somebody else has. @param {string} person @param {string} name */
  renamePerson(person, name) {
    return this.#session.send("rename_person", { person, name }, { text: name, predict: (view) => view.patch("people", person, { name }) });
  }

  /** `ghost` is `person`, and vanishes. @param {string} ghost @param {string} person */
  mergePeople(ghost, person) {
    return this.#send("merge_people", { ghost, person });
  }

  /** @param {string} person @param {boolean} scribe */
  markScribe(person, scribe) {
    return this.#send("mark_scribe", { person, scribe }, { predict: (view) => view.patch("people", person, { scribe }) });
  }

  /** @param {string} person */
  removePerson(person) {
    return this.#send("remove_person", { person });
  }

  /** Says a word of one's own, or takes it back. @param {Word} word @param {boolean} on @param {{person: string, now: number}} own */
  signal(word, on, { person, now }) {
    return this.#send("signal", { word, on }, { predict: (view) => predictWord(view, { person, word, on, now }) });
  }

  /** @param {string} group @param {string} person oneself */
  becomeHost(group, person) {
    return this.#send("become_host", { group }, { predict: (view) => view.patch("groups", group, { host: person }) });
  }

  /** A group is there: its time begins, `ranMs` after the step did. @param {string} group @param {{step: string, ranMs: number}} moment */
  arrive(group, { step, ranMs }) {
    return this.#send("arrive", { group }, { predict: (view) => predictGroupTime(view, { step, group }, { began_ms: ranMs }) });
  }

  /** @param {string} text @param {string} [item] */
  park(text, item = uuid()) {
    return this.#session.send("park", { item, text }, { text });
  }

  /** @param {string[]} waiting */
  admitWaiting(waiting) {
    return this.#send("admit_waiting", { waiting }, { predict: (view) => waiting.forEach((id) => view.remove("waiting", id)) });
  }

  /** @param {string[]} waiting */
  turnAway(waiting) {
    return this.#send("turn_away", { waiting }, { predict: (view) => waiting.forEach((id) => view.remove("waiting", id)) });
  }

  /** @param {string} type @param {Arguments} args @param {SendOptions} [options] @returns {Promise<Answer>} */
  async #send(type, args, options = {}) {
    const answer = await this.#session.send(type, args, options);
    if (!answer.ok) toast(answer.message, { kind: "error" });
    return answer;
  }
}
