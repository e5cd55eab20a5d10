/** What the live client takes from the browser, in one place, so that tests can give it something else. */

import { Vault } from "./vault.js";

/** @typedef {{hidden: boolean, on: (event: string, listener: (event: Event) => void) => void}} Page */
/**
 * @typedef {{
 *   openSocket: (url: string) => WebSocket,
 *   now: () => number,
 *   random: () => number,
 *   reaches: () => Promise<boolean>,
 *   page: Page,
 *   vault: Pick<Vault, "put" | "remove" | "all">,
 * }} Environment
 */

/** @type {Page} */
const browserPage = {
  get hidden() {
    return document.hidden;
  },
  on(event, listener) {
    const target = event === "visibilitychange" ? document : window;
    target.addEventListener(event, listener);
  },
};

const ANSWERS_WITHIN_MS = 8_000;

/** Whether the server answers over HTTP. */
async function serverAnswers() {
  try {
    const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** @returns {Environment} */
export function browserEnvironment() {
  return {
    openSocket: (url) => new WebSocket(url),
    now: () => Date.now(),
    random: () => Math.random(),
    reaches: serverAnswers,
    page: browserPage,
    vault: new Vault(globalThis.indexedDB),
  };
}
