/** The public face of the live client; see `live.js` and `document.js`. Knows no exercise. */

import { browserEnvironment } from "./environment.js";
import { Live } from "./live.js";

/** @import {Environment} from "./environment.js" */

export { elapsed, remaining } from "./clock.js";
export { LiveDocument } from "./document.js";
export { Observable } from "./observable.js";
export { Touched } from "./touched.js";
export { uuid } from "./uuid.js";
export { Live };

/**
 * Connects this page; once per page.
 * @param {{url: string, as: string | null, environment?: Environment, keepsTo?: readonly string[] | null}} options
 *   `url` may be a path of this server; `keepsTo`: the capabilities that this page uses at most, whatever its person has
 * @returns {Live}
 */
export function connect({ url, as, environment = browserEnvironment(), keepsTo = null }) {
  const live = new Live({ url: socketUrl(url), as, environment, keepsTo });
  live.start();
  return live;
}

/** @param {string} url */
function socketUrl(url) {
  if (/^wss?:/.test(url)) return url;
  const absolute = new URL(url, location.href);
  absolute.protocol = absolute.protocol === "https:" ? "wss:" : "ws:";
  return absolute.href;
}
