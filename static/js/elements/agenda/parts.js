/** `<troupe-step-parts>`: how a step is divided: parts with minutes, one after another or side by side for teams. */

import { LitElement, html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { icon } from "../../ui/look.js";
import { minutesText } from "../../ui/time.js";
import "../inline-text.js";
import "../minutes-field.js";
import { longestLine } from "./planning.js";

/** @import {Answer} from "../../live/protocol.js" */
/** @import {Part, Step} from "../session/agenda.js" */

const PARTS_MOST = 12;
const NEW_MINUTES = 5;

export class TroupeStepParts extends LitElement {
  static properties = { step: { attribute: false }, readonly: { type: Boolean }, save: { attribute: false }, problem: { state: true } };

  constructor() {
    super();
    /** @type {Step | null} */ this.step = null;
    this.readonly = false;
    /** @type {(parts: Part[], text?: string) => Promise<Answer>} */ this.save = () => Promise.reject(new Error("no way to save"));
    this.problem = "";
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  connectedMoveCallback() {}

  get parts() {
    return this.step?.parts ?? [];
  }

  /** @override */
  render() {
    if (!this.step) return nothing;
    return html`
      ${this.parts.length > 0
        ? html`<ol class="parts">${this.parts.map((part, at) => this.#row(part, at))}</ol>${this.#sum(this.step)}`
        : html`<p class="text-soft text-small">${gettext("Not divided. Parts show a group how far it should be.")}</p>`}
      ${this.problem ? html`<p class="field__error" role="alert"><span>${this.problem}</span></p>` : nothing}
      ${this.readonly || this.parts.length >= PARTS_MOST
        ? nothing
        : html`<button type="button" class="btn btn--small" @click=${this.#add}>${icon("plus")}${gettext("Add a part")}</button>`}
    `;
  }

  /** @param {Part} part @param {number} at */
  #row(part, at) {
    const names = { number: at + 1, title: part.title };
    if (this.readonly) {
      return html`<li class=${part.beside ? "part part--beside" : "part"}><span class="part__title">${part.title}</span>
        ${part.beside ? html`<span class="badge badge--outline">${gettext("at the same time")}</span>` : nothing}
        <span class="text-number no-wrap">${minutesText(part.minutes)}</span></li>`;
    }
    return html`<li class=${part.beside ? "part part--beside" : "part"}>
      <troupe-inline-text class="part__title" .value=${part.title} label=${interpolate(gettext("Title of part %(number)s"), names)}
        empty-text=${gettext("A part needs a title.")}
        .save=${(/** @type {string} */ title) => this.#retitle(at, title)}></troupe-inline-text>
      ${at > 0
        ? html`<button type="button" class="chip" aria-pressed=${part.beside} @click=${() => this.#change(at, { beside: !part.beside })}
            aria-label=${interpolate(gettext("%(title)s runs at the same time as the part before it"), names)}>${part.beside ? icon("check") : nothing}${gettext("at the same time")}</button>`
        : nothing}
      <troupe-minutes .value=${part.minutes} label=${part.title}
        @retime=${(/** @type {CustomEvent} */ event) => this.#retime(at, event)}></troupe-minutes>
      <span class="part__acts">
        ${at > 0
          ? html`<button type="button" class="btn btn--quiet btn--icon btn--small" @click=${() => this.#raise(at)}
              aria-label=${interpolate(gettext("Move %(title)s up"), names)}>${icon("chevron-up")}</button>`
          : nothing}
        <button type="button" class="btn btn--quiet btn--icon btn--small" @click=${() => this.#remove(at)}
          aria-label=${interpolate(gettext("Take %(title)s away"), names)}>${icon("close")}</button>
      </span>
    </li>`;
  }

  /** @param {Step} step */
  #sum(step) {
    const names = { parts: minutesText(longestLine(step.parts)), step: minutesText(step.minutes) };
    if (longestLine(step.parts) > step.minutes) {
      return html`<p class="parts__sum parts__sum--over">${icon("alert")}${interpolate(gettext("The parts take %(parts)s, the step has only %(step)s."), names)}</p>`;
    }
    const words = longestLine(step.parts) === step.minutes ? gettext("The parts fill the step: %(step)s.") : gettext("The parts take %(parts)s of %(step)s.");
    return html`<p class="parts__sum">${interpolate(words, names)}</p>`;
  }

  #add() {
    void this.#send([...this.parts, { title: gettext("New part"), minutes: NEW_MINUTES, beside: false }]);
  }

  /** @param {number} at @param {string} title */
  async #retitle(at, title) {
    const answer = await this.save(this.#with(at, { title }), title);
    return answer.ok ? answer : { ...answer, code: "invalid" };
  }

  /** @param {number} at @param {CustomEvent} event */
  #retime(at, event) {
    event.stopPropagation();
    this.#change(at, { minutes: event.detail.minutes });
  }

  /** @param {number} at @param {Partial<Part>} changed */
  #change(at, changed) {
    void this.#send(this.#with(at, changed));
  }

  /** @param {number} at */
  #raise(at) {
    const parts = this.parts.map((part) => ({ ...part }));
    const [part] = parts.splice(at, 1);
    if (part) parts.splice(at - 1, 0, part);
    void this.#send(parts);
  }

  /** @param {number} at */
  #remove(at) {
    void this.#send(this.parts.filter((_part, index) => index !== at));
  }

  /** @param {number} at @param {Partial<Part>} changed */
  #with(at, changed) {
    return this.parts.map((part, index) => (index === at ? { ...part, ...changed } : part));
  }

  /** The first part has nothing that it could run beside. @param {Part[]} parts */
  async #send(parts) {
    const answer = await this.save(parts.map((part, at) => (at === 0 ? { ...part, beside: false } : part)));
    this.problem = answer.ok ? "" : answer.message;
  }
}

customElements.define("troupe-step-parts", TroupeStepParts);
