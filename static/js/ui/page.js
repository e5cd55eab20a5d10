/** What the server wrote into the page for its scripts, and the page's one live connection. */

import { connect } from "live";

/** @import {Live} from "live" */
/** @typedef {{url?: string, as?: string | null, session?: string, [key: string]: any}} PageData */

/** @type {PageData | null} */
let data = null;
/** @type {Live | null} */
let live = null;

/** The JSON of `<script id="live" type="application/json">`; empty where there is none. @returns {PageData} */
export function pageData() {
  data ??= JSON.parse(document.getElementById("live")?.textContent ?? "{}");
  return /** @type {PageData} */ (data);
}

/** The page's connection, made when first asked for. */
export function pageLive() {
  const { url = "/live/", as = null, keepsTo = null } = pageData();
  live ??= connect({ url, as, keepsTo });
  return live;
}
