// @ts-check
/** How people, groups and signs look in elements: the same rules as workshop/templatetags/look.py. */
import { svg } from "lit";

const HUES = 8;

/**
 * 1 to 8: numbers count round (groups by their order, from 1), anything else by its characters.
 * @param {number | string} key
 * @returns {number}
 */
export function hue(key) {
  if (typeof key === "number") return ((key - 1) % HUES) + 1;
  let value = 0;
  for (const character of key) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 2 ** 32;
  return (value % HUES) + 1;
}

/**
 * The first letters of the first and the last word, at most two characters.
 * @param {string} name
 * @returns {string}
 */
export function initials(name) {
  const words = name.replaceAll("@", " ").split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("") || [...name.trim()][0] || "";
}

/**
 * A sign of the sprite, beside words that say the same.
 * @param {string} name
 */
export function icon(name) {
  const sprite = document.documentElement.dataset.icons ?? "/static/img/icons.svg";
  return svg`<svg class="icon icon--${name}" aria-hidden="true"><use href="${sprite}#${name}"></use></svg>`;
}
