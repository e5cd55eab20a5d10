/** The page's live connection: one socket, its documents, one's own commands, the server's clock, one status. */

import { CLOSE } from "./protocol.js";
import { ServerClock } from "./clock.js";
import { LiveDocument } from "./document.js";
import { Observable } from "./observable.js";
import { PendingCommands } from "./pending.js";
import { Reachability } from "./reachability.js";
import { LiveSocket } from "./socket.js";

/** @import {Hello, Incoming} from "./protocol.js" */
/** @import {Environment} from "./environment.js" */

/** @typedef {"connecting" | "saved" | "saving" | "offline" | "blocked" | "ended" | "forbidden"} StatusState */
/** @typedef {{readonly state: StatusState, readonly pending: number, readonly refused: number}} Status */

const CHECK_DOCUMENTS_MS = 5_000;

export class Live {
  #socket;
  #pending;
  #environment;
  #reachability;
  /** @type {Map<string, LiveDocument>} */
  #documents = new Map();
  /** @type {Set<LiveDocument>} */
  #changed = new Set();
  /** @type {readonly string[] | null} */
  #keepsTo;
  /** @type {"connecting" | "open" | "offline" | "ended" | "forbidden"} */
  #connection = "connecting";
  #forgetHeads = false;

  /** Own actor, null before the server has greeted. @type {string | null} */
  you = null;
  /** @type {Observable<Status>} */
  status = new Observable(/** @type {Status} */ ({ state: "connecting", pending: 0, refused: 0 }));

  /** @param {{url: string, as: string | null, environment: Environment, keepsTo?: readonly string[] | null}} options */
  constructor({ url, as, environment, keepsTo = null }) {
    this.#environment = environment;
    this.#keepsTo = keepsTo;
    this.clock = new ServerClock(environment.now);
    this.#reachability = new Reachability(environment, () => this.#tell());
    this.#socket = new LiveSocket({
      url,
      as,
      environment,
      handlers: {
        onHello: (hello) => this.#greeted(hello),
        onMessages: (messages) => messages.forEach((message) => this.#receive(message)),
        onTry: () => this.#reachability.tried(),
        onDown: (code, greeted) => this.#lost(code, greeted),
        onFinal: (code) => this.#over(code),
      },
    });
    this.#pending = new PendingCommands({
      send: (message) => this.#socket.send(message),
      environment,
      onChange: (doc) => this.#pendingChanged(doc),
    });
    /** Refused texts that are saved nowhere else. */
    this.tray = this.#pending.tray;
    this.tray.subscribe(() => this.#tell());
  }

  /** Connects and warns before the page is left with something unsaved; to be called once. */
  start() {
    this.#environment.page.on("beforeunload", (event) => {
      if (this.#pending.size > 0) event.preventDefault();
    });
    setInterval(() => this.#check(), CHECK_DOCUMENTS_MS);
    this.#socket.start();
  }

  /** The document with this id, subscribed to; always the same object for the same id. @param {string} id */
  document(id) {
    const known = this.#documents.get(id);
    if (known && known.state !== "gone") return known;
    const document = known ?? this.#makeDocument(id);
    document.subscribe();
    return document;
  }

  /** Follows a document no longer. @param {string} id */
  close(id) {
    const document = this.#documents.get(id);
    if (!document) return;
    this.#documents.delete(id);
    document.stop();
    this.#socket.send({ t: "unsub", doc: id });
  }

  #check() {
    for (const document of this.#documents.values()) document.check();
    void this.#reachability.check();
  }

  /** @param {string} id */
  #makeDocument(id) {
    const document = new LiveDocument(id, {
      send: (message) => this.#socket.send(message),
      pending: this.#pending,
      now: this.#environment.now,
      changed: (changed) => this.#flushSoon(changed),
      keepsTo: this.#keepsTo,
    });
    this.#documents.set(id, document);
    return document;
  }

  /** @param {Hello} hello */
  #greeted(hello) {
    const fresh = this.#forgetHeads || (this.you !== null && this.you !== hello.you);
    this.#forgetHeads = false;
    this.you = hello.you;
    this.#connection = "open";
    this.#reachability.greeted();
    this.clock.start((message) => this.#socket.send(message), hello.now);
    for (const document of this.#documents.values()) {
      if (document.state !== "gone") document.subscribe({ fresh });
    }
    this.#pending.connected(hello.you);
    this.#tell();
  }

  /** @param {Incoming} message */
  #receive(message) {
    switch (message.t) {
      case "ack":
        return this.#pending.acknowledged(message.id);
      case "no":
        return this.#pending.refused(message);
      case "pong":
        return this.clock.measure(message);
      case "hello":
      case "beat":
        return undefined;
      default:
        return this.#documents.get(message.doc)?.receive(message);
    }
  }

  /** @param {number} code @param {boolean} greeted */
  #lost(code, greeted) {
    if (!greeted && code === CLOSE.NEVER_OPENED) this.#reachability.failed();
    if (code === CLOSE.EPOCH) this.#forgetHeads = true;
    this.#connection = "offline";
    this.clock.stop();
    this.#pending.disconnected();
    this.#tell();
  }

  /** @param {number} code */
  #over(code) {
    this.#connection = code === CLOSE.SESSION_ENDED || this.you !== null ? "ended" : "forbidden";
    this.#pending.end(this.#connection);
    this.#tell();
  }

  /** @param {string} doc */
  #pendingChanged(doc) {
    this.#documents.get(doc)?.pendingChanged();
    this.#tell();
  }

  #tell() {
    const pending = this.#pending.size;
    const refused = this.tray.value.length;
    const state = this.#state(pending);
    const before = this.status.value;
    if (before.state === state && before.pending === pending && before.refused === refused) return;
    this.status.set({ state, pending, refused });
  }

  /** @param {number} pending @returns {StatusState} */
  #state(pending) {
    if (this.#connection === "open") return pending > 0 ? "saving" : "saved";
    const down = this.#connection === "connecting" || this.#connection === "offline";
    return down && this.#reachability.blocked ? "blocked" : this.#connection;
  }

  /** Listeners hear once of all that one frame, or one turn of the page's own code, has changed. @param {LiveDocument} document */
  #flushSoon(document) {
    if (this.#changed.size === 0) queueMicrotask(() => this.#flush());
    this.#changed.add(document);
  }

  #flush() {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const document of changed) document.flush();
  }
}
