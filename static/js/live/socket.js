/**
 * The page's one WebSocket: greets, answers beats, confirms receipt, notices silence, and comes back by itself.
 * It knows nothing of documents or commands; those hear of it through the handlers.
 */

import { CLOSE, PROTOCOL_VERSION } from "./protocol.js";
import { Receipts } from "./receipts.js";
import { isFinal, reconnectDelay } from "./reconnect.js";

/** @import {Hello, Incoming, Outgoing} from "./protocol.js" */
/** @import {Environment} from "./environment.js" */

/** A live connection is never silent for longer: the server beats every 15 s. */
export const SILENCE_MS = 40_000;
const CHECK_MS = 10_000;
/** A connection that held for so long starts the backoff anew. */
const STEADY_MS = 10_000;

/**
 * @typedef {{
 *   onHello: (hello: Hello) => void,
 *   onMessages: (messages: Incoming[]) => void,
 *   onTry: () => void,
 *   onDown: (code: number, greeted: boolean) => void,
 *   onFinal: (code: number) => void,
 * }} SocketHandlers
 */

export class LiveSocket {
  #url;
  #as;
  #environment;
  #handlers;
  /** @type {WebSocket | null} */
  #socket = null;
  #receipts;
  #greeted = false;
  #attempt = 0;
  #openedAt = 0;
  #over = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {{url: string, as: string | null, environment: Environment, handlers: SocketHandlers}} options */
  constructor({ url, as, environment, handlers }) {
    this.#url = url;
    this.#as = as;
    this.#environment = environment;
    this.#handlers = handlers;
    this.#receipts = new Receipts(environment.now());
  }

  /** Connects, and stays connected from then on. */
  start() {
    const { page } = this.#environment;
    for (const event of ["visibilitychange", "online", "pageshow"]) page.on(event, () => this.#comeBack());
    setInterval(() => this.#checkSilence(), CHECK_MS);
    this.#open();
  }

  /** Whether the server has greeted on the present connection. */
  get isOpen() {
    return this.#greeted;
  }

  /** Sends when connected; answers whether it did. @param {Outgoing} message */
  send(message) {
    if (!this.#greeted || this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Ends this connection and opens the next one at once. */
  restart() {
    const old = this.#socket;
    this.#socket = null;
    old?.close();
    if (this.#greeted) this.#down(CLOSE.GOING_AWAY);
    this.#open();
  }

  #open() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#over) return;
    this.#handlers.onTry();
    const socket = this.#environment.openSocket(this.#url);
    this.#socket = socket;
    this.#receipts = new Receipts(this.#environment.now());
    socket.onopen = () => socket.send(JSON.stringify({ t: "hello", v: PROTOCOL_VERSION, as: this.#as }));
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.#receive(event.data);
    };
    socket.onclose = (event) => {
      if (socket === this.#socket) this.#closed(event.code, event.reason);
    };
  }

  /** @param {string} frame */
  #receive(frame) {
    this.#receipts.add(frame, this.#environment.now());
    /** @type {Incoming[]} */
    const messages = JSON.parse(frame);
    const greeting = messages.find((message) => message.t === "hello");
    if (greeting?.t === "hello") this.#greet(greeting);
    const beat = messages.some((message) => message.t === "beat");
    if (beat) this.send({ t: "beat" });
    this.#handlers.onMessages(messages);
    const bytes = this.#receipts.toConfirm({ always: beat });
    if (bytes !== null) this.send({ t: "seen", bytes });
  }

  /** @param {Hello} hello */
  #greet(hello) {
    this.#greeted = true;
    this.#openedAt = this.#environment.now();
    this.#receipts.limitWindow(hello.window);
    this.#handlers.onHello(hello);
  }

  /** @param {number} code @param {string} reason */
  #closed(code, reason) {
    this.#socket = null;
    const steady = this.#greeted && this.#environment.now() - this.#openedAt >= STEADY_MS;
    this.#attempt = steady ? 0 : this.#attempt;
    this.#over = isFinal(code);
    if (!this.#over) {
      const delay = reconnectDelay({ attempt: this.#attempt, code, reason, random: this.#environment.random() });
      this.#attempt += 1;
      this.#timer = setTimeout(() => this.#open(), delay);
    }
    this.#down(code);
    if (this.#over) this.#handlers.onFinal(code);
  }

  /** @param {number} code */
  #down(code) {
    const greeted = this.#greeted;
    this.#greeted = false;
    this.#handlers.onDown(code, greeted);
  }

  /** Somebody looks at the page again, or the network is back: do not wait for a timer. */
  #comeBack() {
    if (this.#environment.page.hidden) return;
    if (this.#timer !== undefined) this.#open();
    else this.#checkSilence();
  }

  #checkSilence() {
    if (this.#socket && this.#environment.now() - this.#receipts.lastAt > SILENCE_MS) this.restart();
  }
}
