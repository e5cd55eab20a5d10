/** Which board somebody is at. Pure. */

import { gettext } from "../../ui/i18n.js";
import { placeOf, stepsOf } from "./agenda.js";

/** @import {LiveDocument} from "live" */
/** @import {PageData} from "../../ui/page.js" */
/** @import {Step} from "./agenda.js" */

/** @typedef {{id: string, step: string, group: string | null, exercise: string, locked?: boolean}} BoardPlace */

/** @param {LiveDocument} session @param {string} step @returns {BoardPlace[]} */
export function boardsAt(session, step) {
  const boards = [...session.get("boards")].map(([id, record]) => /** @type {BoardPlace} */ ({ ...record, id }));
  return boards.filter((board) => board.step === step);
}

/** Whether people work at this step, not only talk. @param {PageData} config @param {Step | undefined} step */
export function hasBoard(config, step) {
  return Boolean(step && config.exercises?.[step.exercise]?.module);
}

/** Whether each group works at it by itself. @param {PageData} config @param {Step | undefined} step */
export function isForGroups(config, step) {
  return Boolean(step && hasBoard(config, step) && config.exercises[step.exercise].perGroup);
}

/** How a step is done, in words. @param {PageData} config @param {Step} step */
export function kindText(config, step) {
  if (!hasBoard(config, step)) return gettext("Everybody talks");
  const { title } = config.exercises[step.exercise];
  return `${title} · ${isForGroups(config, step) ? gettext("in groups") : gettext("all together")}`;
}

/**
 * The board of somebody in `group` at the current step: their group's, or the plenary's where groups have none.
 * @param {LiveDocument} session
 * @param {string | null} group
 * @returns {BoardPlace | null}
 */
export function boardFor(session, group) {
  const { current } = placeOf(session);
  if (!current) return null;
  const boards = boardsAt(session, current.id);
  const own = group === null ? undefined : boards.find((board) => board.group === group);
  if (own) return own;
  return boards.every((board) => board.group === null) ? (boards[0] ?? null) : null;
}

/** The board of a group at a step, else everybody's there. @param {LiveDocument} session @param {string} step @param {string | null} group */
export function ownBoardAt(session, step, group) {
  const boards = boardsAt(session, step);
  return boards.find((board) => board.group !== null && board.group === group) ?? boards.find((board) => board.group === null) ?? null;
}

/** Those of other steps than the one that is on, in the order of the agenda. @param {LiveDocument} session @param {string | null} group */
export function earlierBoards(session, group) {
  const current = placeOf(session).current?.id;
  return stepsOf(session).flatMap(({ id, title }) => {
    const board = id === current ? null : ownBoardAt(session, id, group);
    return board ? [{ title, board }] : [];
  });
}
