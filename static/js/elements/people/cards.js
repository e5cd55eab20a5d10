/** The group cards of the people page and what stands where there is nobody. Their lists are filled by the page. */

import { html, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import "../../ui/copy-button.js";
import "../inline-text.js";
import { stateOf } from "../session/agenda.js";
import { groupWarnings, whereabouts } from "../session/people.js";
import { writersText } from "../session/who.js";

/** @import {LiveDocument} from "live" */
/** @import {TroupePeople} from "../people-board.js" */
/** @import {Group, Person} from "../session/people.js" */

const GROUP_NAME_LONGEST = 60;

/** @param {TroupePeople} page @param {Group} group @param {readonly Person[]} members */
export function groupCard(page, group, members) {
  const { session, commands, mayPlace } = page;
  const writing = (/** @type {CustomEvent} */ event) =>
    session.setEditing(event.detail.on ? { collection: "groups", id: group.id } : null);
  return html`<section class="card card--small card--hue group hue-${((group.number - 1) % 8) + 1}" data-drop=${group.id} aria-label=${group.name}>
    <div class="group__head">
      <h3 class="group__name"><troupe-inline-text
        .value=${group.name} label=${gettext("Name of the group")} empty-text=${gettext("A group needs a name.")} most=${GROUP_NAME_LONGEST}
        ?readonly=${!mayPlace} .writers=${writersText(session, "groups", group.id)} @writing=${writing}
        .save=${(/** @type {string} */ name, /** @type {string} */ gesture) => commands.renameGroup(group.id, name, gesture)}
      ></troupe-inline-text></h3>
      ${mayPlace
        ? html`<button type="button" class="btn btn--quiet btn--icon btn--small" @click=${() => page.grouping.remove(group)}
            aria-label=${interpolate(gettext("Remove %(name)s"), { name: group.name })}>${icon("trash")}</button>`
        : nothing}
    </div>
    <p class="group__count">${[countText(members), hereText(session, members)].filter(Boolean).join(" · ")}</p>
    <div class="group__people" role="list" aria-label=${gettext("People in this group")} data-members=${group.id} ?hidden=${members.length === 0}></div>
    ${members.length === 0 && mayPlace ? html`<p class="group__hint">${gettext("Drag people here, or choose the group beside their name.")}</p>` : nothing}
    ${groupWarnings(members, page.outlook.data?.least).map((warning) => html`<p class="group__warning">${icon("alert")}${warning}</p>`)}
  </section>`;
}

/** @param {readonly Person[]} members who are in no group */
export function plenaryCard(members) {
  return html`<section class="card card--small card--sunken group" data-drop="" aria-label=${gettext("In no group")}>
    <h3 class="group__name">${gettext("In no group")}</h3>
    ${members.length > 0 ? html`<p class="group__count">${countText(members)}</p>` : nothing}
    <div class="group__people" role="list" aria-label=${gettext("People in no group")} data-members="" ?hidden=${members.length === 0}></div>
    ${members.length === 0 ? html`<p class="group__hint">${gettext("Everybody has a group.")}</p>` : nothing}
  </section>`;
}

/** @param {{mayPlace: boolean}} rights */
export function noGroups({ mayPlace }) {
  return html`<p class="text-soft">${mayPlace
    ? gettext("Without groups everybody works on one board. “Plan groups” proposes who goes where, spreads functions and those who meet customers, and shows it before anything moves; you can move people by hand afterwards.")
    : gettext("There are no groups yet.")}</p>`;
}

/** Who may not invite has neither link nor code. @param {string} link @param {string} code */
export function emptyLobby(link, code) {
  return html`<div class="empty">
    <span class="empty__picture">${icon("users")}</span>
    <h3 class="empty__title">${gettext("Nobody has come yet")}</h3>
    <p class="empty__text">${code
      ? interpolate(gettext("Send the link, or say the code: %(code)s. Whoever comes in appears here at once."), { code })
      : gettext("Whoever comes in appears here at once.")}</p>
    ${code ? html`<div class="empty__actions"><troupe-copy value=${link} label=${gettext("Copy link")}></troupe-copy></div>` : nothing}
  </div>`;
}

/** @param {LiveDocument} session */
export function readOnly(session) {
  const ended = stateOf(session) === "ended";
  return html`<div class="banner" role="status">${icon("lock")}<div class="banner__body">
    ${ended
      ? gettext("The workshop has ended. Groups stay as they were.")
      : gettext("You can see who is here. The facilitators and the owner of the library make the groups.")}
  </div></div>`;
}

/** How many of a group are connected, once the session has begun; empty before, and while all are. @param {LiveDocument} session @param {readonly Person[]} members */
function hereText(session, members) {
  const here = members.filter((person) => ["here", "away"].includes(whereabouts(session, person))).length;
  if (stateOf(session) === "preparing" || stateOf(session) === "ended" || here === members.length) return "";
  return interpolate(ngettext("%(count)s is here", "%(count)s are here", here), { count: here });
}

/** @param {readonly Person[]} members */
function countText(members) {
  const meeting = members.filter((person) => person.meets_customers).length;
  const count = interpolate(ngettext("%(count)s person", "%(count)s people", members.length), { count: members.length });
  if (meeting === 0) return count;
  return `${count} · ${interpolate(ngettext("%(count)s meets customers", "%(count)s meet customers", meeting), { count: meeting })}`;
}
