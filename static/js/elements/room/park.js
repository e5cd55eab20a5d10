/** “Park a thought”: a small form for what should not be lost and does not belong here now. */

import { html } from "lit";
import { openDialog } from "../../ui/dialog.js";
import { gettext } from "../../ui/i18n.js";
import { toast } from "../../ui/toast.js";

/** @import {SessionCommands} from "../session/commands.js" */

const LONGEST = 600;

/** Asks for the thought and parks it; what is refused goes to the tray of what was not saved. @param {SessionCommands} commands */
export async function parkThought(commands) {
  const text = await openDialog({ title: gettext("Park a thought"), content: form });
  if (text === undefined || text.trim() === "") return;
  const answer = await commands.park(text.trim());
  if (answer.ok) toast(gettext("Parked. The facilitator comes back to it."), { kind: "success" });
  else toast(answer.message, { kind: "error" });
}

/** @param {(text: string) => void} close */
function form(close) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    close(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("thought") ?? ""));
  };
  return html`<form @submit=${submit}>
    <div class="dialog__body">
      <label class="field__label" for="parked-thought">${gettext("What should we come back to?")}</label>
      <textarea class="input" id="parked-thought" name="thought" rows="3" maxlength=${LONGEST} required autofocus></textarea>
      <p class="field__help">${gettext("It goes to the parking lot that the facilitator keeps; everybody can read it there.")}</p>
    </div>
    <div class="dialog__actions"><button class="btn btn--primary">${gettext("Park it")}</button></div>
  </form>`;
}
