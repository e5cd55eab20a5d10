/** Where others write: carets with names in the editor. */

import { Decoration, EditorView, StateEffect, StateField, WidgetType } from "codemirror";

/** @import {DecorationSet} from "@codemirror/view" */
/** @import {Look, Place} from "./places.js" */

/** @type {import("@codemirror/state").StateEffectType<Place[]>} */
const setPlaces = StateEffect.define();

class CaretWidget extends WidgetType {
  /** @param {Look} look */
  constructor({ name, hue }) {
    super();
    this.name = name;
    this.hue = hue;
  }

  /** @override @param {CaretWidget} other */
  eq(other) {
    return other.name === this.name && other.hue === this.hue;
  }

  /** @override */
  toDOM() {
    const caret = document.createElement("span");
    caret.className = `live-caret hue-${this.hue}`;
    caret.setAttribute("aria-hidden", "true");
    caret.dataset.name = this.name; // shown by the style sheet, so that it is no part of the text
    return caret;
  }

  /** @override */
  get estimatedHeight() {
    return -1;
  }

  /** @override */
  ignoreEvent() {
    return true;
  }
}

/** The extension that shows what `showCarets` was given. */
export const carets = StateField.define({
  create: () => Decoration.none,
  update(/** @type {DecorationSet} */ shown, transaction) {
    let next = shown.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setPlaces)) next = decorations(effect.value);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param {EditorView} view @param {Place[]} places */
export function showCarets(view, places) {
  view.dispatch({ effects: setPlaces.of(places) });
}

/** @param {Place[]} places */
function decorations(places) {
  const ranges = places.flatMap(({ at, from, to, name, hue }) => {
    const caret = Decoration.widget({ widget: new CaretWidget({ name, hue }), side: 1 }).range(at);
    const marked = Decoration.mark({ class: `live-selection hue-${hue}` });
    return to > from ? [marked.range(from, to), caret] : [caret];
  });
  return Decoration.set(ranges, true);
}
