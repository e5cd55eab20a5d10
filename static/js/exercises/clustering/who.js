/** Names of actors, from the session's people. */

import { gettext } from "../../ui/i18n.js";

/** @import {LiveDocument} from "live" */

const GUEST = "p:";
const OBSERVER = "o:";

/** @param {LiveDocument | null} session @param {string} actor */
export function nameOf(session, actor) {
  if (actor.startsWith(OBSERVER)) return gettext("Somebody who watches");
  if (!actor.startsWith(GUEST)) return gettext("Facilitator");
  const person = session?.record("people", actor.slice(GUEST.length));
  return person ? String(person.name) : gettext("Somebody");
}

/** The key of a person's hue: as elsewhere, the participant's id. @param {string} actor */
export function hueKey(actor) {
  return actor.startsWith(GUEST) ? actor.slice(GUEST.length) : actor;
}
