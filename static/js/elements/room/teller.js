/** Says politely, and once each, what changes around a participant. It remembers what it has said; it draws nothing. */

import { announce, announceNews } from "../../ui/announcer.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { placeOf } from "../session/agenda.js";
import { announcementsFor, spotlightOf } from "../session/announcements.js";
import { peopleOf } from "../session/people.js";
import { nameOf } from "../session/who.js";
import { partTitles } from "./clock-place.js";
import { reactionText } from "./reactions.js";
import { whereText } from "./strip.js";

/** @import {TroupeRoom} from "../room.js" */

export class Teller {
  /** What was said last of each topic; null before the first look, of which nothing is said. @type {Map<string, readonly string[]>} */
  #said = new Map();
  #title = document.title;

  /** @param {TroupeRoom} room */
  tell(room) {
    const where = whereText(room);
    const step = where.at(0) ?? "";
    document.title = step ? `${step} · ${this.#title}` : this.#title;
    const moves = this.#news("where", [...where, ...partText(room)]);
    if (moves.length > 0) announce(moves.join(". "));
    this.#told(room);
    this.#people(room);
    this.#board(room);
  }

  /** @param {number} steps @param {number} messages */
  missed(steps, messages) {
    const words = [
      ...(steps > 0 ? [interpolate(ngettext("%(count)s step went by while you were not here.", "%(count)s steps went by while you were not here.", steps), { count: steps })] : []),
      ...(messages > 0 ? [interpolate(ngettext("%(count)s message was told.", "%(count)s messages were told.", messages), { count: messages })] : []),
    ];
    announce(words.join(" "));
  }

  /** @param {TroupeRoom} room */
  #told({ session, groupId }) {
    const all = announcementsFor(session, groupId);
    for (const id of this.#news("announcements", all.map((one) => one.id)).toReversed()) {
      const text = all.find((one) => one.id === id)?.text ?? "";
      announce(interpolate(gettext("Message of the facilitator: %(text)s"), { text }));
    }
    const spotlight = spotlightOf(session);
    const [shown] = this.#news("spotlight", spotlight ? [`${spotlight.at} ${spotlight.title}`] : []);
    if (shown && spotlight) announce(interpolate(gettext("Everybody looks at this: %(title)s"), { title: spotlight.title }));
  }

  /** @param {TroupeRoom} room */
  #people({ session, groupId, ownId, reactionDocument }) {
    const members = groupId === null ? [] : peopleOf(session).filter((person) => person.group === groupId && person.joined);
    for (const id of this.#news(`members of ${groupId}`, members.map((person) => person.id))) {
      const name = members.find((person) => person.id === id)?.label ?? "";
      if (id !== ownId) announceNews("joined", interpolate(gettext("%(name)s has joined your group."), { name }), joinedText);
    }
    const signs = reactionDocument.reactions.filter(({ actor }) => actor !== null);
    for (const key of this.#news("reactions", signs.map(({ actor, at }) => `${actor} ${at}`))) {
      const sign = signs.find(({ actor, at }) => `${actor} ${at}` === key);
      const words = sign ? reactionText(sign.kind) : "";
      if (sign && words) announceNews("reactions", `${nameOf(session, sign.actor ?? "")}: ${words}.`, reactionsText);
    }
  }

  /** @param {TroupeRoom} room */
  #board({ session, place, isVisited }) {
    const locked = place !== null && session.record("boards", place.id)?.locked === true;
    const was = this.#said.get(`lock of ${place?.id}`);
    this.#said.set(`lock of ${place?.id}`, [String(locked)]);
    if (was && was[0] !== String(locked)) announce(locked ? gettext("The facilitator has locked this board.") : gettext("The board is open again."));
    if (this.#news("visit", isVisited ? ["visited"] : []).length > 0) announce(visitText());
  }

  /** What of `now` was not there at the last look. @param {string} topic @param {readonly string[]} now @returns {readonly string[]} */
  #news(topic, now) {
    const before = this.#said.get(topic);
    this.#said.set(topic, now);
    return before === undefined ? [] : now.filter((text) => !before.includes(text));
  }
}

export function visitText() {
  return gettext("A facilitator is looking in");
}

/** @param {TroupeRoom} room */
function partText({ session, time }) {
  if (time === null || time.movingLeftMs > 0 || time.parts.current.length === 0) return [];
  return [`${placeOf(session).current?.title}: ${partTitles(time.parts.current)}`];
}

/** @param {number} count */
function joinedText(count) {
  return interpolate(ngettext("%(count)s person has joined your group.", "%(count)s people have joined your group.", count), { count });
}

/** @param {number} count */
function reactionsText(count) {
  return interpolate(ngettext("%(count)s reaction.", "%(count)s reactions.", count), { count });
}
