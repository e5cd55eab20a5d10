/** A document's records as this person sees them: the server's with one's own unanswered commands over them. */

import { callSafely } from "./observable.js";
import { RecordStore } from "./store.js";
import { Touched } from "./touched.js";
import { View } from "./view.js";

/** @import {Arguments, Changes, Snapshot} from "./protocol.js" */
/** @import {Predict} from "./view.js" */

/** @typedef {Iterable<{predict: Predict | null, args: Arguments}>} Predictions */

export class PredictedRecords {
  #store = new RecordStore();
  #predictions;
  /** @type {View | null} */
  #view = null;
  #predicted = new Touched();
  #touched = new Touched();

  /** @param {() => Predictions} predictions the commands without an answer, oldest first */
  constructor(predictions) {
    this.#predictions = predictions;
  }

  get head() {
    return this.#store.head;
  }

  /** Of what the server has said, without predictions. */
  sum() {
    return this.#store.sum();
  }

  forgetHead() {
    this.#store.forgetHead();
  }

  /** @param {Snapshot} snapshot */
  replace(snapshot) {
    this.#invalidate(this.#store.replace(snapshot));
  }

  /** @param {Changes} message @returns {"applied" | "old" | "gap"} */
  apply(message) {
    const outcome = this.#store.apply(message);
    if (outcome === "old" || outcome === "gap") return outcome;
    this.#invalidate(outcome);
    return "applied";
  }

  /** The predictions are others than before. */
  predictAnew() {
    this.#invalidate(new Touched());
  }

  /** @param {string} collection */
  get(collection) {
    return this.#shown().get(collection);
  }

  /** What has changed since this was last asked, wherever a prediction came, went or was played anew. */
  takeTouched() {
    this.#shown();
    const touched = this.#touched;
    this.#touched = new Touched();
    return touched;
  }

  /** @param {Touched} touched */
  #invalidate(touched) {
    this.#touched.merge(touched);
    this.#touched.merge(this.#predicted);
    this.#view = null;
  }

  #shown() {
    if (this.#view) return this.#view;
    const view = new View((collection) => this.#store.get(collection));
    for (const { predict, args } of this.#predictions()) {
      if (predict) callSafely(predict, view, args);
    }
    this.#view = view;
    this.#predicted = view.written;
    this.#touched.merge(view.written);
    return view;
  }
}
