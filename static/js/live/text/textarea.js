/** A plain textarea on a co-edited text: for phones, for who prefers it, and where the editor could not be fetched. */

import { createAbsolutePositionFromRelativePosition, createRelativePositionFromTypeIndex } from "yjs";
import { clean } from "./clean.js";
import { edit } from "./edit.js";
import { tellable } from "./places.js";

/** @import {TextCaret} from "./editor.js" */
/** @import {RelativePosition, Text, UndoManager, YTextEvent, Transaction} from "yjs" */

/** @typedef {{ytext: Text, undo: UndoManager}} Shared */

/**
 * Binds `area` to the text until the returned function is called.
 * @param {HTMLTextAreaElement} area
 * @param {Shared} shared
 * @param {(caret: TextCaret) => void} onCaret hears where one's own caret goes
 * @returns {() => void}
 */
export function bindTextarea(area, { ytext, undo }, onCaret) {
  const origin = Symbol("textarea");
  undo.addTrackedOrigin(origin);
  area.value = ytext.toString();
  let composing = false;

  const write = () => {
    if (!composing) ytext.doc?.transact(() => edit(ytext, clean(area.value)), origin);
  };

  /** @param {YTextEvent} _event @param {Transaction} transaction */
  const show = (_event, transaction) => {
    if (transaction.origin === origin && area.value === ytext.toString()) return;
    if (composing) return;
    const ends = kept;
    area.value = ytext.toString();
    if (document.activeElement === area) restore(ends);
  };

  // Places in a text that is about to change are kept by what stands beside them, not by their number.
  /** @type {RelativePosition[]} */
  let kept = [];
  const keep = () => {
    kept = [area.selectionStart, area.selectionEnd].map((at) => createRelativePositionFromTypeIndex(ytext, at));
  };
  const restore = (/** @type {RelativePosition[]} */ ends) => {
    const doc = ytext.doc;
    if (!doc) return;
    const [start, end] = ends.map((one) => createAbsolutePositionFromRelativePosition(one, doc)?.index ?? 0);
    area.setSelectionRange(start ?? 0, end ?? 0);
  };

  const compose = () => {
    composing = true;
  };
  const composed = () => {
    composing = false;
    write();
    area.value = ytext.toString();
  };
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const back = isUndo(event);
    if (back === null) return;
    event.preventDefault();
    if (back) undo.undo();
    else undo.redo();
    area.value = ytext.toString();
  };

  const move = () => {
    const selection = { anchor: area.selectionStart, head: area.selectionEnd };
    onCaret(document.activeElement === area ? tellable(ytext, selection) : null);
  };

  ytext.doc?.on("beforeTransaction", keep);
  ytext.observe(show);
  const listeners = /** @type {const} */ ({ input: write, compositionstart: compose, compositionend: composed, keydown: press, selectionchange: move, keyup: move, pointerup: move, blur: move });
  for (const [name, listener] of Object.entries(listeners)) area.addEventListener(name, /** @type {EventListener} */ (listener));
  return () => {
    ytext.doc?.off("beforeTransaction", keep);
    ytext.unobserve(show);
    for (const [name, listener] of Object.entries(listeners)) area.removeEventListener(name, /** @type {EventListener} */ (listener));
  };
}

/** Undo, redo, or neither (null). @param {KeyboardEvent} event */
function isUndo(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return !event.shiftKey;
  return key === "y" ? false : null;
}
