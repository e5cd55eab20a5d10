/** What would go wrong if nobody looked: no quotes, no groups. People without a group are told of by `attention.js`. */

import { html, nothing } from "lit";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { placeOf, stateOf } from "../session/agenda.js";
import { isForGroups } from "../session/boards.js";
import { groupsOf } from "../session/people.js";

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
  if (groupsOf(session).length > 0) return null;
  const text = gettext("There are no groups: everybody will work on one board.");
  return { text, href: page.address("people"), act: gettext("Make groups") };
}
