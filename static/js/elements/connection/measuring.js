/** Tries what a live page needs: the server over HTTP, a WebSocket, their round trips, the clocks and cookies. */

import { PROTOCOL_VERSION } from "../../live/protocol.js";

/** @import {Incoming} from "../../live/protocol.js" */
/** @typedef {{works: boolean, trips: number[], offset: number | null}} Way `offset`: the server's clock less one's own */
/**
 * @typedef {{
 *   ask: () => Promise<Response>, openSocket: () => WebSocket, now: () => number, keepsCookies: () => boolean,
 *   offsetOfPage: number | null,
 * }} Means
 */

const TRIPS = 5;
const PATIENCE_MS = 10_000;

/** @param {number} madeAt when the server made this page, by its clock @returns {Means} */
export function browserMeans(madeAt) {
  const url = new URL("/live/", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return {
    ask: () => fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) }),
    openSocket: () => new WebSocket(url),
    now: () => Date.now(),
    keepsCookies,
    offsetOfPage: offsetOfPage(madeAt),
  };
}

/** By when the page came; good to a fraction of a second. @param {number} madeAt */
function offsetOfPage(madeAt) {
  const arrival = performance.getEntriesByType("navigation")[0];
  if (!(arrival instanceof PerformanceNavigationTiming) || Number.isNaN(madeAt)) return null;
  return madeAt - (performance.timeOrigin + arrival.responseStart);
}

/** Over HTTP, a few times one after the other. @param {Means} means @returns {Promise<Way>} */
export async function tryServer({ ask, now, offsetOfPage: offset }) {
  const trips = [];
  try {
    for (let trip = 0; trip < TRIPS; trip += 1) {
      const sent = now();
      const answer = await ask();
      if (!answer.ok) return { works: false, trips, offset };
      trips.push(now() - sent);
    }
  } catch {
    return { works: false, trips, offset };
  }
  return { works: true, trips, offset };
}

/** A WebSocket; whoever is somebody here is greeted, and may measure on it. @param {Means} means @returns {Promise<Way>} */
export function trySocket({ openSocket, now }) {
  return new Promise((resolve) => {
    /** @type {Way} */
    const found = { works: false, trips: [], offset: null };
    const socket = openSocket();
    const end = () => {
      clearTimeout(timer);
      socket.onclose = socket.onmessage = socket.onopen = null;
      socket.close();
      resolve(found);
    };
    const timer = setTimeout(end, PATIENCE_MS);
    const ping = () => socket.send(JSON.stringify({ t: "ping", at: now() }));
    socket.onclose = end;
    socket.onopen = () => {
      found.works = true;
      socket.send(JSON.stringify({ t: "hello", v: PROTOCOL_VERSION }));
    };
    socket.onmessage = ({ data }) => {
      for (const message of /** @type {Incoming[]} */ (JSON.parse(data))) {
        if (message.t === "pong") {
          found.trips.push(now() - message.at);
          found.offset = message.now - (message.at + now()) / 2;
        }
        if (message.t !== "pong" && message.t !== "hello") continue;
        if (found.trips.length < TRIPS) ping();
        else end();
      }
    };
  });
}

/** Whether a cookie that is set is there afterwards. */
function keepsCookies() {
  document.cookie = "troupe_test=1; SameSite=Lax; Path=/connection/";
  const kept = document.cookie.includes("troupe_test=1");
  document.cookie = "troupe_test=; Max-Age=0; SameSite=Lax; Path=/connection/";
  return kept;
}

/** @param {number[]} trips */
export function shortest(trips) {
  return Math.round(Math.min(...trips));
}

/** @param {number[]} trips */
export function usual(trips) {
  const sorted = [...trips].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
