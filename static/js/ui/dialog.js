/** Questions in a native `<dialog>`: made when asked, gone when answered; focus goes back by itself. */

import { html, render } from "lit";
import { gettext } from "./i18n.js";
import { icon } from "./look.js";

/** @import {TemplateResult} from "lit" */

let count = 0;

/**
 * Shows a dialog and waits for it.
 * @template T
 * @param {{title: string, content: (close: (value: T) => void) => TemplateResult, wide?: boolean}} options
 *   `content` gives `dialog__body` and `dialog__actions`
 * @returns {Promise<T | undefined>} what `close` was given; undefined after Escape or the cross
 */
export function openDialog({ title, content, wide = false }) {
  const dialog = document.createElement("dialog");
  const heading = `dialog-title-${(count += 1)}`;
  dialog.className = wide ? "dialog dialog--wide" : "dialog";
  dialog.setAttribute("aria-labelledby", heading);
  return new Promise((resolve) => {
    /** @type {T | undefined} */
    let answer;
    const close = (/** @type {T} */ value) => {
      answer = value;
      dialog.close();
    };
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    render(dialogTemplate({ title, heading, dismiss: () => dialog.close(), content: content(close) }), dialog);
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * Asks yes or no.
 * @param {{title: string, text: string, confirm: string, cancel?: string, danger?: boolean}} options
 * @returns {Promise<boolean>}
 */
export async function confirmDialog({ title, text, confirm, cancel = gettext("Cancel"), danger = false }) {
  const content = (/** @type {(value: boolean) => void} */ close) => html`
    <div class="dialog__body"><p>${text}</p></div>
    <div class="dialog__actions">
      <button type="button" class="btn" autofocus @click=${() => close(false)}>${cancel}</button>
      <button type="button" class=${danger ? "btn btn--danger-solid" : "btn btn--primary"} @click=${() => close(true)}>
        ${confirm}
      </button>
    </div>
  `;
  return (await openDialog({ title, content })) === true;
}

/** @param {{title: string, heading: string, dismiss: () => void, content: TemplateResult}} parts */
export function dialogTemplate({ title, heading, dismiss, content }) {
  return html`
    <div class="dialog__head">
      <h2 class="dialog__title" id=${heading}>${title}</h2>
      <button type="button" class="btn btn--quiet btn--icon btn--small" aria-label=${gettext("Close")} @click=${dismiss}>
        ${icon("close")}
      </button>
    </div>
    ${content}
  `;
}
