/** Short words about what just happened. They go by themselves, but not while one points at them or stands in them. */

import { announce } from "./announcer.js";
import { gettext } from "./i18n.js";

/** @typedef {{label: string, run: () => void}} ToastAction */
/** @typedef {{kind?: "info" | "success" | "error", action?: ToastAction | null}} ToastOptions */

const BRIEF_MS = 6_000;
const LONG_MS = 12_000;

/**
 * @param {string} text
 * @param {ToastOptions} [options]
 * @returns {() => void} takes it away
 */
export function toast(text, { kind = "info", action = null } = {}) {
  const element = document.createElement("div");
  element.className = `toast toast--${kind}`;
  const words = document.createElement("span");
  words.className = "toast__text";
  words.textContent = text;
  element.append(words);
  const close = () => {
    element.remove();
    hideWhenEmpty();
  };
  if (action) {
    element.append(button(action.label, () => (close(), action.run())));
  }
  element.append(button(gettext("Dismiss"), close));
  showOnTop(element);
  leaveLater(element, close, action || kind === "error" ? LONG_MS : BRIEF_MS);
  announce(text);
  return close;
}

/** @param {string} label @param {() => void} run */
function button(label, run) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "toast__action";
  element.textContent = label;
  element.addEventListener("click", run);
  return element;
}

/** @param {HTMLElement} element @param {() => void} close @param {number} after */
function leaveLater(element, close, after) {
  let timer = setTimeout(close, after);
  const stay = () => clearTimeout(timer);
  const go = () => {
    clearTimeout(timer);
    timer = setTimeout(close, BRIEF_MS);
  };
  element.addEventListener("pointerenter", stay);
  element.addEventListener("pointerleave", go);
  element.addEventListener("focusin", stay);
  element.addEventListener("focusout", go);
}

/** Above everything, also above a dialog that is open. @param {HTMLElement} element */
function showOnTop(element) {
  const box = container();
  if (box.matches(":popover-open")) box.hidePopover();
  box.append(element);
  box.showPopover();
}

function hideWhenEmpty() {
  const box = container();
  if (box.childElementCount === 0 && box.matches(":popover-open")) box.hidePopover();
}

/** @returns {HTMLElement} */
function container() {
  const known = document.getElementById("toasts");
  if (known) return known;
  const made = document.createElement("div");
  made.id = "toasts";
  made.className = "toasts";
  made.popover = "manual";
  made.setAttribute("role", "region");
  made.setAttribute("aria-label", gettext("Messages"));
  document.body.append(made);
  return made;
}
