/**
 * `<troupe-menu label="Move" .items=${[…]}>`: a button and a list of destinations, the keyboard's way to everything
 * that can be dragged. Arrows, Home, End, typing the first letters, Escape. Says `choose` with `detail.id`.
 */

import { LitElement, html, ifDefined, nothing } from "lit";
import { gettext } from "./i18n.js";
import { placeBeside } from "./placing.js";
import { uuid } from "../live/uuid.js";

/** @typedef {{id: string, label: string, hint?: string, disabled?: boolean, current?: boolean}} MenuEntry */

const TYPING_MS = 700;

export class TroupeMenu extends LitElement {
  static properties = {
    label: {},
    accessibleLabel: { attribute: "accessible-label" },
    buttonClass: { attribute: "button-class" },
    disabled: { type: Boolean },
    items: { attribute: false },
    open: { state: true },
  };

  #listId = `menu-${uuid()}`;
  #typed = "";
  #typedAt = 0;

  constructor() {
    super();
    this.label = gettext("Move");
    this.accessibleLabel = "";
    this.buttonClass = "btn btn--small";
    this.disabled = false;
    /** @type {readonly MenuEntry[]} */
    this.items = [];
    this.open = false;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  render() {
    return html`
      <button
        type="button" class=${this.buttonClass} aria-haspopup="menu" aria-expanded=${this.open}
        aria-label=${ifDefined(this.accessibleLabel || undefined)} popovertarget=${this.#listId}
        ?disabled=${this.disabled} @keydown=${this.#openByArrow}
      >${this.label}</button>
      <div
        class="menu menu--popup" id=${this.#listId} popover role="menu" aria-label=${this.accessibleLabel || this.label}
        @beforetoggle=${this.#beforeToggle} @toggle=${this.#toggled} @keydown=${this.#move}
      >${this.open ? this.#entries() : nothing}</div>
    `;
  }

  #entries() {
    if (this.items.length === 0) return html`<p class="menu__head">${gettext("There is nowhere to move it to.")}</p>`;
    const choosing = this.items.some((item) => item.current);
    return this.items.map(
      (item) => html`<button
        type="button" class="menu__item" tabindex="-1" role=${choosing ? "menuitemradio" : "menuitem"}
        aria-checked=${ifDefined(choosing ? String(item.current ?? false) : undefined)}
        aria-disabled=${ifDefined(item.disabled ? "true" : undefined)} @click=${() => this.#choose(item)}
      >${item.label}${item.hint ? html`<span class="menu__hint">${item.hint}</span>` : nothing}</button>`,
    );
  }

  get #list() {
    return /** @type {HTMLElement | null} */ (this.querySelector("[role=menu]"));
  }

  get #buttons() {
    return /** @type {HTMLElement[]} */ ([...(this.#list?.querySelectorAll(".menu__item") ?? [])]);
  }

  /** @param {MenuEntry} item */
  #choose(item) {
    if (item.disabled) return;
    this.#close();
    this.dispatchEvent(new CustomEvent("choose", { detail: { id: item.id }, bubbles: true }));
  }

  /** The browser gives focus back by itself, but not when the menu has been moved on the page meanwhile. */
  #close() {
    this.#list?.hidePopover();
    this.querySelector("button")?.focus();
  }

  /** @param {ToggleEvent} event */
  #beforeToggle(event) {
    this.open = event.newState === "open";
    if (this.open) this.performUpdate();
  }

  /** @param {ToggleEvent} event */
  #toggled(event) {
    const button = this.querySelector("button");
    if (event.newState !== "open" || !this.#list || !button) return;
    placeBeside(this.#list, button);
    const current = this.#buttons.find((entry) => entry.getAttribute("aria-checked") === "true");
    (current ?? this.#buttons[0])?.focus();
  }

  /** @param {KeyboardEvent} event */
  #openByArrow(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.#list?.showPopover();
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const buttons = this.#buttons;
    const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const last = buttons.length - 1;
    const goal = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
    event.stopPropagation();
    if (event.key === "Tab") this.#list?.hidePopover();
    else if (event.key === "Escape") this.#close();
    else if (goal !== undefined) focusInstead(event, buttons[goal]);
    else if (event.key.length === 1 && event.key !== " ") focusInstead(event, this.#typedTo(event.key, at));
  }

  /** The next entry after `at` that begins with what was just typed. @param {string} key @param {number} at */
  #typedTo(key, at) {
    const now = performance.now();
    this.#typed = (now - this.#typedAt < TYPING_MS ? this.#typed : "") + key.toLocaleLowerCase();
    this.#typedAt = now;
    const from = this.#typed.length === 1 ? at + 1 : Math.max(at, 0);
    const buttons = this.#buttons;
    const inTurn = [...buttons.slice(from), ...buttons.slice(0, from)];
    return inTurn.find((button) => button.textContent?.trim().toLocaleLowerCase().startsWith(this.#typed));
  }
}

/** @param {Event} event @param {HTMLElement | undefined} element */
function focusInstead(event, element) {
  event.preventDefault();
  element?.focus();
}

customElements.define("troupe-menu", TroupeMenu);
