/** What those who run the session tell, and what everybody is to look at. Pure. */

/** @import {LiveDocument} from "live" */

/** @typedef {{id: string, text: string, at: number, group: string | null}} Announcement */
/** @typedef {{title: string, text: string, at: number}} Spotlight */

/** What was told to everybody or to `group`, the newest first. @param {LiveDocument} session @param {string | null} group @returns {Announcement[]} */
export function announcementsFor(session, group) {
  const all = [...session.get("announcements")].map(([id, record]) => /** @type {Announcement} */ ({ group: null, ...record, id }));
  return all.filter((one) => one.group === null || one.group === group).sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1));
}

/** @param {LiveDocument} session @returns {Spotlight | null} */
export function spotlightOf(session) {
  const record = session.record("spotlight", "main");
  return record ? { title: record.title, text: record.text ?? "", at: record.at ?? 0 } : null;
}
