/** How the texts on the sheet are saved: the same function each time, so that nothing is drawn for it. */

import { refusalMessage } from "../../live/messages.js";

/** @import {SaveText} from "../../elements/inline-text.js" */
/** @import {Answer} from "../../live/protocol.js" */
/** @import {SheetCommands} from "./commands.js" */

export class Saves {
  #commands;
  /** @type {Map<string, SaveText>} */
  #lines = new Map();

  /** @param {() => SheetCommands | null} commands */
  constructor(commands) {
    this.#commands = commands;
  }

  /** @type {SaveText} */
  name = async (text, gesture, was) => (await this.#commands()?.namePersona({ text, was, gesture })) ?? nowhere();

  /** @param {string} id @returns {SaveText} */
  line(id) {
    const known = this.#lines.get(id);
    if (known) return known;
    /** @type {SaveText} */
    const made = async (text, gesture, was) => (await this.#commands()?.editLine(id, { text, was, gesture })) ?? nowhere();
    this.#lines.set(id, made);
    return made;
  }
}

/** @returns {Answer} */
function nowhere() {
  return { ok: false, code: "gone", message: refusalMessage("gone"), detail: null };
}
