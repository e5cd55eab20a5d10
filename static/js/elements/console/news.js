/** What a console says aloud: another step, a pause, a call. What was so when the page was opened is no news. */

import { announce, announceNews } from "../../ui/announcer.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { placeOf, stateOf } from "../session/agenda.js";
import { callText } from "./attention.js";
import { callsOf } from "./calls.js";

/** @import {LiveDocument} from "live" */

export class News {
  /** @type {{state: string, step: string | undefined, calls: Set<string>} | null} */
  #before = null;

  /** @param {LiveDocument} session */
  tell(session) {
    const calls = callsOf(session);
    const keyOf = (/** @type {import("./calls.js").Call} */ { person, word, at }) => `${person.id} ${word} ${at}`;
    const { current } = placeOf(session);
    const state = stateOf(session);
    const before = this.#before;
    this.#before = { state, step: current?.id, calls: new Set(calls.map(keyOf)) };
    if (!before) return;
    if (current && before.step !== current.id) announce(interpolate(gettext("Now: %(step)s"), { step: current.title }));
    else if (before.state !== state) announce(stateText(state));
    for (const call of calls) {
      if (before.calls.has(keyOf(call))) continue;
      const words = call.group ? `${callText(call)}, ${call.group.name}` : callText(call);
      announceNews("calls", words, (count) => interpolate(ngettext("%(count)s person calls", "%(count)s people call", count), { count }));
    }
  }
}

/** @param {import("../session/agenda.js").ClockState} state */
function stateText(state) {
  const words = {
    preparing: gettext("Not begun"),
    running: gettext("The clock runs"),
    paused: gettext("The clock is paused"),
    ended: gettext("The workshop has ended"),
  };
  return words[state];
}
