/** Asking for a new step: which exercise and what it is for, its title, its minutes, its place. */

import { html } from "lit";
import { openDialog } from "../../ui/dialog.js";
import { gettext } from "../../ui/i18n.js";

/** @import {MenuEntry} from "../../ui/menu.js" */
/** @import {PageData} from "../../ui/page.js" */
/** @import {NewStep} from "./commands.js" */

const MINUTES_LONGEST = 480;

/**
 * @param {{config: PageData, places: readonly MenuEntry[]}} options
 * @returns {Promise<NewStep | undefined>}
 */
export function askForStep({ config, places }) {
  /** @type {[string, {title: string, purpose: string, minutes: number, module: string | null}][]} */
  const all = Object.entries(config.exercises ?? {});
  const exercises = [...all.filter(([, { module }]) => !module), ...all.filter(([, { module }]) => module)]; // talks, the most frequent, first
  return openDialog({
    title: gettext("Add a step"),
    wide: true,
    content: (/** @type {(step: NewStep) => void} */ close) => html`<form @submit=${(/** @type {SubmitEvent} */ event) => submit(event, close)} @change=${(/** @type {Event} */ event) => suggest(event, config)}>
      <div class="dialog__body stack">
        <fieldset class="field">
          <legend class="field__label">${gettext("What people do")}</legend>
          <div class="choices">
            ${exercises.map(([name, { title, purpose }], at) => html`<label class="choice">
              <input type="radio" name="exercise" value=${name} ?checked=${at === 0} ?autofocus=${at === 0}>
              <span class="choice__label">${title}</span><span class="choice__hint">${purpose}</span>
            </label>`)}
          </div>
        </fieldset>
        <div class="field-row">
          <label class="field"><span class="field__label">${gettext("Title")}</span>
            <input name="title" maxlength="120" required pattern=".*\\S.*" .value=${exercises[0]?.[1].title ?? ""}></label>
          <label class="field"><span class="field__label">${gettext("Minutes")}</span>
            <input name="minutes" type="number" inputmode="numeric" min="1" max=${MINUTES_LONGEST} step="1" required .value=${String(exercises[0]?.[1].minutes ?? 15)}></label>
        </div>
        <label class="field"><span class="field__label">${gettext("Place")}</span>
          <select name="after">${places.map(({ id, label }, at) => html`<option value=${id} ?selected=${at === places.length - 1}>${label}</option>`)}</select></label>
      </div>
      <div class="dialog__actions"><button type="submit" class="btn btn--primary">${gettext("Add the step")}</button></div>
    </form>`,
  });
}

/** Title and minutes of the exercise, where they still are those of another. @param {Event} event @param {PageData} config */
function suggest(event, config) {
  const radio = /** @type {HTMLInputElement} */ (event.target);
  const form = radio.form;
  if (radio.name !== "exercise" || !form) return;
  const all = /** @type {{title: string, minutes: number}[]} */ (Object.values(config.exercises));
  const chosen = config.exercises[radio.value];
  const title = /** @type {HTMLInputElement} */ (form.elements.namedItem("title"));
  const minutes = /** @type {HTMLInputElement} */ (form.elements.namedItem("minutes"));
  if (title.value.trim() === "" || all.some((one) => one.title === title.value)) title.value = chosen.title;
  if (all.some((one) => String(one.minutes) === minutes.value)) minutes.value = String(chosen.minutes);
}

/** @param {SubmitEvent} event @param {(step: NewStep) => void} close */
function submit(event, close) {
  event.preventDefault();
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  close({
    exercise: String(given.get("exercise")),
    title: String(given.get("title")).trim().split(/\s+/u).join(" "),
    minutes: Number(given.get("minutes")),
    after: String(given.get("after")) || null,
  });
}
