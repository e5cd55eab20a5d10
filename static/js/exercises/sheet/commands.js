/** What people do on the sheet, each as a command with its prediction; refusals are said, and undone by name. */

import { uuid } from "live";
import { announce } from "../../ui/announcer.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { toast } from "../../ui/toast.js";
import { Gestures } from "../shared/gestures.js";
import * as predictions from "./predictions.js";
import { MAIN } from "./view.js";

/** @import {LiveDocument} from "live" */
/** @import {Answer, Arguments} from "../../live/protocol.js" */
/** @import {Predict} from "../../live/view.js" */
/** @import {Place} from "./view.js" */
/** @typedef {{text: string, was: string, gesture?: string}} Change */
/** @typedef {{said: string, predict: Predict, keys: readonly string[], gesture?: string, text?: string | null}} Act  `keys` are the records it touches */

export class SheetCommands {
  #document;
  #gestures = new Gestures();
  /** What commands that are not answered yet touch. @type {Set<readonly string[]>} */
  #underWay = new Set();
  #undoing = 0;
  /** Takes away what was last said about an undo. */
  #unsay = () => {};

  /** @param {LiveDocument} document */
  constructor(document) {
    this.#document = document;
  }

  /** Whether what happens to a record now is one's own doing. @param {string} key */
  owns(key) {
    return this.#undoing > 0 || [...this.#underWay].some((keys) => keys.includes(key));
  }

  /** @param {Change} change */
  namePersona({ text: name, was, gesture }) {
    const said = interpolate(gettext("persona named %(name)s"), { name: name || "–" });
    return this.#run("name_persona", { name, was }, { gesture, said, predict: predictions.namePersona, keys: ["name"], text: name || null });
  }

  /** @param {string} cluster @param {{label: string, on: boolean}} options */
  drawOn(cluster, { label, on }) {
    const now = /** @type {readonly string[]} */ (this.#document.record("about", MAIN)?.clusters ?? []);
    const clusters = [...now.filter((id) => id !== cluster), ...(on ? [cluster] : [])];
    const format = on ? gettext("Drawn from %(label)s") : gettext("No longer drawn from %(label)s");
    const said = interpolate(format, { label });
    void this.#run("draw_on", { clusters }, { said, predict: predictions.drawOn, keys: ["name", "drawn"] });
    announce(said);
  }

  /** @param {{field: string, text: string, label: string, quote?: string}} line @returns {string} its id */
  addLine({ field, text, label, quote }) {
    const [line, evidence] = [uuid(), uuid()];
    const args = { line, field, text, ...(quote ? { quote, evidence } : {}) };
    const said = interpolate(gettext("line added to %(label)s"), { label });
    void this.#run("add_line", args, { said, predict: predictions.addLine, keys: [line, evidence], text });
    announce(said);
    return line;
  }

  /** @param {string} line @param {Change} change */
  editLine(line, { text, was, gesture }) {
    const said = gettext("line changed");
    return this.#run("edit_line", { line, text, was }, { gesture, said, predict: predictions.editLine, keys: [line], text });
  }

  /** @param {string} line @param {{evidence: readonly string[], label: string}} options what goes with it */
  removeLine(line, { evidence, label }) {
    const said = interpolate(gettext("line removed from %(label)s"), { label });
    void this.#run("remove_line", { line }, { said, predict: predictions.removeLine, keys: [line, ...evidence] });
    this.#offerUndo(gettext("Line removed"));
  }

  /** @param {string} quote @param {Place} place @param {{said: string, isFar: boolean}} options `isFar` when the place is out of sight */
  attach(quote, { field, line }, { said, isFar }) {
    const evidence = uuid();
    const args = { evidence, field, quote, ...(line === null ? {} : { line }) };
    void this.#run("attach_quote", args, { said, predict: predictions.attachQuote, keys: [evidence] });
    if (isFar) this.#offerUndo(said);
    else announce(said);
  }

  /** @param {string} evidence @param {string} said */
  detach(evidence, said) {
    void this.#run("detach_quote", { evidence }, { said, predict: predictions.detachQuote, keys: [evidence] });
    announce(said);
  }

  /** Takes back one's own last gesture and says which that was. */
  async undo() {
    const last = this.#gestures.take();
    this.#undoing += 1;
    const answer = await this.#document.undo();
    setTimeout(() => (this.#undoing -= 1));
    if (answer.ok) {
      const said = last ? interpolate(gettext("Taken back: %(act)s"), { act: last.text }) : gettext("Your last change is taken back");
      return this.#say(said, { kind: "success" });
    }
    if (last && answer.code !== "nothing_to_undo") this.#gestures.putBack(last);
    this.#say(answer.message, { kind: "error" });
  }

  /** @param {string} said */
  #offerUndo(said) {
    this.#say(said, { kind: "success", action: { label: gettext("Undo"), run: () => void this.undo() } });
  }

  /** @param {string} text @param {import("../../ui/toast.js").ToastOptions} options */
  #say(text, options) {
    this.#unsay();
    this.#unsay = toast(text, options);
  }

  /** An offered undo means what was done last, so it goes with the next act. @param {string} type @param {Arguments} args @param {Act} act @returns {Promise<Answer>} */
  async #run(type, args, { gesture = uuid(), said, predict, keys, text = null }) {
    this.#unsay();
    this.#gestures.add(gesture, said);
    this.#underWay.add(keys);
    const answer = await this.#document.send(type, args, { gesture, predict, text });
    setTimeout(() => this.#underWay.delete(keys)); // what the answer changes is drawn first
    if (answer.ok) return answer;
    this.#gestures.forget(gesture);
    if (answer.code !== "changed_meanwhile") toast(answer.message, { kind: "error" });
    return answer;
  }
}
