/** What was tried, in words: what was found, and what to do where it is not well. */

import { gettext, interpolate } from "../../ui/i18n.js";
import { shortest, usual } from "./measuring.js";

/** @import {Way} from "./measuring.js" */
/** @typedef {"running" | "good" | "warn" | "bad"} LineState */
/** @typedef {{name: string, state: LineState, found: string, todo: string}} Line */

const SLOW_MS = 400;
const CLOCK_MS = 5_000;
const MINUTE_MS = 60_000;

/** @param {string} name @returns {Line} */
function running(name) {
  return { name, state: "running", found: gettext("being tried…"), todo: "" };
}

/** @param {Way | null} server @param {string} host @returns {Line} */
export function serverLine(server, host) {
  const name = gettext("The server");
  if (!server) return running(name);
  if (server.works) return { name, state: "good", found: interpolate(gettext("%(host)s answers."), { host }), todo: "" };
  return {
    name,
    state: "bad",
    found: interpolate(gettext("%(host)s does not answer."), { host }),
    todo: gettext("See whether other pages open. If they do, the server is being restarted, or your network keeps you from it: try again in a minute, then ask your IT department."),
  };
}

/** @param {Way | null} socket @param {string} host @returns {Line} */
export function socketLine(socket, host) {
  const name = gettext("The live connection");
  if (!socket) return running(name);
  if (socket.works) return { name, state: "good", found: gettext("A WebSocket opens."), todo: "" };
  return {
    name,
    state: "bad",
    found: gettext("No WebSocket opens."),
    todo: interpolate(gettext("Something between you and the server holds it up. Try without VPN and without extensions that filter pages, or another network, such as the hotspot of a phone. Else send the result below to your IT department: it has to let WebSockets to %(host)s through."), { host }),
  };
}

/** @param {Way | null} server @param {Way | null} socket @returns {Line} */
export function tripLine(server, socket) {
  const name = gettext("The way there and back");
  if (!server || !socket) return running(name);
  const trips = socket.trips.length > 0 ? socket.trips : server.trips;
  if (trips.length === 0) return { name, state: "bad", found: gettext("It could not be measured."), todo: "" };
  const figures = { shortest: shortest(trips), usual: usual(trips) };
  const found = interpolate(gettext("%(shortest)s ms at best, %(usual)s ms as a rule."), figures);
  if (figures.usual < SLOW_MS) return { name, state: "good", found, todo: "" };
  return {
    name,
    state: "warn",
    found,
    todo: gettext("That is slow: what others do comes late. Go nearer to the router or take a cable, and stop what else is being loaded; a video call in the same room takes its part too."),
  };
}

/** @param {Way | null} server @param {Way | null} socket @returns {Line} */
export function clockLine(server, socket) {
  const name = gettext("The clocks");
  if (!server || !socket) return running(name);
  const offset = socket.offset ?? server.offset;
  if (offset === null) return { name, state: "warn", found: gettext("They could not be compared."), todo: "" };
  if (Math.abs(offset) < CLOCK_MS) return { name, state: "good", found: gettext("Yours goes as the server’s does."), todo: "" };
  const by = Math.abs(offset) < MINUTE_MS
    ? interpolate(gettext("%(count)s seconds"), { count: Math.round(Math.abs(offset) / 1000) })
    : interpolate(gettext("%(count)s minutes"), { count: Math.round(Math.abs(offset) / MINUTE_MS) });
  return {
    name,
    state: "warn",
    found: interpolate(offset < 0 ? gettext("Yours is %(by)s fast.") : gettext("Yours is %(by)s slow."), { by }),
    todo: gettext("Troupe goes by the server’s, so the agenda is right all the same. Let your computer set its clock by itself: other pages may refuse a wrong one."),
  };
}

/** @param {boolean | null} kept @param {string} host @returns {Line} */
export function cookieLine(kept, host) {
  const name = gettext("Cookies");
  if (kept === null) return running(name);
  if (kept) return { name, state: "good", found: gettext("Your browser keeps them."), todo: "" };
  return {
    name,
    state: "bad",
    found: gettext("Your browser keeps none."),
    todo: interpolate(gettext("Without them you cannot come in. Allow cookies for %(host)s in the settings of your browser; Troupe needs one to know you again, and none for anything else."), { host }),
  };
}

/** The result as a text for whoever looks after the network. @param {Line[]} lines @param {{url: string, agent: string, at: string}} about */
export function asText(lines, { url, agent, at }) {
  const said = lines.map(({ name, state, found }) => `${state === "good" ? "OK  " : "LOOK"} ${name}: ${found}`);
  return [`Troupe: ${url}`, at, agent, "", ...said].join("\n");
}
