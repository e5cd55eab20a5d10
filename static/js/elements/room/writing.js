/** Whether somebody is in the middle of something that must not be taken away under their hands. */

/** @import {TroupeExercise} from "../exercise-host.js" */

const TEXT_FIELDS = "textarea, [contenteditable], input:not([type='checkbox'], [type='radio'], [type='search'], [type='button'], [type='range'])";

/**
 * A focused field for text (not for searching), something being dragged, an open question, or an exercise that says it
 * is busy.
 * @param {HTMLElement} stage
 */
export function isWriting(stage) {
  const focused = document.activeElement;
  if (focused && stage.contains(focused) && focused.matches(TEXT_FIELDS) && !isReadOnly(focused)) return true;
  if (stage.querySelector(".is-dragging, :popover-open")) return true;
  if (document.querySelector("dialog[open]")) return true;
  const host = /** @type {TroupeExercise | null} */ (stage.querySelector("troupe-exercise"));
  return host?.busy === true;
}

/** @param {Element} field */
function isReadOnly(field) {
  return "readOnly" in field && field.readOnly === true;
}
