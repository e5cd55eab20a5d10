/** A short sound at the end of a step or of a part of it, made on the spot; off until somebody switches it on here. */

const KEY = "troupe-sound";
const ON = "on";
const TONES = [
  { hertz: 659.25, after: 0 },
  { hertz: 523.25, after: 0.22 },
];
const LONG_SECONDS = 0.9;
const LOUD = 0.16;

export class Sound {
  /** @type {AudioContext | null} */
  #context = null;
  isOn = read();

  /** Browsers make no sound before somebody has touched the page; to be called when they do. */
  wake() {
    if (!this.isOn) return;
    this.#context ??= new AudioContext();
    if (this.#context.state === "suspended") void this.#context.resume();
  }

  /** @param {boolean} on */
  turn(on) {
    this.isOn = on;
    write(on);
    if (on) this.play();
  }

  play() {
    if (!this.isOn) return;
    this.wake();
    for (const tone of TONES) if (this.#context) ring(this.#context, tone);
  }
}

/** A tone that comes softly and fades. @param {AudioContext} context @param {{hertz: number, after: number}} tone */
function ring(context, { hertz, after }) {
  const from = context.currentTime + after;
  const volume = context.createGain();
  volume.gain.setValueAtTime(0.0001, from);
  volume.gain.exponentialRampToValueAtTime(LOUD, from + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + LONG_SECONDS);
  const tone = context.createOscillator();
  tone.frequency.value = hertz;
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + LONG_SECONDS);
}

function read() {
  try {
    return localStorage.getItem(KEY) === ON;
  } catch {
    return false; // a browser without storage
  }
}

/** @param {boolean} on */
function write(on) {
  try {
    if (on) localStorage.setItem(KEY, ON);
    else localStorage.removeItem(KEY);
  } catch {
    // a browser without storage keeps it for this page only
  }
}
