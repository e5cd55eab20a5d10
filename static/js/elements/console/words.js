/** Sentences that several parts of the console say. */

import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { minutesText } from "../../ui/time.js";

/** @import {Person} from "../session/people.js" */

const MINUTE_MS = 60_000;

/** "just now", "3 min ago". @param {number} at @param {number} now */
export function agoText(at, now) {
  const minutes = Math.floor((now - at) / MINUTE_MS);
  return minutes < 1 ? gettext("just now") : interpolate(gettext("%(time)s ago"), { time: minutesText(minutes) });
}

/** "5 min behind plan", "On plan". @param {number} ms */
export function driftText(ms) {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes === 0) return gettext("On plan");
  const format = minutes > 0 ? gettext("%(time)s behind plan") : gettext("%(time)s ahead of plan");
  return interpolate(format, { time: minutesText(Math.abs(minutes)) });
}

/** How much longer or shorter than planned a group takes for a step; empty when it does not. @param {number} ms */
export function longerText(ms) {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes === 0) return "";
  const format = minutes > 0 ? gettext("%(time)s longer than planned") : gettext("%(time)s shorter than planned");
  return interpolate(format, { time: minutesText(Math.abs(minutes)) });
}

/** "Ana, Ben and 3 more". @param {readonly Person[]} people @param {number} [most] */
export function namesText(people, most = 4) {
  const names = people.slice(0, most).map(({ label }) => label).join(", ");
  const more = people.length - most;
  if (more <= 0) return names;
  return interpolate(ngettext("%(names)s and %(count)s more", "%(names)s and %(count)s more", more), { names, count: more });
}
