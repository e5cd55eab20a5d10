/**
 * The wire protocol as types and constants. One message object per frame goes out; a frame that comes in is an array.
 * Owns no behaviour; the server's `realtime/protocol.py` and `SPEC.md` are the other half.
 */

export const PROTOCOL_VERSION = 1;
export const FRAME_BYTES = 64 * 1024;
export const MAX_IN_FLIGHT = 16;

/** Why a connection ended. */
export const CLOSE = Object.freeze({
  GOING_AWAY: 1001,
  POLICY: 1008,
  NEVER_OPENED: 1006,
  TOO_BIG: 1009,
  RESTART: 1012,
  BUSY: 1013,
  SESSION_ENDED: 4001,
  NO_RIGHT: 4003,
  TOO_SLOW: 4008,
  EPOCH: 4010,
  RATE: 4029,
});

/** Refusals that mean "the same command again, a little later". */
export const TRANSIENT_CODES = Object.freeze(["retry", "busy"]);

/** @typedef {{readonly [field: string]: any}} LiveRecord  the fields are the business of the document's kind */
/** @typedef {{[name: string]: any}} Arguments */
/** @typedef {[collection: string, id: string, record: LiveRecord | null]} Change  null = deleted */
/** @typedef {"here" | "away"} Attendance */

/** @typedef {{t: "hello", v: number, as: string | null}} HelloOut */
/** @typedef {{t: "sub", doc: string, after: number | null, differs?: true}} Subscribe */
/** @typedef {{t: "unsub", doc: string}} Unsubscribe */
/** @typedef {{t: "sum", doc: string}} AskSum */
/** @typedef {{t: "cmd", id: string, doc: string, gesture: string, type: string, args: Arguments}} CommandOut */
/** @typedef {{t: "eph", doc: string, data: {[key: string]: unknown}}} EphemeralOut */
/** @typedef {{t: "seen", bytes: number}} Seen */
/** @typedef {{t: "ping", at: number}} Ping */
/** @typedef {{t: "beat"}} BeatAnswer */
/** @typedef {HelloOut | Subscribe | Unsubscribe | AskSum | CommandOut | EphemeralOut | Seen | Ping | BeatAnswer} Outgoing */

/** @typedef {{t: "hello", v: number, now: number, you: string, beat: number, window: number}} Hello */
/** @typedef {{[collection: string]: {[id: string]: LiveRecord}}} Records */
/** @typedef {{t: "snap", doc: string, kind: string, upto: number, can: string[], records: Records}} Snapshot */
/**
 * @typedef {{t: "chg", doc: string, after: number, upto: number, by: string | null, cmd: string | null,
 *   changes: Change[]}} Changes
 */
/** @typedef {{t: "ack", id: string, now: number}} Acknowledgement */
/** @typedef {{t: "no", id: string, code: string, message: string, detail: {[key: string]: any} | null}} Refusal */
/** @typedef {{t: "eph", doc: string, from: string, data: {[key: string]: any}}} Ephemeral */
/** @typedef {{t: "here", doc: string, people: {[actor: string]: Attendance}}} Here */
/** @typedef {{t: "can", doc: string, can: string[]}} Can */
/** @typedef {{t: "beat", now: number}} Beat */
/** @typedef {{t: "pong", at: number, now: number}} Pong */
/** @typedef {{t: "gone", doc: string, code: string}} Gone */
/** @typedef {{t: "sum", doc: string, upto: number, count: number, sum: number}} Sum */
/** @typedef {Snapshot | Changes | Ephemeral | Here | Can | Sum | Gone} DocumentMessage */
/** @typedef {Hello | Acknowledgement | Refusal | Beat | Pong | DocumentMessage} Incoming */

/**
 * What became of a command.
 * @typedef {{ok: true}
 *   | {ok: false, code: string, message: string, detail: {[key: string]: any} | null}} Answer
 */
