/** While the deputy has the controls, those who run the session see so, and take them back by one press. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { clockOf } from "../session/agenda.js";
import { peopleOf } from "../session/people.js";

/** @import {TroupeConsole} from "../console-board.js" */

/** @param {TroupeConsole} page */
export function standIn({ session, commands, mayRun }) {
  const clock = clockOf(session);
  if (!clock?.deputy_acts || !mayRun) return nothing;
  const name = peopleOf(session).find(({ id }) => id === clock.deputy)?.label ?? gettext("Your deputy");
  return html`<div class="banner banner--spot" role="status">${icon("user")}
    <div class="banner__body">
      <p class="banner__title">${interpolate(gettext("%(name)s has stood in for you"), { name })}</p>
      <p>${gettext("Both of you have the controls until you take them back.")}</p>
    </div>
    <button type="button" class="btn btn--small" @click=${() => commands.giveBackControls()}>${gettext("Take the controls back")}</button>
  </div>`;
}
