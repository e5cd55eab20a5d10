/** What a menu entry, a key, a press or a drop means, and where the focus goes afterwards. */

import { gettext, interpolate } from "../../ui/i18n.js";
import { toast } from "../../ui/toast.js";
import { placeOf, readChoice } from "./destinations.js";
import { evidenceAt, fieldOfLine } from "./view.js";
import { asStatement, labelOf, placeText } from "./words.js";

/** @import {TroupeSheet} from "../sheet.js" */
/** @import {Place} from "./view.js" */

export class SheetActing {
  #host;

  /** @param {TroupeSheet} host */
  constructor(host) {
    this.#host = host;
  }

  /** A line that was written. @param {string} field @param {string} text */
  addLine(field, text) {
    const { commands, sheet, focusing } = this.#host;
    const line = commands?.addLine({ field, text, label: this.#labelOf(field) });
    const isLast = sheet.fields.find(({ id }) => id === field)?.most === 1;
    if (line && isLast && focusing.isIn(field)) void focusing.line(line);
  }

  /** A line that begins with a quote's words and rests on it. @param {string} quote @param {string} field */
  newLineFrom(quote, field) {
    const { commands, sheet, focusing, lineMost } = this.#host;
    const record = sheet.quotes.get(quote);
    if (!record || !commands) return;
    const line = commands.addLine({ field, text: asStatement(record.text, lineMost), label: this.#labelOf(field), quote });
    this.#host.show("sheet");
    void focusing.line(line);
  }

  /** @param {string} quote @param {Place} place */
  attach(quote, place) {
    const { commands, sheet, aim } = this.#host;
    const number = sheet.quotes.get(quote)?.number ?? 0;
    const values = { number, place: placeText(sheet, place) };
    if (evidenceAt(sheet, place).some((one) => one.quote === quote)) {
      toast(interpolate(gettext("Quote %(number)s is attached to %(place)s already"), values));
      return;
    }
    const said = interpolate(gettext("Quote %(number)s attached to %(place)s"), values);
    commands?.attach(quote, place, { said, isFar: aim === null && this.#host.showsOneSide });
    this.#host.glow([place.line ?? place.field]);
  }

  /** @param {string} evidence @param {Place} place where it is */
  detach(evidence, place) {
    const { focusing, sheet, commands } = this.#host;
    const list = evidenceAt(sheet, place);
    const at = list.findIndex(({ id }) => id === evidence);
    if (at < 0) return;
    const next = list[at + 1] ?? list[at - 1];
    const number = list[at]?.number ?? 0;
    commands?.detach(evidence, interpolate(gettext("Quote %(number)s taken away from %(place)s"), { number, place: placeText(sheet, place) }));
    void focusing.afterDetach(next?.id ?? null, place);
  }

  /** @param {string} line */
  removeLine(line) {
    const { sheet, commands, focusing, aim } = this.#host;
    const field = fieldOfLine(sheet, line);
    if (!field) return;
    const record = field.lines.find(({ id }) => id === line)?.record;
    if (record && !this.#host.mayRemove(record)) {
      toast(gettext("Somebody else wrote this line. They can remove it, and so can your group’s host and the facilitator, who can also let everybody do it."));
      return;
    }
    const at = field.lines.findIndex(({ id }) => id === line);
    const next = field.lines[at + 1] ?? field.lines[at - 1];
    const evidence = field.lines[at]?.evidence.map(({ id }) => id) ?? [];
    if (aim?.line === line) this.#host.aim = null;
    commands?.removeLine(line, { evidence, label: labelOf(field) });
    void focusing.afterRemove(next?.id ?? null, field.id);
  }

  /** Quotes are chosen for this line from now on. @param {string} field @param {string} line */
  aimAt(field, line) {
    const { aim, focusing } = this.#host;
    if (aim?.line === line) return this.endAim();
    this.#host.aim = { field, line };
    this.#host.show("quotes");
    void focusing.quotes();
  }

  endAim() {
    const { aim, focusing } = this.#host;
    this.#host.aim = null;
    this.#host.show("sheet");
    if (aim?.line) void focusing.findButton(aim.line);
  }

  /** While quotes are chosen for one place: there or away again. @param {string} quote */
  toggle(quote) {
    const { aim, sheet, commands } = this.#host;
    if (!aim) return;
    const there = evidenceAt(sheet, aim).find((one) => one.quote === quote);
    if (!there) return this.attach(quote, aim);
    commands?.detach(there.id, interpolate(gettext("Quote %(number)s taken away from %(place)s"), { number: there.number, place: placeText(sheet, aim) }));
  }

  /** An entry of the second menu, or where a quote was dropped. @param {string} entry @param {string} quote */
  send(entry, quote) {
    const choice = readChoice(entry);
    if (choice.act === "new") return this.newLineFrom(quote, choice.id);
    const place = placeOf(this.#host.sheet, choice);
    if (place) this.attach(quote, place);
  }

  /** @param {string} field */
  #labelOf(field) {
    const found = this.#host.sheet.fields.find(({ id }) => id === field);
    return found ? labelOf(found) : "";
  }
}
