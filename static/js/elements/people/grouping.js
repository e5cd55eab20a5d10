/** Making groups and placing people, one or all at once; what belongs together is one command. */

import { announce } from "../../ui/announcer.js";
import { confirmDialog } from "../../ui/dialog.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { toast } from "../../ui/toast.js";
import { stateOf } from "../session/agenda.js";
import { countMoved, stillPossible, wayBack } from "./planner/arranging.js";

/** @import {TroupePeople} from "../people-board.js" */
/** @import {Group} from "../session/people.js" */
/** @import {GroupWishes} from "../session/commands.js" */
/** @import {Arrangement} from "./planner/arranging.js" */
/** @import {OutlookData} from "./planner/asking.js" */

export class Grouping {
  #page;
  /** @type {Arrangement | null} how it was before the last arrangement */
  back = null;

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

  /** Those without a group go where they are needed. */
  async placeRest() {
    try {
      const outlook = await this.#page.outlook.now();
      const places = (outlook?.suggestions ?? []).map(({ person, group }) => ({ person, group }));
      if (places.length > 0) await this.arrange({ remove: [], make: [], places });
    } catch (error) {
      toast(/** @type {Error} */ (error).message, { kind: "error" });
    }
  }

  /**
   * Have the session keep a wish of the planner.
   * @param {GroupWishes} wishes
   * @returns {Promise<OutlookData | null>} what the planner says then; null when it was refused, and that is shown
   */
  async wish(wishes) {
    const { commands, outlook } = this.#page;
    if (!(await commands.wish(wishes)).ok) return null;
    return outlook.now().catch((/** @type {Error} */ error) => (toast(error.message, { kind: "error" }), null));
  }

  /**
   * Make an arrangement true, and remember the way back. Asks first when people would lose the board they work on.
   * @param {Arrangement} arrangement
   * @returns {Promise<boolean>} whether it was done
   */
  async arrange(arrangement) {
    const { people, groups, session, commands } = this.#page;
    const moved = countMoved(arrangement, people);
    if (moved > 0 && stateOf(session) !== "preparing" && !(await this.#mayMove(moved))) return false;
    const back = wayBack(arrangement, people, groups);
    const answer = await commands.arrangeGroups(arrangement);
    if (!answer.ok) return false;
    this.back = back;
    const count = arrangement.places.length;
    announce(interpolate(ngettext("%(count)s person placed", "%(count)s people placed", count), { count }));
    this.#page.requestUpdate();
    return true;
  }

  /** Everybody back to where they were before the last arrangement, as far as that can be. */
  async takeBack() {
    const { people, groups, session, commands } = this.#page;
    if (!this.back) return;
    const busy = new Set([...session.get("boards").values()].map(({ group }) => String(group)));
    const answer = await commands.arrangeGroups(stillPossible(this.back, { people, groups, busy }));
    if (!answer.ok) return;
    this.forget();
    announce(gettext("Everybody is back where they were."));
  }

  forget() {
    this.back = null;
    this.#page.requestUpdate();
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

  /** @param {number} count */
  #mayMove(count) {
    return confirmDialog({
      title: interpolate(ngettext("Move %(count)s person to another group?", "Move %(count)s people to another group?", count), { count }),
      text: gettext("The workshop is running: they leave the board that they work on now. What they have written stays there."),
      confirm: gettext("Move them"),
    });
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
