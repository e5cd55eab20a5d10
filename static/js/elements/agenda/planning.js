/** What planning an agenda needs to know beyond its order: lengths of parts, where a step may go. Pure. */

import { gettext, interpolate } from "../../ui/i18n.js";

/** @import {LiveRecord} from "../../live/protocol.js" */
/** @import {MenuEntry} from "../../ui/menu.js" */
/** @import {Part, Step} from "../session/agenda.js" */

/** Sorts right behind the key before it. */
const NEXT = " ";
/** Sorts before every key of the server. */
const FIRST = "!";

/** Minutes of parts, one after another; of those side by side the longest counts. @param {readonly Part[]} parts */
export function longestLine(parts) {
  let total = 0;
  let slot = 0;
  for (const { minutes, beside } of parts) {
    if (beside) slot = Math.max(slot, minutes);
    else [total, slot] = [total + slot, minutes];
  }
  return total + slot;
}

/**
 * Whether a step lies ahead of the room, is the one that it is at, or lies behind it.
 * @param {readonly Step[]} steps
 * @param {LiveRecord | undefined} clock
 * @param {string} id
 * @returns {"ahead" | "current" | "behind"}
 */
export function standing(steps, clock, id) {
  const current = steps.findIndex((step) => step.id === clock?.step);
  const at = steps.findIndex((step) => step.id === id);
  if (at === current) return "current";
  return at < current ? "behind" : "ahead";
}

/** The step before another one; null for the first. @param {readonly Step[]} steps @param {string} id */
export function before(steps, id) {
  return steps[steps.findIndex((step) => step.id === id) - 1]?.id ?? null;
}

/**
 * Where a step may go, or a new one: entries of a menu whose id is that of the step before, empty for the beginning.
 * @param {readonly Step[]} steps
 * @param {LiveRecord | undefined} clock
 * @param {string | null} id
 * @returns {MenuEntry[]}
 */
export function places(steps, clock, id) {
  const open = steps.findIndex((step) => step.id === clock?.step);
  const now = id === null ? undefined : (before(steps, id) ?? "");
  const first = { id: "", label: gettext("To the beginning"), current: now === "" };
  const behind = steps
    .filter((step, at) => step.id !== id && at >= open)
    .map((step) => ({ id: step.id, label: interpolate(gettext("After: %(title)s"), { title: step.title }), current: now === step.id }));
  return open < 0 ? [first, ...behind] : behind;
}

/** An order key for a prediction. @param {LiveRecord | undefined} record of the step before */
export function orderBehind(record) {
  return record ? `${record.order}${NEXT}` : FIRST;
}
