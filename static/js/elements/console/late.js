/** Being late, and what could be done about it: one press takes the proposal, another puts it away. */

import { html, nothing } from "lit";
import { announce } from "../../ui/announcer.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { minutesText, timeOfDay } from "../../ui/time.js";
import { toast } from "../../ui/toast.js";
import { clockOf, stateOf, stepsOf } from "../session/agenda.js";
import { hasBoard } from "../session/boards.js";
import { proposeReplan, takenBack } from "./replanning.js";

/** @import {TroupeConsole} from "../console-board.js" */
/** @import {Replan} from "./replanning.js" */

/** What was put away comes again when the room is so much later still. */
const AGAIN_AFTER_MINUTES = 3;

/** @param {TroupeConsole} page */
export function lateCard(page) {
  const plan = page.mayRun && stateOf(page.session) === "running" ? proposalFor(page) : null;
  if (!plan) return nothing;
  if (page.putAway !== null && plan.late < page.putAway + AGAIN_AFTER_MINUTES) return nothing;
  return html`<section class="banner banner--warn late" aria-labelledby="late-title">
    ${icon("clock")}
    <div class="banner__body">
      <h2 class="banner__title" id="late-title">${interpolate(gettext("%(time)s behind plan"), { time: minutesText(plan.late) })}</h2>
      <p>${proposalText(plan)}</p>
      <ul class="late__changes" role="list">
        ${plan.givings.map(({ title, was, minutes }) => html`<li><span>${title}</span>
          <span class="text-number"><s aria-label=${interpolate(gettext("was %(time)s"), { time: minutesText(was) })}>${minutesText(was)}</s> ${minutesText(minutes)}</span></li>`)}
      </ul>
    </div>
    <div class="late__acts">
      <button type="button" class="btn btn--small" @click=${() => take(page, plan)}>${icon("check")}${gettext("Plan it so")}</button>
      <button type="button" class="btn btn--small btn--quiet" @click=${() => page.putProposalAway(plan.late)}>${gettext("Leave it")}</button>
    </div>
  </section>`;
}

/** @param {TroupeConsole} page */
function proposalFor({ session, config, live }) {
  return proposeReplan(stepsOf(session), clockOf(session), live.clock.serverNow(), (step) => hasBoard(config, step));
}

/** @param {Replan} plan */
function proposalText({ givings, missing, endsAt, wouldEndAt }) {
  const parts = givings.map(({ gives, title }) => interpolate(gettext("%(time)s from “%(step)s”"), { time: minutesText(gives), step: title }));
  const words = { parts: new Intl.ListFormat(document.documentElement.lang || undefined).format(parts), time: timeOfDay(wouldEndAt), late: timeOfDay(endsAt) };
  return missing === 0
    ? interpolate(gettext("Take %(parts)s: it ends at %(time)s again."), words)
    : interpolate(gettext("Take %(parts)s: it ends at %(time)s rather than %(late)s. The rest cannot be won back."), words);
}

/** @param {TroupeConsole} page @param {Replan} plan */
async function take({ commands }, plan) {
  const answer = await commands.replan(plan.givings);
  if (!answer.ok) return;
  const undo = () => void commands.replan(takenBack(plan.givings)).then((back) => back.ok && announce(gettext("The plan is as it was.")));
  toast(interpolate(gettext("Planned anew: ends about %(time)s."), { time: timeOfDay(plan.wouldEndAt) }), {
    kind: "success", action: { label: gettext("Undo"), run: undo },
  });
}
