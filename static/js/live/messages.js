/** Sentences for refusals that the browser makes by itself. */

import { gettext } from "../ui/i18n.js";

/** @param {string} code */
export function refusalMessage(code) {
  switch (code) {
    case "too_big":
      return gettext("This is too long to be saved. Shorten it and try again.");
    case "ended":
      return gettext("You are no longer in this session, so this could not be saved.");
    case "forbidden":
      return gettext("You are no longer allowed to change this, so it could not be saved.");
    case "shows_only":
      return gettext("This page only shows; nothing can be changed on it.");
    default:
      return gettext("This could not be saved.");
  }
}
