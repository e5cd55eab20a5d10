/** Says aloud who has come since the last look, and nothing at the first. */

import { announceNews } from "../../ui/announcer.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";

/** @import {Person} from "../session/people.js" */

export class Arrivals {
  /** @type {ReadonlySet<string> | null} */
  #known = null;

  /** @param {readonly Person[]} people */
  tell(people) {
    const known = this.#known;
    const joined = people.filter((person) => person.joined);
    for (const { id, label } of known ? joined : []) {
      if (known?.has(id)) continue;
      announceNews("arrivals", interpolate(gettext("%(name)s has come"), { name: label }), (count) =>
        interpolate(ngettext("%(count)s person has come", "%(count)s people have come", count), { count }));
    }
    this.#known = new Set(joined.map(({ id }) => id));
  }
}
