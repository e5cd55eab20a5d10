/** A board on which each sees only what they write themselves, put into words. Pure. */

import { gettext, interpolate, ngettext } from "../../ui/i18n.js";

/** @import {LiveDocument} from "live" */

/** @param {Pick<LiveDocument, "get">} document */
export function isSilent(document) {
  return document.get("privacy").size > 0;
}

/** How many have written, for those who are told. @param {Pick<LiveDocument, "get">} document @returns {number | null} */
export function writtenBy(document) {
  const found = document.get("written").get("main");
  return found ? Number(found.people) : null;
}

/** @param {Pick<LiveDocument, "get">} document */
export function silenceText(document) {
  const people = writtenBy(document);
  if (people === null) return gettext("In silence");
  if (people === 0) return gettext("In silence: nobody has written yet");
  return interpolate(ngettext("In silence: %(n)s person has written", "In silence: %(n)s people have written", people), { n: people });
}
