/** The characters that no text may hold: the server refuses an update with one of them (`text_cleaning.py`). */

const NEWLINES = /\r\n?|\u2028|\u2029|\u0085/gu;
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu;

/** `text` with `\n` line ends, without control characters, bidi overrides and halves of characters. @param {string} text */
export function clean(text) {
  return text.replace(NEWLINES, "\n").replace(UNWANTED, "");
}
