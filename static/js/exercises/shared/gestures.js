/** What one has done here since the page was opened, newest last, so that undoing can name what it takes back. */

/** @typedef {{gesture: string, text: string}} Gesture */

const KEPT = 200;

export class Gestures {
  /** @type {Gesture[]} */
  #done = [];

  /** Several commands of one gesture count once. @param {string} gesture @param {string} text */
  add(gesture, text) {
    if (this.#done.at(-1)?.gesture === gesture) this.#done.pop();
    this.#done.push({ gesture, text });
    if (this.#done.length > KEPT) this.#done.shift();
  }

  /** It was refused, so it is nothing that can be undone. @param {string} gesture */
  forget(gesture) {
    this.#done = this.#done.filter((one) => one.gesture !== gesture);
  }

  /** Takes the newest off. @returns {Gesture | undefined} */
  take() {
    return this.#done.pop();
  }

  /** The undoing was refused. @param {Gesture} gesture */
  putBack(gesture) {
    this.#done.push(gesture);
  }
}
