/** Two soft notes when the time of a step is over, for whoever has switched them on. Off at first; kept in this browser. */

import { elapsed } from "live";

/** @import {LiveRecord} from "../../live/protocol.js" */

const KEPT = "troupe-end-sound";
const NOTES_HZ = [523.25, 659.25];
const NOTE_SECONDS = 0.45;
const LOUD = 0.15;
const MINUTE_MS = 60_000;

export class EndSound {
  /** @type {AudioContext | null} */
  #audio = null;
  /** @type {{step: string, left: number} | null} */
  #before = null;

  get on() {
    try {
      return localStorage.getItem(KEPT) === "on";
    } catch {
      return this.#audio !== null;
    }
  }

  /** Switched by a press, which is also when a browser lets a page sound; one hears what one has switched on. */
  toggle() {
    const on = !this.on;
    try {
      localStorage.setItem(KEPT, on ? "on" : "off");
    } catch {
      // Without storage it holds for this page.
    }
    if (on) this.#play();
    else this.#audio = null;
  }

  /** Sounds when the time has passed zero since one looked last. @param {LiveRecord | undefined} clock @param {number} minutes @param {number} now */
  hear(clock, minutes, now) {
    if (clock?.state !== "running" || !clock.step) {
      this.#before = null;
      return;
    }
    const left = minutes * MINUTE_MS - elapsed(clock, now);
    const isOver = this.#before !== null && this.#before.step === clock.step && this.#before.left > 0 && left <= 0;
    this.#before = { step: clock.step, left };
    if (isOver && this.on) this.#play();
  }

  #play() {
    this.#audio ??= new AudioContext();
    const audio = this.#audio;
    NOTES_HZ.forEach((frequency, at) => {
      const note = new OscillatorNode(audio, { frequency, type: "sine" });
      const gain = new GainNode(audio, { gain: 0 });
      const from = audio.currentTime + at * NOTE_SECONDS;
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(LOUD, from + 0.03);
      gain.gain.exponentialRampToValueAtTime(0.001, from + NOTE_SECONDS);
      note.connect(gain).connect(audio.destination);
      note.start(from);
      note.stop(from + NOTE_SECONDS);
    });
  }
}
