/** The bar that comes up with a selection: how many, where to, a new cluster of them, or let go. */

import { html } from "lit";
import "../../ui/menu.js";
import { gettext, interpolate, ngettext } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";

/** @param {{count: number, onNew: () => void, onClear: () => void}} options */
export function selectionBar({ count, onNew, onClear }) {
  const text = interpolate(ngettext("%(n)s selected", "%(n)s selected", count), { n: count });
  return html`<div class="board__bar toolbar toolbar--sticky" role="group" aria-label=${gettext("Selected quotes")}>
    <strong class="board__bar-count">${text}</strong>
    <troupe-menu
      class="board__bar-menu" label=${gettext("Move to…")} button-class="btn btn--small btn--primary"
      accessible-label=${gettext("Move to… (the selected quotes)")}
    ></troupe-menu>
    <button type="button" class="btn btn--small" @click=${onNew}>${icon("plus")} ${gettext("New cluster")}</button>
    <button type="button" class="btn btn--small btn--quiet push" @click=${onClear}>${icon("close")} ${gettext("Clear")}</button>
  </div>`;
}
