/** The editor on a co-edited text: CodeMirror as plain prose, with an undo of one's own and others' carets. */

import { EditorState, EditorView, keymap, placeholder, standardKeymap, yCollab, yUndoManagerKeymap } from "codemirror";
import { carets, showCarets } from "./carets.js";
import { clean } from "./clean.js";
import { tellable } from "./places.js";

/** @import {Place} from "./places.js" */
/** @import {Shared} from "./textarea.js" */

/** @typedef {{anchor: string, head: string} | null} TextCaret  null: not in the text */

/** The editor takes its text for a program; this is what a browser does for people who write sentences. */
const AS_PROSE = { spellcheck: "true", autocorrect: "on", autocapitalize: "sentences", "aria-multiline": "true" };

/** The editor's own style stands above the page's layers; so does what changes it. */
const LOOK = {
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit" },
  ".cm-content": { caretColor: "var(--ink)", padding: "var(--space-4)" },
  ".cm-line": { padding: "0" },
  ".cm-placeholder": { color: "var(--ink-faint)" },
};

/** The editor brings its style in an element of its own, which the page's policy lets in by the nonce of its scripts. */
function nonce() {
  return document.querySelector("script")?.nonce ?? "";
}

export class Editor {
  #view;

  /**
   * @param {HTMLElement} parent
   * @param {Shared & {labelledBy: string, describedBy: string, hint: string, longest: number, onCaret: (caret: TextCaret) => void}} options
   *   `longest` in characters; `onCaret` hears where one's own caret goes
   */
  constructor(parent, { ytext, undo, labelledBy, describedBy, hint, longest, onCaret }) {
    const tell = EditorView.updateListener.of((update) => {
      if (!update.selectionSet && !update.focusChanged && !update.docChanged) return;
      onCaret(update.view.hasFocus ? tellable(ytext, update.state.selection.main) : null);
    });
    const attributes = { ...AS_PROSE, "aria-labelledby": labelledBy, "aria-describedby": describedBy };
    const state = EditorState.create({
      doc: ytext.toString(),
      extensions: [
        keymap.of([...yUndoManagerKeymap, ...standardKeymap]),
        EditorView.lineWrapping,
        EditorView.cspNonce.of(nonce()),
        EditorView.theme(LOOK),
        EditorView.contentAttributes.of(attributes),
        EditorView.clipboardInputFilter.of(clean),
        EditorState.changeFilter.of((transaction) => transaction.newDoc.length <= longest || !transaction.isUserEvent("input")),
        placeholder(hint),
        carets,
        tell,
        yCollab(ytext, null, { undoManager: undo }),
      ],
    });
    this.#view = new EditorView({ state, parent });
  }

  focus() {
    this.#view.focus();
  }

  /** @param {Place[]} places */
  showCarets(places) {
    showCarets(this.#view, places);
  }

  destroy() {
    this.#view.destroy();
  }
}
