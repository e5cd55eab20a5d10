/** Light, dark, or as the system has it: kept in this browser, shown as `data-theme` on the root element. */

import { LitElement, html } from "lit";
import { gettext } from "./i18n.js";

/** @typedef {"system" | "light" | "dark"} Theme */

const KEY = "troupe-theme";
/** @type {readonly Theme[]} */
const THEMES = ["system", "light", "dark"];

/** @returns {Theme} */
export function chosenTheme() {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? "system";
  } catch {
    return "system";
  }
}

/** @param {Theme} theme */
export function applyTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export class TroupeTheme extends LitElement {
  static properties = { theme: { state: true } };

  constructor() {
    super();
    this.theme = chosenTheme();
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  render() {
    const names = { system: gettext("As the system"), light: gettext("Light"), dark: gettext("Dark") };
    return html`<fieldset class="theme">
      <legend class="theme__legend">${gettext("Appearance")}</legend>
      ${THEMES.map(
        (theme) => html`<label class="theme__choice">
          <input type="radio" name="theme" .checked=${theme === this.theme} @change=${() => this.#choose(theme)} />
          ${names[theme]}
        </label>`,
      )}
    </fieldset>`;
  }

  /** @param {Theme} theme */
  #choose(theme) {
    this.theme = theme;
    applyTheme(theme);
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Without storage the choice holds for this page.
    }
  }
}

applyTheme(chosenTheme());
customElements.define("troupe-theme", TroupeTheme);
