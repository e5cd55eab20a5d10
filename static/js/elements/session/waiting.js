/** Who waits in the lobby, and the presses that let them in: for the people page and the console. */

import { html, nothing, repeat } from "lit";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { hue, icon, initials } from "../../ui/look.js";
import { stateOf } from "./agenda.js";

/** @import {LiveDocument} from "live" */
/** @import {SessionCommands} from "./commands.js" */
/** @typedef {{id: string, name: string, since: number, watches?: boolean}} Waiter */

/** @param {LiveDocument} session @returns {Waiter[]} in the order in which they came */
export function waitersOf(session) {
  const waiting = [...session.get("waiting")].map(([id, record]) => /** @type {Waiter} */ ({ ...record, id }));
  return waiting.sort((one, other) => one.since - other.since || (one.id < other.id ? -1 : 1));
}

/** Nothing while nobody waits, or for whom it does not concern. @param {{session: LiveDocument, commands: SessionCommands}} page */
export function lobbyCard({ session, commands }) {
  const waiters = waitersOf(session);
  if (waiters.length === 0 || !session.can("admit") || stateOf(session) === "ended") return nothing;
  const count = waiters.length;
  return html`<section class="card card--spot lobby-card" aria-labelledby="waiting-title">
    <div class="card__head">
      <div role="status"><h2 class="card__title" id="waiting-title">${interpolate(ngettext("%(count)s person waits in the lobby", "%(count)s people wait in the lobby", count), { count })}</h2></div>
      ${count > 1
        ? html`<button type="button" class="btn btn--small btn--primary" @click=${() => commands.admitWaiting(waiters.map(({ id }) => id))}>${gettext("Let all in")}</button>`
        : nothing}
    </div>
    <ul class="list lobby-card__list">${repeat(waiters, ({ id }) => id, (one) => waiter(one, commands))}</ul>
  </section>`;
}

/** @param {Waiter} one @param {SessionCommands} commands */
function waiter({ id, name, watches }, commands) {
  const names = { name };
  return html`<li class="list__item lobby-card__item">
    <span class="person"><span class="avatar avatar--small hue-${hue(id)}" aria-hidden="true">${initials(name)}</span>
      <span class="person__name">${name}${watches ? html`<span class="person__note">${gettext("wants to watch")}</span>` : nothing}</span></span>
    <span class="row row--tight">
      <button type="button" class="btn btn--small btn--primary" @click=${() => commands.admitWaiting([id])}
        aria-label=${interpolate(gettext("Let in: %(name)s"), names)}>${icon("check")}${gettext("Let in")}</button>
      <button type="button" class="btn btn--small btn--quiet" @click=${() => commands.turnAway([id])}
        aria-label=${interpolate(gettext("Turn away: %(name)s"), names)}>${gettext("Turn away")}</button>
    </span>
  </li>`;
}
