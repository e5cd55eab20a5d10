/** What would go wrong if nobody looked: no quotes, nobody placed, people without a group. */

import { html, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { placeOf, stateOf } from "../session/agenda.js";
import { isForGroups } from "../session/boards.js";
import { groupsOf, peopleOf } from "../session/people.js";

/** @import {TroupeConsole} from "../console-board.js" */
/** @typedef {{text: string, href: string, act: string}} Warning */

/** @param {TroupeConsole} page */
export function warnings(page) {
  if (stateOf(page.session) === "ended" || !page.mayRun) return nothing;
  return [quotesWarning(page), groupsWarning(page)].filter((warning) => warning !== null).map(
    ({ text, href, act }) => html`<div class="banner banner--warn" role="status">
      ${icon("alert")}
      <div class="banner__body">${text}</div>
      <a href=${href}>${act}</a>
    </div>`,
  );
}

/** @param {TroupeConsole} page @returns {Warning | null} */
function quotesWarning(page) {
  if (page.quotes > 0) return null;
  const text = gettext("No quotes have been imported, so there will be nothing to sort.");
  return { text, href: page.address("quotes"), act: gettext("Bring quotes") };
}

/** @param {TroupeConsole} page @returns {Warning | null} */
function groupsWarning(page) {
  const { session } = page;
  const { steps, at } = placeOf(session);
  const groupsNeeded = steps.slice(Math.max(0, at)).some((step) => isForGroups(page.config, step));
  if (!groupsNeeded) return null;
  const groups = new Set(groupsOf(session).map(({ id }) => id));
  const href = page.address("people");
  if (groups.size === 0) {
    return { text: gettext("There are no groups: everybody will work on one board."), href, act: gettext("Make groups") };
  }
  const alone = peopleOf(session).filter((person) => person.joined && !groups.has(person.group ?? "")).length;
  if (alone === 0) return null;
  const format = ngettext("%(count)s person is in no group.", "%(count)s people are in no group.", alone);
  return { text: interpolate(format, { count: alone }), href, act: gettext("Place them") };
}
