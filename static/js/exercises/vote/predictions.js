/** What one's own press will have done, shown before the server has answered. It checks nothing: the server decides. */

/** @import {View} from "../../live/view.js" */

/** Stands for one's first ballot until the server has made it. */
const FIRST = "own";

/** @param {View} view @param {{item: string, dots: number}} args */
export function placeDots(view, { item, dots }) {
  const [[id, ballot] = [FIRST, { dots: {} }]] = view.get("ballots");
  const { [item]: _before, ...others } = ballot.dots;
  view.put("ballots", id, { ...ballot, dots: dots > 0 ? { ...others, [item]: dots } : others });
}
