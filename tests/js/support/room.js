/** A live client whose browser and server are played by the test: time, sockets and storage do only what it says. */

import { mock } from "node:test";
import { connect } from "../../../static/js/live/index.js";

/** @import {Incoming, LiveRecord, Outgoing, Records} from "../../../static/js/live/protocol.js" */
/** @import {KeptCommand} from "../../../static/js/live/vault.js" */

export const ALICE = "p:a11ce000-0000-4000-8000-000000000000";
export const BOB = "p:b0b00000-0000-4000-8000-000000000000";
export const BOARD = "d0c00000-0000-4000-8000-000000000000";

/** The server's side of one connection. */
export class FakeSocket {
  readyState = 0;
  /** @type {Outgoing[]} */
  sent = [];
  /** @type {(() => void) | null} */
  onopen = null;
  /** @type {((event: {data: string}) => void) | null} */
  onmessage = null;
  /** @type {((event: {code: number, reason: string}) => void) | null} */
  onclose = null;

  /** @param {string} frame */
  send(frame) {
    this.sent.push(JSON.parse(frame));
  }

  close() {
    this.readyState = 3;
  }

  open() {
    this.readyState = 1;
    this.onopen?.();
  }

  /** @param {...Incoming} messages in one frame */
  deliver(...messages) {
    this.onmessage?.({ data: JSON.stringify(messages) });
  }

  /** @param {number} code @param {string} [reason] */
  drop(code, reason = "") {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }

  /** What was sent of one type. @template {Outgoing["t"]} T @param {T} type @returns {(Outgoing & {t: T})[]} */
  of(type) {
    return /** @type {(Outgoing & {t: T})[]} */ (this.sent.filter((message) => message.t === type));
  }
}

/** Storage that forgets nothing until it is told to; shared by several rooms, it stands for a reload. */
export class FakeVault {
  /** @type {Map<string, KeptCommand>} */
  kept = new Map();

  /** @param {KeptCommand} command */
  async put(command) {
    this.kept.set(command.id, structuredClone(command));
  }

  /** @param {string} id */
  async remove(id) {
    this.kept.delete(id);
  }

  /** @param {string} owner */
  async all(owner) {
    return [...this.kept.values()].filter((command) => command.owner === owner);
  }
}

export class Room {
  now = 1_000_000;
  random = 0.5;
  hidden = false;
  /** Whether the server answers over HTTP. */
  reachable = true;
  /** @type {FakeSocket[]} */
  sockets = [];
  /** @type {Map<string, ((event: Event) => void)[]>} */
  listeners = new Map();

  /** @param {{vault?: FakeVault, keepsTo?: string[] | null}} [options] */
  constructor({ vault = new FakeVault(), keepsTo = null } = {}) {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
    this.vault = vault;
    const room = this;
    this.live = connect({
      url: "ws://troupe.test/live/",
      as: ALICE,
      keepsTo,
      environment: {
        openSocket: () => /** @type {WebSocket} */ (/** @type {unknown} */ (room.#newSocket())),
        now: () => room.now,
        random: () => room.random,
        reaches: async () => room.reachable,
        page: {
          get hidden() {
            return room.hidden;
          },
          on: (event, listener) => void room.listeners.set(event, [...(room.listeners.get(event) ?? []), listener]),
        },
        vault,
      },
    });
  }

  /** The newest connection. */
  get socket() {
    return /** @type {FakeSocket} */ (this.sockets.at(-1));
  }

  /** @param {{window?: number, you?: string}} [options] */
  greet({ window = 1024 * 1024, you = ALICE } = {}) {
    this.socket.open();
    this.socket.deliver({ t: "hello", v: 1, now: this.now, you, beat: 15, window });
  }

  /** Connects and gives the board its first records. @param {Records} [records] @param {number} [upto] */
  async begin(records = { cards: { one: { text: "one" } } }, upto = 1) {
    const board = this.live.document(BOARD);
    this.greet();
    this.snapshot(records, upto);
    await settle();
    return board;
  }

  /** @param {Records} records @param {number} upto */
  snapshot(records, upto) {
    this.socket.deliver({ t: "snap", doc: BOARD, kind: "test", upto, can: ["write"], records });
  }

  /** @param {number} after @param {number} upto @param {...[string, string, LiveRecord | null]} changes */
  change(after, upto, ...changes) {
    this.socket.deliver(chg(after, upto, ...changes));
  }

  /** @param {string} id */
  acknowledge(id) {
    this.socket.deliver({ t: "ack", id, now: this.now });
  }

  /** @param {string} id @param {string} code */
  refuse(id, code) {
    this.socket.deliver({ t: "no", id, code, message: `no: ${code}`, detail: null });
  }

  /** Lets time pass, a step at a time so that `now` is right in every timer. @param {number} ms */
  advance(ms) {
    for (let rest = ms; rest > 0; ) {
      const step = Math.min(rest, 50);
      this.now += step;
      mock.timers.tick(step);
      rest -= step;
    }
  }

  /** @param {string} event */
  fire(event) {
    const happened = new Event(event, { cancelable: true });
    for (const listener of this.listeners.get(event) ?? []) listener(happened);
    return happened;
  }

  #newSocket() {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }
}

/** @param {number} after @param {number} upto @param {...[string, string, LiveRecord | null]} changes @returns {Incoming} */
export function chg(after, upto, ...changes) {
  return { t: "chg", doc: BOARD, after, upto, by: BOB, cmd: "test", changes };
}

/** Lets all promises that can settle do so. */
export function settle() {
  return new Promise((resolve) => setImmediate(resolve));
}
