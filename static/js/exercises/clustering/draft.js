/**
 * A text while one is writing it: what one has typed, and what stood there when one began. Others may change the same
 * text meanwhile; then both are shown, and nothing is overwritten unseen. Pure: draws nothing, sends nothing.
 */

export class TextDraft {
  #clean;
  /** What was typed and is not saved; null while the saved text is shown. @type {string | null} */
  text = null;
  /** The saved text that the typing began from. */
  was = "";

  /** @param {(text: string) => string} clean how the server tidies the text before it keeps it */
  constructor(clean) {
    this.#clean = clean;
  }

  /** @param {string} text @param {string} saved */
  type(text, saved) {
    if (this.text === null) this.was = saved;
    this.text = text;
  }

  /** What the field shows. @param {string} saved */
  shown(saved) {
    return this.text ?? saved;
  }

  /** Whether somebody has saved another text since the typing began. @param {string} saved */
  conflicts(saved) {
    return this.text !== null && saved !== this.was && saved !== this.#clean(this.text);
  }

  /** What is to be saved, or null when nothing is; the draft goes on from there. @returns {{text: string, was: string} | null} */
  take() {
    if (this.text === null) return null;
    const text = this.#clean(this.text);
    const { was } = this;
    this.was = text;
    return text === was ? null : { text, was };
  }

  /** The server refused to save `text` over a newer one. @param {string} text @param {string} was */
  comeBack(text, was) {
    this.text ??= text;
    this.was = was;
  }

  /** Goes on from the other's text, so that one's own can replace it knowingly. @param {string} saved */
  acceptAsBase(saved) {
    this.was = saved;
  }

  drop() {
    this.text = null;
  }
}

/** As one line: how labels are kept. @param {string} text */
export function oneLine(text) {
  return text.trim().split(/\s+/).join(" ");
}
