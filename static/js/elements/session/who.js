/** Names of actors, from the session's people. */

import { gettext } from "../../ui/i18n.js";
import { peopleOf, personIdOf } from "./people.js";

/** @import {LiveDocument} from "live" */

const OBSERVER = "o:";

/** @param {LiveDocument} session @param {string} actor */
export function nameOf(session, actor) {
  if (actor.startsWith(OBSERVER)) return gettext("Somebody who watches");
  const id = personIdOf(actor);
  if (id === null) return gettext("A facilitator");
  return peopleOf(session).find((person) => person.id === id)?.label ?? gettext("Somebody");
}

/** Who else edits a record now, as one text; empty when nobody does. @param {LiveDocument} session @param {string} collection @param {string} id */
export function writersText(session, collection, id) {
  const actors = new Set(session.editorsOf(collection, id).map(({ actor }) => actor));
  return [...actors].map((actor) => nameOf(session, actor)).join(", ");
}
