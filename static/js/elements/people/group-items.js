/** Where a person can go, as the entries of a menu. */

import { gettext } from "../../ui/i18n.js";

/** @import {MenuEntry} from "../../ui/menu.js" */
/** @import {Group, Person} from "../session/people.js" */

/** @param {readonly Group[]} groups @param {Person} person @returns {MenuEntry[]} the one without an id is no group */
export function groupItems(groups, person) {
  const none = { id: "", label: gettext("No group"), current: !groups.some(({ id }) => id === person.group) };
  return [...groups.map(({ id, name }) => ({ id, label: name, current: id === person.group })), none];
}
