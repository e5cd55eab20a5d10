/** What the host says and does at the step that is on, which line of it is due, and what facilitators noted there. */

import { html, nothing } from "lit";
import { gettext } from "../../ui/i18n.js";
import { clockOf, placeOf, spent, stateOf } from "../session/agenda.js";

/** @import {TroupeConsole} from "../console-board.js" */
/** @import {Step} from "../session/agenda.js" */

const MINUTE_MS = 60_000;
/** “0–5 Read the quotes aloud”: from, until, and what to do. */
const STRETCH = /^\s*(\d+)\s*[–-]\s*(\d+)\s*(?:min)?[\s:.]*(.*)$/u;

/** @param {TroupeConsole} page */
export function scriptCard(page) {
  const { current, next } = placeOf(page.session);
  if (stateOf(page.session) === "ended" || !page.mayRun) return nothing;
  const step = current ?? next;
  const lines = linesOf(step);
  const after = current ? linesOf(next) : [];
  const note = step ? page.stepNotes.of(step.id) : "";
  if (lines.length === 0 && after.length === 0 && !note) return nothing;
  const minutes = current ? spent(current, clockOf(page.session), page.live.clock.serverNow()) / MINUTE_MS - (current.moving_minutes ?? 0) : -1;
  return html`<section class="card card--small script" aria-labelledby="script-title">
    <h2 class="card__title" id="script-title">${gettext("Host script")}</h2>
    ${lines.length > 0 ? script(lines, minutes) : html`<p class="text-small text-faint">${gettext("This step has none.")}</p>`}
    ${note ? html`<div class="script__note"><h3 class="script__of">${gettext("Notes of the facilitators")}</h3><p>${note}</p></div>` : nothing}
    ${after.length > 0
      ? html`<details class="script__next"><summary class="text-small">${gettext("Then")}: ${next?.title}</summary>${script(after, -1)}</details>`
      : nothing}
  </section>`;
}

/** @param {string[]} lines @param {number} minutes how long the step has run; negative: not at all */
function script(lines, minutes) {
  return html`<ol class="script__lines" role="list">${lines.map((line) => {
    const [, from, until, words] = STRETCH.exec(line) ?? [];
    if (from === undefined) return html`<li class="script__line">${line}</li>`;
    const isDue = minutes >= Number(from) && minutes < Number(until);
    return html`<li class="script__line script__line--timed" aria-current=${isDue ? "time" : nothing}>
      <span class="script__minutes text-number">${from}–${until}</span><span>${words}</span>
    </li>`;
  })}</ol>`;
}

/** @param {Step | undefined} step */
function linesOf(step) {
  return (step?.script ?? "").split("\n").filter((line) => line.trim() !== "");
}
