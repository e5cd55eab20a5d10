/** How dots, limits, turnout and results are put into words, the same on screen, in toasts and in announcements. */

import { gettext, interpolate, ngettext } from "../../ui/i18n.js";

/** @import {Item, Limit, Ranked, Vote} from "./view.js" */

/** @param {number} n */
export function dotsText(n) {
  return interpolate(ngettext("%(n)s dot", "%(n)s dots", n), { n });
}

/** @param {Pick<Vote, "left" | "budget">} vote */
export function leftText({ left, budget }) {
  if (left === 0) return gettext("All your dots are placed");
  return interpolate(ngettext("%(left)s of %(budget)s dot left", "%(left)s of %(budget)s dots left", budget), { left, budget });
}

/** @param {Pick<Vote, "cap" | "budget">} vote */
export function rulesText({ cap, budget }) {
  if (cap >= budget) return interpolate(gettext("You have %(dots)s, on one candidate or on several."), { dots: dotsText(budget) });
  const format = gettext("You have %(dots)s, and may put at most %(cap)s of them on one candidate.");
  return interpolate(format, { dots: dotsText(budget), cap });
}

/** Why no more dots go there. @param {Limit} limit @param {Pick<Vote, "cap" | "budget">} vote */
export function limitText(limit, { cap, budget }) {
  if (limit === "cap") return interpolate(gettext("At most %(dots)s on one candidate."), { dots: dotsText(cap) });
  const format = ngettext(
    "Your %(budget)s dot is placed. Take it back from another candidate first.",
    "All your %(budget)s dots are placed. Take one back from another candidate first.",
    budget,
  );
  return interpolate(format, { budget });
}

/** @param {Pick<Item, "title">} item */
export function nameOf({ title }) {
  return title || gettext("A candidate without a name");
}

/** @param {string} name @param {number} dots */
export function placedText(name, dots) {
  if (dots === 0) return interpolate(gettext("No dot on %(name)s."), { name });
  return interpolate(gettext("%(dots)s on %(name)s."), { dots: dotsText(dots), name });
}

/** @param {{voted: number, total: number}} turnout */
export function turnoutText({ voted, total }) {
  return interpolate(ngettext("%(voted)s of %(total)s has voted", "%(voted)s of %(total)s have voted", total), { voted, total });
}

/** @param {number} missing */
export function missingText(missing) {
  if (missing === 0) return gettext("Everybody has voted.");
  const format = ngettext("%(missing)s person has not voted yet.", "%(missing)s people have not voted yet.", missing);
  return interpolate(format, { missing });
}

/** @param {Pick<Item, "quotes" | "respondents">} item */
export function evidenceText({ quotes, respondents }) {
  const said = interpolate(ngettext("%(quotes)s quote", "%(quotes)s quotes", quotes), { quotes });
  const from = interpolate(ngettext("%(respondents)s respondent", "%(respondents)s respondents", respondents), { respondents });
  return quotes === 0 ? gettext("No quotes yet") : interpolate(gettext("%(said)s from %(from)s"), { said, from });
}

/** @param {{dots: number, voters: number}} result */
export function resultText({ dots, voters }) {
  const people = interpolate(ngettext("%(voters)s person", "%(voters)s people", voters), { voters });
  return interpolate(gettext("%(dots)s from %(people)s"), { dots: dotsText(dots), people });
}

/** What the reveal comes to, in a sentence. @param {readonly Ranked[]} ranked */
export function outcomeText(ranked) {
  const first = ranked.filter(({ result }) => result.rank === 1);
  if (first.length === 0) return gettext("Nobody placed a dot.");
  const names = first.map(({ item }) => nameOf(item)).join(", ");
  const dots = dotsText(first[0]?.result.dots ?? 0);
  if (first.length === 1) return interpolate(gettext("In front: %(names)s with %(dots)s."), { names, dots });
  return interpolate(gettext("Level in front with %(dots)s each: %(names)s."), { names, dots });
}
