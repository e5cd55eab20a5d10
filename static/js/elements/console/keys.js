/**
 * The console's keys: one letter for each act, never while somebody types, in a dialog, or on a board. They can be
 * switched off in their list, and stay so in this browser.
 */

import { html } from "lit";
import { openDialog } from "../../ui/dialog.js";
import { gettext } from "../../ui/i18n.js";

/** @import {TroupeConsole} from "../console-board.js" */

const KEPT = "troupe-console-keys";
const ELSEWHERE = "input, textarea, select, [contenteditable], [role=menu], dialog, troupe-exercise";

/** @type {readonly {keys: readonly string[], label: () => string, act: (page: TroupeConsole) => unknown}[]} */
const KEYS = [
  { keys: ["n"], label: () => gettext("Go on to the next step"), act: (page) => page.next() },
  { keys: ["b"], label: () => gettext("Go back a step"), act: (page) => page.goBack() },
  { keys: ["p"], label: () => gettext("Pause the clock, or let it run"), act: (page) => page.togglePause() },
  { keys: ["+", "="], label: () => gettext("Two more minutes for everybody"), act: (page) => page.moreTime() },
  { keys: ["m"], label: () => gettext("Send a message"), act: (page) => page.message() },
  { keys: ["?"], label: () => gettext("This list"), act: (page) => showKeys(page) },
];

/** What a key means on this page. @param {TroupeConsole} page @param {KeyboardEvent} event */
export function pressed(page, event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(ELSEWHERE) || document.querySelector("dialog[open]")) return;
  const found = KEYS.find(({ keys }) => keys.includes(event.key.toLowerCase()));
  if (!found || !page.mayRun || (!isOn() && event.key !== "?")) return;
  event.preventDefault();
  void found.act(page);
}

/** @param {TroupeConsole} _page */
export function showKeys(_page) {
  const content = () => html`<div class="dialog__body">
    <dl class="keys">${KEYS.map(({ keys, label }) => html`<div class="keys__row"><dt><kbd>${keys[0]}</kbd></dt><dd>${label()}</dd></div>`)}</dl>
    <label class="check"><input type="checkbox" .checked=${isOn()} @change=${(/** @type {Event} */ event) => keep(/** @type {HTMLInputElement} */ (event.target).checked)}>
      <span>${gettext("Use these keys here")}</span></label>
    <p class="text-small text-faint">${gettext("They do nothing while you type, in a dialog, or on an open board.")}</p>
  </div>`;
  return openDialog({ title: gettext("Keys"), content });
}

function isOn() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
function keep(on) {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // Without storage they stay on.
  }
}
