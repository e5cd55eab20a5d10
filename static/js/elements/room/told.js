/** What facilitators tell: a banner that can be put away, the list of all of it, and what everybody is to look at. */

import { html, nothing, repeat } from "lit";
import { openDialog } from "../../ui/dialog.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { timeOfDay } from "../../ui/time.js";
import { announcementsFor, spotlightOf } from "../session/announcements.js";

/** @import {TroupeRoom} from "../room.js" */
/** @import {Announcement} from "../session/announcements.js" */

const SHOWN_MOST = 2;

/** What has been told and not put away, the newest first; what is told as missed is not told twice. @param {TroupeRoom} room */
export function openAnnouncements({ session, groupId, memory, attendance }) {
  if (!attendance.isSettled) return [];
  const { gap } = memory.kept;
  const isMissed = (/** @type {Announcement} */ { at }) => gap !== null && at > (gap.since ?? 0) && at <= gap.until;
  return announcementsFor(session, groupId).filter((one) => !memory.isPutAway(one.id) && !isMissed(one));
}

/** @param {TroupeRoom} room */
export function announcementBanners(room) {
  const open = openAnnouncements(room);
  const more = open.length - SHOWN_MOST;
  return html`${repeat(open.slice(0, SHOWN_MOST), ({ id }) => id, (one) => banner(room, one))}
    ${more > 0
      ? html`<button type="button" class="btn btn--small room-over__more" @click=${() => showAll(room)}>
          ${interpolate(ngettext("%(count)s more message", "%(count)s more messages", more), { count: more })}
        </button>`
      : nothing}`;
}

/** @param {TroupeRoom} room @param {Announcement} announcement */
function banner(room, { id, text, at, group }) {
  return html`<div class="banner room-told">
    ${icon("bell")}
    <div class="banner__body">
      <p class="banner__title">${group === null ? gettext("To everybody") : gettext("To your group")} <time class="text-small">${timeOfDay(at)}</time></p>
      <p class="room-told__text">${text}</p>
    </div>
    <button type="button" class="btn btn--quiet btn--icon btn--small" aria-label=${gettext("Put away")} @click=${() => room.putAway([id])}>${icon("close")}</button>
  </div>`;
}

/** @param {TroupeRoom} room */
export function showAll(room) {
  const all = announcementsFor(room.session, room.groupId);
  room.putAway(all.map(({ id }) => id));
  return openDialog({
    title: gettext("What was told"),
    content: () => html`<div class="dialog__body">
      ${all.length === 0 ? html`<p class="text-soft">${gettext("Nothing has been told yet. What facilitators tell everybody stands here.")}</p>` : nothing}
      <ul class="room-told__list">${all.map(({ text, at, group }) => html`<li>
        <p class="text-small text-soft"><time>${timeOfDay(at)}</time> · ${group === null ? gettext("to everybody") : gettext("to your group")}</p>
        <p class="room-told__text">${text}</p>
      </li>`)}</ul>
    </div>`,
  });
}

/** @param {TroupeRoom} room */
export function isSpotlightFolded({ session, memory }) {
  const spotlight = spotlightOf(session);
  return spotlight !== null && memory.kept.foldedAt === spotlight.at;
}

/** @param {TroupeRoom} room */
export function spotlightCard(room) {
  const spotlight = spotlightOf(room.session);
  if (spotlight === null || isSpotlightFolded(room)) return nothing;
  return html`<section class="card room-spotlight" aria-labelledby="spotlight-title">
    <div class="card__head">
      <p class="eyebrow">${icon("spotlight")}${gettext("Everybody looks at this")}</p>
      <button type="button" class="btn btn--quiet btn--small" @click=${() => room.foldSpotlight(true)}>${icon("chevron-up")}${gettext("Fold")}</button>
    </div>
    <h2 class="room-spotlight__title" id="spotlight-title">${spotlight.title}</h2>
    ${spotlight.text ? html`<p class="room-spotlight__text" dir="auto">${spotlight.text}</p>` : nothing}
  </section>`;
}

/** The folded one, in the strip. @param {TroupeRoom} room */
export function spotlightButton(room) {
  const spotlight = spotlightOf(room.session);
  if (spotlight === null || !isSpotlightFolded(room)) return nothing;
  return html`<button type="button" class="btn btn--small room-strip__spotlight" @click=${() => room.foldSpotlight(false)}>
    ${icon("spotlight")}<span class="visually-hidden">${gettext("Everybody looks at this")}: </span><span class="text-clip">${spotlight.title}</span>
  </button>`;
}
