/** What people do in the vote, each as a command with its prediction; what is done and refused is said. */

import { announce } from "../../ui/announcer.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { toast } from "../../ui/toast.js";
import { placeDots } from "./predictions.js";
import { limitOn, readVote } from "./view.js";
import { leftText, limitText, nameOf, placedText } from "./words.js";

/** @import {LiveDocument} from "live" */
/** @import {Answer, Arguments} from "../../live/protocol.js" */

const FULL_STOP = ".";

export class VoteCommands {
  #document;
  /** Own placings that undoing would reach before anything else: those who run the session do other things as well. */
  #undoable = 0;
  /** Takes away what was last said. */
  #unsay = () => {};

  /** @param {LiveDocument} document */
  constructor(document) {
    this.#document = document;
  }

  get #runs() {
    return this.#document.can("run_session");
  }

  /** Whether the next undoing takes back dots, and nothing that the whole room would feel. */
  get canUndo() {
    return this.#runs ? this.#undoable > 0 : this.#document.get("ballots").size > 0;
  }

  /** @param {string} item @param {number} dots */
  place(item, dots) {
    const vote = readVote(this.#document);
    const candidate = vote.candidates.find(({ id }) => id === item);
    if (!candidate || candidate.own === dots) return;
    const limit = limitOn(vote, item, dots);
    if (limit) return this.#say(limitText(limit, vote), "info");
    void this.#run("place_dots", { item, dots }, { isPlacing: true });
    announce(`${placedText(nameOf(candidate.item), dots)} ${this.#leftText()}`);
  }

  /** @param {number} budget @param {number} cap */
  async setBudget(budget, cap) {
    const answer = await this.#run("set_budget", { budget, cap }, { over: gettext("Somebody has already placed more than that. Ask the room to take dots back first.") });
    if (answer.ok) announce(interpolate(gettext("Dots each: %(budget)s. At most on one candidate: %(cap)s."), { budget, cap: Math.min(budget, cap) }));
  }

  reveal() {
    return this.#run("reveal", {});
  }

  open() {
    return this.#run("open_poll", {});
  }

  /** Takes back one's own last placing. */
  async undo() {
    if (!this.canUndo) return this.#say(gettext("There is nothing of yours to undo here."), "info");
    const answer = await this.#document.undo();
    if (!answer.ok) return this.#say(answer.message, "error");
    this.#undoable = Math.max(0, this.#undoable - 1);
    this.#say(interpolate(gettext("Taken back. %(left)s"), { left: this.#leftText() }), "success");
  }

  #leftText() {
    return leftText(readVote(this.#document)) + FULL_STOP;
  }

  /**
   * @param {string} type @param {Arguments} args @param {{isPlacing?: boolean, over?: string | null}} [options] `over`: what to say instead of the budget's refusal
   * @returns {Promise<Answer>}
   */
  async #run(type, args, { isPlacing = false, over = null } = {}) {
    const before = this.#undoable;
    this.#undoable = isPlacing ? before + 1 : 0;
    const answer = await this.#document.send(type, args, { predict: isPlacing ? placeDots : null });
    if (answer.ok) return answer;
    this.#undoable = before;
    this.#say(answer.code === "over_budget" && over ? over : answer.message, "error");
    return answer;
  }

  /** @param {string} text @param {"info" | "success" | "error"} kind */
  #say(text, kind) {
    this.#unsay();
    this.#unsay = toast(text, { kind });
  }
}
