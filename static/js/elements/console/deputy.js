/** While a deputy has the controls, those who run the session see it, and have them back by one press. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { clockOf, stateOf } from "../session/agenda.js";
import { peopleOf } from "../session/people.js";

/** @import {TroupeConsole} from "../console-board.js" */

/** @param {TroupeConsole} page */
export function deputyActs({ session, commands, mayRun }) {
  const clock = clockOf(session);
  if (!clock?.deputy_acts || stateOf(session) === "ended") return nothing;
  const name = peopleOf(session).find(({ id }) => id === clock.deputy)?.label ?? gettext("The deputy");
  return html`<div class="banner banner--spot" role="status">${icon("user")}
    <div class="banner__body">${interpolate(gettext("%(name)s stands in for you and has the controls."), { name })}</div>
    ${mayRun ? html`<button type="button" class="btn btn--small" @click=${() => commands.giveBackControls()}>${gettext("Take them back")}</button>` : nothing}
  </div>`;
}
