/**
 * What facilitators do to a session: each command with its prediction. A refusal is shown at once, except where a field
 * with the refused text shows it itself.
 */

import { uuid } from "live";
import { toast } from "../../ui/toast.js";

/** @import {LiveDocument} from "live" */
/** @import {Answer, Arguments} from "../../live/protocol.js" */
/** @typedef {Parameters<LiveDocument["send"]>[2]} SendOptions */

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

  /** @param {string} step */
  goToStep(step) {
    return this.#send("go_to_step", { step });
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

  /** @param {string} person @param {{function: string, meets_customers: boolean | null}} description */
  describePerson(person, description) {
    return this.#send("describe_person", { person, ...description }, {
      predict: (view) => view.patch("people", person, description),
    });
  }

  /** @param {string} person */
  removePerson(person) {
    return this.#send("remove_person", { person });
  }

  /** @param {string} type @param {Arguments} args @param {SendOptions} [options] @returns {Promise<Answer>} */
  async #send(type, args, options = {}) {
    const answer = await this.#session.send(type, args, options);
    if (!answer.ok) toast(answer.message, { kind: "error" });
    return answer;
  }
}
