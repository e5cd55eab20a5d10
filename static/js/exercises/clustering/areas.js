/** The two areas of the board: the tray of unsorted quotes, and the clusters. The lists in them are filled by `lists.js`. */

import { html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { NEW } from "./destinations.js";
import * as states from "./states.js";

/** @import {Board} from "./view.js" */

/** @param {{all: Board, shown: Board, canWrite: boolean, id: string, onNew: () => void}} options */
export function areas({ all, shown, canWrite, id, onNew }) {
  return html`<div class="board__areas">
    ${tray({ all, shown, id })}
    ${clusters({ all, canWrite, id, onNew })}
  </div>`;
}

/** @param {{all: Board, shown: Board, id: string}} options */
function tray({ all, shown, id }) {
  const isFiltered = shown.tray.length < all.tray.length;
  const count = isFiltered
    ? interpolate(gettext("%(shown)s of %(all)s"), { shown: shown.tray.length, all: all.tray.length })
    : String(all.tray.length);
  return html`<section class="board__tray" data-drop="" aria-labelledby=${`tray-${id}`}>
    <h2 class="board__title" id=${`tray-${id}`}>${gettext("Unsorted")} <span class="board__count">${count}</span></h2>
    <div class="board__cards" role="list" aria-labelledby=${`tray-${id}`}></div>
    ${shown.tray.length === 0 ? states.emptyTray({ isFiltered, isDone: all.quotes.size > 0 }) : nothing}
  </section>`;
}

/** @param {{all: Board, canWrite: boolean, id: string, onNew: () => void}} options */
function clusters({ all, canWrite, id, onNew }) {
  return html`<section class="board__clusters" aria-labelledby=${`clusters-${id}`}>
    <div class="board__clusters-head">
      <h2 class="board__title" id=${`clusters-${id}`}>${gettext("Clusters")} <span class="board__count">${all.piles.length}</span></h2>
      ${canWrite
        ? html`<div class="board__new" data-drop=${NEW}>
            <button type="button" class="btn btn--small" @click=${onNew}>${icon("plus")} ${gettext("New cluster")}</button>
            <span class="board__new-hint" aria-hidden="true">${icon("plus")} ${gettext("Drop here for a new cluster")}</span>
          </div>`
        : nothing}
    </div>
    <div class="board__grid"></div>
    ${all.piles.length === 0 ? states.noClusters({ canWrite }) : nothing}
  </section>`;
}
