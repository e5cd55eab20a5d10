/**
 * One polite live region for the whole page. What the person did is said soon; what others did is collected and
 * summarised, so that a busy room does not talk without end.
 */

const SOON_MS = 150;
const BETWEEN_MS = 1_200;
const NEWS_EVERY_MS = 5_000;

/** @typedef {{texts: string[], summary: (count: number) => string}} News */

/** @type {string[]} */
const waiting = [];
/** @type {Map<string, News>} */
const news = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let collecting;

/** Says `text` politely; the same text twice in a row is said once. @param {string} text */
export function announce(text) {
  if (waiting.at(-1) !== text) waiting.push(text);
  speaking ??= setTimeout(speak, SOON_MS);
}

/**
 * Says what somebody else did, together with the other news of the same topic.
 * @param {string} topic
 * @param {string} text what to say when it stays the only one
 * @param {(count: number) => string} summary what to say instead of several
 */
export function announceNews(topic, text, summary) {
  const entry = news.get(topic) ?? { texts: [], summary };
  entry.texts.push(text);
  entry.summary = summary;
  news.set(topic, entry);
  collecting ??= setTimeout(tellNews, NEWS_EVERY_MS);
}

function tellNews() {
  collecting = undefined;
  for (const { texts, summary } of news.values()) {
    announce(texts.length === 1 ? (texts[0] ?? "") : summary(texts.length));
  }
  news.clear();
}

function speak() {
  const text = waiting.splice(0).join(" ");
  region().textContent = text;
  speaking = setTimeout(() => {
    region().textContent = "";
    speaking = waiting.length > 0 ? setTimeout(speak, SOON_MS) : undefined;
  }, BETWEEN_MS);
}

function region() {
  const known = document.getElementById("announcer");
  if (known) return known;
  const made = document.createElement("div");
  made.id = "announcer";
  made.className = "visually-hidden";
  made.setAttribute("role", "status");
  made.setAttribute("aria-live", "polite");
  document.body.append(made);
  return made;
}

region();
