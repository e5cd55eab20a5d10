/** What facilitators do to an agenda: each command with its prediction. A refusal is shown at once or by its field. */

import { uuid } from "live";
import { toast } from "../../ui/toast.js";
import { longestLine, orderBehind } from "./planning.js";

/** @import {LiveDocument} from "live" */
/** @import {Answer, Arguments} from "../../live/protocol.js" */
/** @import {Part, Step} from "../session/agenda.js" */
/** @typedef {Parameters<LiveDocument["send"]>[2]} SendOptions */
/** @typedef {{exercise: string, title: string, minutes: number, after: string | null}} NewStep */

export class AgendaCommands {
  #session;

  /** @param {LiveDocument} session */
  constructor(session) {
    this.#session = session;
  }

  /** @param {NewStep} given @returns {string} the new step's id */
  add({ exercise, title, minutes, after }) {
    const step = uuid();
    const blank = { instruction: "", example: "", script: "", parts: [], moving_minutes: 0, elapsed_ms: 0 };
    void this.#send("add_step", { step, exercise, title, minutes, after }, {
      text: title,
      predict: (view) => {
        const order = orderBehind(after === null ? undefined : view.record("steps", after));
        view.put("steps", step, { ...blank, exercise, title, minutes, order });
      },
    });
    return step;
  }

  /** @param {string} step */
  drop(step) {
    return this.#send("drop_step", { step }, { predict: (view) => view.remove("steps", step) });
  }

  /** @param {string} step @param {string | null} after */
  move(step, after) {
    return this.#send("move_step", { step, after }, {
      predict: (view) => view.patch("steps", step, { order: orderBehind(after === null ? undefined : view.record("steps", after)) }),
    });
  }

  /** A text of a step; its field shows the refusal. @param {string} step @param {"instruction" | "example" | "script"} field @param {string} now @param {string} was @param {string} gesture */
  write(step, field, now, was, gesture) {
    return this.#session.send("edit_step", { step, [field]: { now, was } }, {
      gesture, text: now, predict: (view) => view.patch("steps", step, { [field]: now }),
    });
  }

  /** Whether people begin a step in silence. @param {Step} step @param {boolean} silent */
  setSilent(step, silent) {
    return this.#send("contribute", { step: step.id, silent }, { predict: (view) => view.patch("steps", step.id, { silent }) });
  }

  /** Whether groups present at a step, instead of at any other. @param {Step} step @param {boolean} presents */
  setPresents(step, presents) {
    return this.#send("present_at", { step: step.id, presents }, {
      predict: (view) => {
        for (const [id, one] of view.get("steps")) if (presents && one.presents) view.patch("steps", id, { presents: false });
        view.patch("steps", step.id, { presents });
      },
    });
  }

  /** @param {Step} step @param {number} minutes */
  setMoving(step, minutes) {
    return this.#send("edit_step", { step: step.id, moving_minutes: { now: minutes, was: step.moving_minutes } }, {
      predict: (view) => view.patch("steps", step.id, { moving_minutes: minutes }),
    });
  }

  /** The step grows where its parts take longer. @param {Step} step @param {Part[]} parts @param {string} [text] what was typed in it */
  setParts(step, parts, text) {
    return this.#session.send("set_parts", { step: step.id, parts, was: step.parts }, {
      text: text ?? null,
      predict: (view) => {
        const minutes = Math.max(Number(view.record("steps", step.id)?.minutes ?? 0), longestLine(parts));
        view.patch("steps", step.id, { parts, minutes });
      },
    });
  }

  /** @param {string} type @param {Arguments} args @param {SendOptions} [options] @returns {Promise<Answer>} */
  async #send(type, args, options = {}) {
    const answer = await this.#session.send(type, args, options);
    if (!answer.ok) toast(answer.message, { kind: "error" });
    return answer;
  }
}
