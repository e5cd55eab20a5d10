/** The parking lot: what should not be lost, until somebody has settled it. */

import { html, nothing, repeat } from "lit";
import { uuid } from "live";
import { gettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { timeOfDay } from "../../ui/time.js";
import { toast } from "../../ui/toast.js";
import { nameOf } from "../session/who.js";

/** @import {LiveRecord} from "../../live/protocol.js" */
/** @import {TroupeConsole} from "../console-board.js" */

const TEXT_MOST = 600;

/** @param {TroupeConsole} page */
export function parkingLot(page) {
  const parked = [...page.session.get("parked")].sort(([, one], [, other]) => Number(one.settled) - Number(other.settled) || one.at - other.at);
  const open = parked.filter(([, one]) => !one.settled).length;
  if (parked.length === 0 && !page.mayRun) return nothing;
  return html`<details class="card card--small fold">
    <summary class="fold__summary"><h2 class="card__title">${gettext("Parking lot")}</h2><span class="badge">${open}</span></summary>
    ${parked.length === 0 ? html`<p class="text-small text-faint">${gettext("Nothing has been parked. What comes up and does not belong here now, goes here.")}</p>` : nothing}
    <ul class="fold__list" role="list">${repeat(parked, ([id]) => id, ([id, one]) => row(page, id, one))}</ul>
    ${page.mayRun
      ? html`<form class="fold__form" @submit=${(/** @type {SubmitEvent} */ event) => park(event, page)}>
          <input class="input input--small" name="text" required maxlength=${TEXT_MOST} autocomplete="off" aria-label=${gettext("Something to come back to")} placeholder=${gettext("Something to come back to")}>
          <button class="btn btn--small">${icon("plus")}${gettext("Park")}</button>
        </form>`
      : nothing}
  </details>`;
}

/** @param {TroupeConsole} page @param {string} id @param {LiveRecord} one */
function row(page, id, one) {
  return html`<li class="fold__item" data-settled=${one.settled ? "yes" : nothing}>
    <p class="fold__words">${one.settled ? html`<span class="visually-hidden">${gettext("Settled")}: </span>` : nothing}${one.text}</p>
    <p class="fold__foot text-small text-faint">${nameOf(page.session, one.by)} · ${timeOfDay(one.at)}
      ${page.mayRun
        ? html`<button type="button" class="link-button push" @click=${() => page.commands.settleParked(id, !one.settled)}>
            ${one.settled ? gettext("Open again") : gettext("Settled")}<span class="visually-hidden">: ${one.text}</span>
          </button>`
        : nothing}</p>
  </li>`;
}

/** @param {SubmitEvent} event @param {TroupeConsole} page */
async function park(event, page) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const text = String(new FormData(form).get("text"));
  form.reset();
  const answer = await page.session.send("park", { item: uuid(), text }, { text });
  if (!answer.ok) toast(answer.message, { kind: "error" });
}
