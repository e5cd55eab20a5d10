/** Where the room talks, as the session has it. Pure. */

import { gettext, interpolate } from "../../ui/i18n.js";

/** @import {LiveDocument} from "live" */
/** @import {Group, Person} from "./people.js" */

/** @typedef {"rooms" | "links"} Rooms  one call with a numbered room for each group, or a link for each group */
/** @typedef {{tool: string, rooms: Rooms, link: string}} Call */
/** @typedef {{title: string, note: string, link: string, name: string}} Way  how somebody gets to where they talk next */

/** @param {LiveDocument} session @returns {Call} */
export function callOf(session) {
  const record = session.record("call", "main");
  return { tool: record?.tool ?? "", rooms: record?.rooms ?? "rooms", link: record?.link ?? "" };
}

/** Whether anything has been said about the call. @param {LiveDocument} session */
export function hasCall(session) {
  const call = callOf(session);
  return call.tool !== "" || call.link !== "" || [...session.get("groups").values()].some((group) => group.link);
}

/** The name to show in a group's room. @param {Group} group @param {Person} person */
export function nameInCall(group, person) {
  return `${group.number} · ${person.label}`;
}

/**
 * The way to a group's room.
 * @param {LiveDocument} session @param {Group} group @param {Person} person
 * @returns {Way}
 */
export function wayToGroup(session, group, person) {
  const call = callOf(session);
  const name = nameInCall(group, person);
  const title = interpolate(gettext("Your room: %(number)s, %(group)s"), { number: group.number, group: group.name });
  if (call.rooms === "links" && group.link) {
    return { title, note: gettext("Your group has a call of its own. Leave the call with everybody, then open this link."), link: group.link, name };
  }
  const tool = call.tool || gettext("the call");
  const note = interpolate(gettext("In %(tool)s open the list of rooms and choose room %(number)s."), { tool, number: group.number });
  return { title, note, link: "", name };
}

/**
 * The way back to everybody, or to the call in the first place.
 * @param {LiveDocument} session
 * @param {{isBack: boolean}} how
 * @returns {Way}
 */
export function wayToAll(session, { isBack }) {
  const call = callOf(session);
  const title = isBack ? gettext("Back to everybody") : gettext("The call");
  const tool = call.tool || gettext("the call");
  if (isBack && call.rooms === "rooms") {
    return { title, note: interpolate(gettext("In %(tool)s leave your room and return to the main one."), { tool }), link: call.link, name: "" };
  }
  return { title, note: interpolate(gettext("Everybody talks in %(tool)s."), { tool }), link: call.link, name: "" };
}

/**
 * Who is in which room, as a text to paste.
 * @param {readonly Group[]} groups @param {readonly Person[]} people
 */
export function listByRoom(groups, people) {
  const rooms = groups.map((group) => {
    const names = people.filter((person) => person.group === group.id).map((person) => `  ${nameInCall(group, person)}`);
    const title = interpolate(gettext("Room %(number)s: %(name)s"), { number: group.number, name: group.name });
    return [title, ...(group.link ? [`  ${group.link}`] : []), ...names].join("\n");
  });
  return rooms.join("\n\n");
}
