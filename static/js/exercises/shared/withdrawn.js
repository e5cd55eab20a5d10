/** A quote whose words have been taken back: everywhere it stood, this is said in their place. */

import { gettext } from "../../ui/i18n.js";

/** @param {{readonly text: string, readonly withdrawn?: boolean}} quote */
export function wordsOf({ text, withdrawn }) {
  return withdrawn ? gettext("Withdrawn") : text;
}
