/** Times as people read and hear them. */

import { gettext, interpolate, ngettext } from "./i18n.js";

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** "12:05", "1:02:05"; over time "+1:10". @param {number} remainingMs */
export function clockText(remainingMs) {
  const over = remainingMs <= -SECOND_MS;
  const seconds = over ? Math.floor(-remainingMs / SECOND_MS) : Math.max(0, Math.ceil(remainingMs / SECOND_MS));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const parts = hours > 0 ? [hours, pad(minutes)] : [minutes];
  return (over ? "+" : "") + [...parts, pad(seconds % 60)].join(":");
}

/** "12 minutes left", "less than a minute left", "2 minutes over". @param {number} remainingMs */
export function spokenRemaining(remainingMs) {
  const minutes = Math.floor((Math.abs(remainingMs) + SECOND_MS - 1) / MINUTE_MS);
  if (remainingMs > 0 && minutes === 0) return gettext("Less than a minute left");
  if (minutes === 0) return gettext("Time is up");
  const format =
    remainingMs > 0
      ? ngettext("%(minutes)s minute left", "%(minutes)s minutes left", minutes)
      : ngettext("%(minutes)s minute over", "%(minutes)s minutes over", minutes);
  return interpolate(format, { minutes });
}

/** "3 h 5 min", "45 min". @param {number} minutes */
export function minutesText(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return interpolate(gettext("%(minutes)s min"), { minutes: rest });
  if (rest === 0) return interpolate(gettext("%(hours)s h"), { hours });
  return interpolate(gettext("%(hours)s h %(minutes)s min"), { hours, minutes: rest });
}

/** The time of day in this person's zone and habits: "14:30". @param {number} ms */
export function timeOfDay(ms) {
  const locale = document.documentElement.lang || undefined;
  return new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" }).format(ms);
}

/** @param {number} value */
function pad(value) {
  return String(value).padStart(2, "0");
}
