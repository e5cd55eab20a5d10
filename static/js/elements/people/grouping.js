/** Making groups and placing people, one or all at once; what belongs together is one gesture. */

import { uuid } from "live";
import { announce } from "../../ui/announcer.js";
import { confirmDialog } from "../../ui/dialog.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { deal } from "../session/dealing.js";

/** @import {TroupePeople} from "../people-board.js" */
/** @import {Group} from "../session/people.js" */

export class Grouping {
  #page;

  /** @param {TroupePeople} page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {string} id @param {string | null} group */
  place(id, group) {
    const { people, groups, commands } = this.#page;
    const person = people.find((one) => one.id === id);
    if (!person || person.group === group) return;
    void commands.placePerson(id, group);
    const name = groups.find((one) => one.id === group)?.name ?? gettext("no group");
    announce(interpolate(gettext("%(person)s: %(group)s"), { person: person.label, group: name }));
  }

  makeOne() {
    void this.#page.commands.makeGroup(this.#freeName());
  }

  /** Two groups, and everybody dealt out between them. */
  makeTwo() {
    const gesture = uuid();
    const groups = [uuid(), uuid()];
    groups.forEach((group) => void this.#page.commands.makeGroup(this.#freeName(), { group, gesture }));
    this.#placeAll(deal(this.#page.people, groups), gesture);
  }

  /** Those without a group go where they are needed. */
  placeRest() {
    const { people, groups } = this.#page;
    this.#placeAll(deal(this.#page.membersOf(null), groups.map(({ id }) => id), people), uuid());
  }

  /** @param {Group} group */
  async remove(group) {
    const count = this.#page.membersOf(group.id).length;
    const text = ngettext("%(count)s person will be in no group.", "%(count)s people will be in no group.", count);
    const sure = count === 0 || await confirmDialog({
      title: interpolate(gettext("Remove %(name)s?"), { name: group.name }),
      text: interpolate(text, { count }),
      confirm: gettext("Remove the group"),
      danger: true,
    });
    if (sure) void this.#page.commands.removeGroup(group.id);
  }

  /** @param {readonly {person: string, group: string}[]} places @param {string} gesture */
  #placeAll(places, gesture) {
    for (const { person, group } of places) void this.#page.commands.placePerson(person, group, gesture);
    announce(interpolate(ngettext("%(count)s person placed", "%(count)s people placed", places.length), { count: places.length }));
  }

  /** "Group 3", or the next number that nobody has taken. */
  #freeName() {
    const taken = new Set([...this.#page.session.get("groups").values()].map(({ name }) => name.toLocaleLowerCase()));
    let number = taken.size + 1;
    const name = () => interpolate(gettext("Group %(number)s"), { number });
    while (taken.has(name().toLocaleLowerCase())) number += 1;
    return name();
  }
}
