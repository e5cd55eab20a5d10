/**
 * Translation: Django's JavaScript catalogue where the page has loaded it, the source text elsewhere.
 * Always call with literals, so that `makemessages` finds them. Imports nothing.
 */

/**
 * @typedef {{
 *   gettext?: (text: string) => string,
 *   ngettext?: (one: string, many: string, count: number) => string,
 *   pgettext?: (context: string, text: string) => string,
 * }} Catalogue
 */

const catalogue = /** @type {Catalogue} */ (/** @type {unknown} */ (globalThis));

/** @param {string} text */
export function gettext(text) {
  return catalogue.gettext?.(text) ?? text;
}

/** @param {string} context @param {string} text */
export function pgettext(context, text) {
  return catalogue.pgettext?.(context, text) ?? text;
}

/** @param {string} one @param {string} many @param {number} count */
export function ngettext(one, many, count) {
  return catalogue.ngettext?.(one, many, count) ?? (count === 1 ? one : many);
}

/** Fills `%(name)s` places. @param {string} format @param {{[name: string]: string | number}} values */
export function interpolate(format, values) {
  return format.replace(/%\((\w+)\)s/g, (place, name) => String(values[name] ?? place));
}
