/** Words to everybody or one group, and one thing for all to look at: two small forms, and what they have sent. */

import { html, nothing, render } from "lit";
import { announce } from "../../ui/announcer.js";
import { openDialog } from "../../ui/dialog.js";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { timeOfDay } from "../../ui/time.js";
import { groupsOf } from "../session/people.js";

/** @import {Answer} from "../../live/protocol.js" */
/** @import {TroupeConsole} from "../console-board.js" */

const MESSAGE_MOST = 400;
const TITLE_MOST = 200;
const TEXT_MOST = 4000;

/** Ask what to tell, and whom. @param {TroupeConsole} page @param {string | null} [group] */
export function openMessage(page, group = null) {
  const content = (/** @type {(value: boolean) => void} */ close) => html`<form @submit=${(/** @type {SubmitEvent} */ event) =>
      send(event, close, (data) => page.commands.tell(String(data.get("text")).trim(), String(data.get("group")) || null), gettext("Sent."))}>
    <div class="dialog__body">
      <div class="field"><label class="field__label" for="message-to">${gettext("To")}</label>
        <select id="message-to" name="group">
          <option value="" ?selected=${group === null}>${gettext("Everybody")}</option>
          ${groupsOf(page.session).map(({ id, name }) => html`<option value=${id} ?selected=${id === group}>${name}</option>`)}
        </select></div>
      <div class="field"><label class="field__label" for="message-text">${gettext("Message")}</label>
        <textarea id="message-text" name="text" required maxlength=${MESSAGE_MOST} autofocus @keydown=${sendByKey}></textarea>
        <p class="field__hint">${gettext("It stands on their screens until they put it away. Ctrl+Enter sends.")}</p></div>
      <div data-error></div>
    </div>
    ${acts(close, gettext("Send"))}
  </form>`;
  return openDialog({ title: gettext("Send a message"), content });
}

/**
 * Ask what everybody is to look at.
 * @param {TroupeConsole} page
 * @param {{title?: string, text?: string, titles?: string[]}} [found] from a board: what was selected, and what has a name there
 */
export function openSpotlight(page, { title = "", text = "", titles = [] } = {}) {
  const content = (/** @type {(value: boolean) => void} */ close) => html`<form @submit=${(/** @type {SubmitEvent} */ event) =>
      send(event, close, (data) => page.commands.spotlight(String(data.get("title")).trim(), String(data.get("text")).trim()), gettext("Everybody sees it now."))}>
    <div class="dialog__body">
      <div class="field"><label class="field__label" for="spotlight-title">${gettext("Title")}</label>
        <input id="spotlight-title" name="title" required maxlength=${TITLE_MOST} list="spotlight-titles" autocomplete="off" .value=${title} autofocus>
        <datalist id="spotlight-titles">${titles.map((one) => html`<option value=${one}></option>`)}</datalist></div>
      <div class="field"><label class="field__label" for="spotlight-text">${gettext("Text")} <span class="field__optional">${gettext("optional")}</span></label>
        <textarea id="spotlight-text" name="text" maxlength=${TEXT_MOST} .value=${text}></textarea>
        <p class="field__hint">${gettext("The words as they are now: they stand in every room and on the projector until you take them away.")}</p></div>
      <div data-error></div>
    </div>
    ${acts(close, gettext("Show to everybody"))}
  </form>`;
  return openDialog({ title: gettext("Put something in the spotlight"), content });
}

/** What is in the spotlight now. @param {TroupeConsole} page */
export function spotlightCard(page) {
  const shown = page.session.record("spotlight", "main");
  if (!shown) return nothing;
  return html`<div class="banner banner--spot" role="status">
    ${icon("spotlight")}
    <div class="banner__body"><p class="banner__title">${interpolate(gettext("Everybody looks at “%(title)s”"), { title: shown.title })}</p>
      ${shown.text ? html`<p class="spotlight__text">${shown.text}</p>` : nothing}</div>
    ${page.mayRun ? html`<button type="button" class="btn btn--small" @click=${() => page.commands.clearSpotlight()}>${gettext("Take it away")}</button>` : nothing}
  </div>`;
}

/** What was sent, the newest first. @param {TroupeConsole} page */
export function sentMessages(page) {
  const sent = [...page.session.get("announcements")].sort(([, one], [, other]) => other.at - one.at);
  if (sent.length === 0) return nothing;
  const groups = groupsOf(page.session);
  return html`<details class="card card--small fold">
    <summary class="fold__summary"><h2 class="card__title">${gettext("Messages sent")}</h2><span class="badge">${sent.length}</span></summary>
    <ul class="fold__list" role="list">${sent.map(([id, one]) => html`<li class="fold__item">
      <p class="fold__words">${one.text}</p>
      <p class="fold__foot text-small text-faint">${one.group ? (groups.find((group) => group.id === one.group)?.name ?? gettext("A group")) : gettext("Everybody")} · ${timeOfDay(one.at)}
        ${page.mayRun ? html`<button type="button" class="link-button push" @click=${() => page.commands.withdraw(id)}>${gettext("Withdraw")}<span class="visually-hidden">: ${one.text}</span></button>` : nothing}</p>
    </li>`)}</ul>
  </details>`;
}

/** @param {(value: boolean) => void} close @param {string} label */
function acts(close, label) {
  return html`<div class="dialog__actions">
    <button type="button" class="btn" @click=${() => close(false)}>${gettext("Cancel")}</button>
    <button class="btn btn--primary">${label}</button>
  </div>`;
}

/**
 * Closes when it was taken; else what was typed stays, with the reason.
 * @param {SubmitEvent} event @param {(value: boolean) => void} close
 * @param {(data: FormData) => Promise<Answer>} act @param {string} done
 */
async function send(event, close, act, done) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const button = /** @type {HTMLButtonElement} */ (form.querySelector(".btn--primary"));
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  const answer = await act(new FormData(form));
  button.ariaBusy = null;
  if (answer.ok) {
    announce(done);
    close(true);
    return;
  }
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-error]"));
  render(html`<p class="field__error" role="alert"><span>${answer.message}</span></p>`, place);
}

/** @param {KeyboardEvent} event */
function sendByKey(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  /** @type {HTMLTextAreaElement} */ (event.target).form?.requestSubmit();
}
