/** The lower half of the planner: who would go where, before anything moves. */

import { html, nothing, repeat } from "lit";
import { gettext, interpolate, ngettext } from "../../../ui/i18n.js";
import { hue, icon, initials } from "../../../ui/look.js";
import "../../../ui/menu.js";

/** @import {TroupeGroupPlanner} from "../group-planner.js" */
/** @import {MenuEntry} from "../../../ui/menu.js" */
/** @import {Person} from "../../session/people.js" */
/** @import {LeavingGroup, PlannedGroup, Proposal} from "./asking.js" */

/** @param {TroupeGroupPlanner} planner @param {Proposal} proposal */
export function proposedGroups(planner, proposal) {
  return html`<div class="planned">
    ${repeat(proposal.groups, (_group, at) => at, (group, at) => plannedGroup(planner, proposal, group, at))}
  </div>
  ${proposal.leaving.length > 0 ? html`<ul class="planner__leaving text-small text-soft">
    ${proposal.leaving.map((group) => html`<li>${leavingText(group)}</li>`)}
  </ul>` : nothing}`;
}

/** @param {TroupeGroupPlanner} planner @param {Proposal} proposal @param {PlannedGroup} group @param {number} at */
function plannedGroup(planner, proposal, group, at) {
  const members = group.people.flatMap((id) => planner.people.find((person) => person.id === id) ?? []);
  return html`<section class=${`card card--small card--hue planned__group hue-${hue(at + 1)}`} aria-label=${interpolate(gettext("Proposed: %(name)s"), { name: group.name })}>
    <div class="planned__head">
      <h4 class="group__name">${group.name}</h4>
      ${group.new ? html`<span class="badge">${gettext("new")}</span>` : nothing}
    </div>
    <p class="group__count">${memberText(members)}</p>
    ${functions(planner, members)}
    <ul class="planned__people">
      ${repeat(members, (person) => person.id, (person) => plannedPerson(planner, proposal, person, group))}
    </ul>
  </section>`;
}

/** @param {TroupeGroupPlanner} planner @param {readonly Person[]} members */
function functions(planner, members) {
  const counts = new Map();
  for (const person of members) if (person.function) counts.set(person.function, (counts.get(person.function) ?? 0) + 1);
  const entries = [...counts].sort(([one, many], [other, more]) => more - many || planner.functionLabel(one).localeCompare(planner.functionLabel(other)));
  if (entries.length === 0) return nothing;
  return html`<ul class="planned__functions" aria-label=${gettext("Functions in this group")}>
    ${entries.map(([id, count]) => html`<li class="badge">${planner.functionLabel(id)}${count > 1
      ? html`<span class="planned__times" aria-hidden="true">×${count}</span><span class="visually-hidden">: ${count}</span>` : nothing}</li>`)}
  </ul>`;
}

/** @param {TroupeGroupPlanner} planner @param {Proposal} proposal @param {Person} person @param {PlannedGroup} group */
function plannedPerson(planner, proposal, person, group) {
  const before = planner.groups.find(({ id }) => id === person.group);
  const isMoved = before !== undefined && before.id !== group.id;
  return html`<li class="planned__person" data-planned=${person.id}>
    <span class=${`avatar avatar--small hue-${hue(person.id)}`} aria-hidden="true">${initials(person.name)}</span>
    <span class="planned__who"><span class="planned__name"><span class="planned__label">${person.label}</span>${person.meets_customers
      ? html`<span class="planned__meets" title=${gettext("Meets customers")}>${icon("star")}<span class="visually-hidden">, ${gettext("meets customers")}</span></span>`
      : nothing}</span>
      ${note(planner, person, isMoved ? before.name : "")}</span>
    ${pinMenu(planner, proposal, person, group)}
  </li>`;
}

/** @param {TroupeGroupPlanner} planner @param {Person} person @param {string} from */
function note(planner, person, from) {
  const words = [
    person.function ? planner.functionLabel(person.function) : "",
    from ? interpolate(gettext("now in %(group)s"), { group: from }) : "",
    person.joined ? "" : gettext("not here yet"),
  ].filter(Boolean);
  return words.length > 0 ? html`<span class="planned__note">${words.join(" · ")}</span>` : nothing;
}

/** @param {TroupeGroupPlanner} planner @param {Proposal} proposal @param {Person} person @param {PlannedGroup} here */
function pinMenu(planner, proposal, person, here) {
  const pinned = planner.wishes.pins.get(person.id);
  const isPinned = pinned !== undefined;
  /** @type {MenuEntry[]} */
  const items = proposal.groups.map(({ id, name }) => ({
    id,
    label: id === here.id ? interpolate(gettext("Keep in %(group)s"), { group: name }) : interpolate(gettext("Put into %(group)s"), { group: name }),
    current: pinned === id,
  }));
  items.push({ id: "", label: gettext("Not pinned"), current: !isPinned });
  const format = isPinned ? gettext("%(name)s is pinned; change") : gettext("Pin %(name)s to a group");
  return html`<troupe-menu class="planned__pin" ?data-pinned=${isPinned} .items=${items} .label=${/** @type {any} */ (icon("pin"))}
    button-class="btn btn--quiet btn--icon btn--small planned__pin-button" accessible-label=${interpolate(format, { name: person.label })}
    @choose=${(/** @type {CustomEvent} */ event) => planner.pin(person.id, event.detail.id || null)}></troupe-menu>`;
}

/** @param {readonly Person[]} members */
function memberText(members) {
  const meeting = members.filter((person) => person.meets_customers).length;
  const count = interpolate(ngettext("%(count)s person", "%(count)s people", members.length), { count: members.length });
  const meet = interpolate(ngettext("%(count)s meets customers", "%(count)s meet customers", meeting), { count: meeting });
  return html`${count} · <span class=${meeting === 0 ? "text-warn" : ""}>${meeting === 0 ? gettext("nobody meets customers") : meet}</span>`;
}

/** @param {LeavingGroup} group */
function leavingText({ name, stays }) {
  return interpolate(stays
    ? gettext("%(name)s will be left empty: it has boards with its work, and they stay.")
    : gettext("%(name)s will be removed; it has no work in it."), { name });
}
