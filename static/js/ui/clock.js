/**
 * `<troupe-clock>`: how much is left of the step, in digits, words and a bar; over time, paused. Either gets
 * `.record` and `.minutes`, or finds both in the document named by `session`. `announce` speaks at 5, 1 and 0 minutes.
 * `began` is how long the step had run, in milliseconds, when what is shown of it began.
 */

import { elapsed, remaining } from "live";
import { html, nothing } from "lit";
import { announce } from "./announcer.js";
import { LiveElement } from "./base.js";
import { gettext } from "./i18n.js";
import { clockText, spokenRemaining } from "./time.js";

/** @import {LiveDocument} from "live" */
/** @import {LiveRecord} from "../live/protocol.js" */

const MINUTE_MS = 60_000;
const SOON_MS = MINUTE_MS;
const SPOKEN_AT_MINUTES = [5, 1, 0];

export class TroupeClock extends LiveElement {
  static properties = {
    record: { attribute: false },
    minutes: { type: Number },
    began: { type: Number },
    label: {},
    session: {},
    announce: { type: Boolean },
    large: { type: Boolean },
    bar: { type: Boolean },
  };

  /** @type {LiveDocument | null} */
  #document = null;
  /** @type {number | null} */
  #before = null;
  /** @type {string | null} */
  #step = null;

  constructor() {
    super();
    /** @type {LiveRecord | undefined} */
    this.record = undefined;
    this.minutes = 0;
    this.began = 0;
    this.label = "";
    this.session = "";
    this.announce = false;
    this.large = false;
    this.bar = false;
    this.tick(() => this.requestUpdate());
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("session")) {
      const next = this.session ? this.live.document(this.session) : null;
      this.replace(this.#document, next);
      this.#document = next;
    }
    if (!this.#document) return;
    this.record = this.#document.record("clock", "main");
    this.minutes = this.#document.record("steps", this.record?.step ?? "")?.minutes ?? 0;
  }

  /** @override @param {LiveDocument} _document @param {import("live").Touched} touched */
  documentChanged(_document, touched) {
    return touched.has("clock") || touched.has("steps");
  }

  /** Milliseconds left at this very moment; negative over time. */
  get leftMs() {
    return remaining(this.record, this.minutes, this.live.clock.serverNow()) + this.began;
  }

  /** @override */
  render() {
    const { record, minutes, began, leftMs: left } = this;
    if (!record || record.state === "preparing" || record.state === "ended" || !record.step) return nothing;
    const now = this.live.clock.serverNow();
    const paused = record.state === "paused";
    const spoken = paused ? `${gettext("Paused")}. ${spokenRemaining(left)}` : spokenRemaining(left);
    const name = this.label ? `${this.label}: ${spoken}` : spoken;
    return html`
      <span class=${this.large ? "clock clock--large" : "clock"} role="timer" aria-label=${name} data-state=${stateOf(left, paused)}>
        <span class="clock__time">${clockText(left)}</span>
        <span class="clock__label">${labelOf(left, paused)}</span>
      </span>
      ${this.bar ? html`<progress class="clock__bar" aria-hidden="true" max="1" .value=${share(elapsed(record, now) - began, minutes)}></progress>` : nothing}
    `;
  }

  /** @override */
  updated() {
    const { record } = this;
    if (!this.announce || record?.state !== "running") {
      this.#before = null;
      return;
    }
    const left = this.leftMs;
    const before = this.#step === record.step ? this.#before : null;
    const passed = SPOKEN_AT_MINUTES.find((mark) => before !== null && before > mark * MINUTE_MS && left <= mark * MINUTE_MS);
    if (passed !== undefined) announce(spokenRemaining(left));
    this.#before = left;
    this.#step = record.step;
  }
}

/** @param {number} left @param {boolean} paused */
function stateOf(left, paused) {
  if (paused) return "paused";
  if (left <= -1000) return "over";
  return left <= SOON_MS ? "soon" : "running";
}

/** @param {number} left @param {boolean} paused */
function labelOf(left, paused) {
  if (paused) return gettext("paused");
  return left <= -1000 ? gettext("over") : gettext("left");
}

/** @param {number} elapsedMs @param {number} minutes */
function share(elapsedMs, minutes) {
  return minutes > 0 ? Math.max(0, Math.min(1, elapsedMs / (minutes * MINUTE_MS))) : 0;
}

customElements.define("troupe-clock", TroupeClock);
