/**
 * `<troupe-screen>`: what stands on the wall. How to come in, what is on and how long it is left, what to look at, and
 * everybody's board. Only what everybody may see, large, and nothing to press.
 */

import { html, keyed, nothing } from "lit";
import { gettext, interpolate, ngettext } from "../ui/i18n.js";
import { icon } from "../ui/look.js";
import "../ui/clock.js";
import { timeOfDay } from "../ui/time.js";
import "./exercise-host.js";
import { clockOf, minutesWithMoving, placeOf, stateOf } from "./session/agenda.js";
import { boardFor } from "./session/boards.js";
import { peopleOf } from "./session/people.js";
import { SessionElement } from "./session/session-element.js";

const MESSAGE_STAYS_MS = 300_000;

export class TroupeScreen extends SessionElement {
  static properties = { link: {}, code: {} };

  constructor() {
    super();
    this.link = "";
    this.code = "";
    this.tick(() => this.session.get("announcements").size > 0 && this.requestUpdate());
  }

  /** @override */
  content() {
    const state = stateOf(this.session);
    const plenary = state === "running" || state === "paused" ? this.#plenary() : null;
    return html`<div class="screen ${plenary ? "screen--board" : ""}">
      ${state === "preparing" ? this.#before() : state === "ended" ? this.#after() : this.#during()}
      ${this.#spotlight()} ${this.#message()}
      ${plenary
        ? html`<section class="screen__board" aria-label=${gettext("Everybody’s board")}>
            ${keyed(plenary.id, html`<troupe-exercise .place=${plenary} .session=${this.session} as="participant"></troupe-exercise>`)}
          </section>`
        : nothing}
    </div>`;
  }

  #plenary() {
    const board = boardFor(this.session, null);
    return board?.group === null ? board : null;
  }

  #before() {
    const come = peopleOf(this.session).filter((person) => person.joined).length;
    const words = interpolate(ngettext("%(count)s person is here", "%(count)s people are here", come), { count: come });
    const { host, pathname } = new URL(this.link || location.href);
    return html`<section class="screen__join">
      <div class="screen__words">
        <p class="screen__eyebrow">${gettext("Come in")}</p>
        <h1 class="screen__title">${clockOf(this.session)?.workshop_title}</h1>
        <p class="screen__lead">${host}${pathname.replace(/[^/]+\/?$/u, "")}</p>
        <p class="screen__code"><span class="visually-hidden">${gettext("Code")} </span>${this.code}</p>
        <p class="screen__lead" role="status">${words}</p>
      </div>
      <img class="screen__qr" src=${this.dataset.qr ?? ""} alt=${gettext("QR code of the way in")} width="320" height="320">
    </section>`;
  }

  #during() {
    const { steps, at, current, next } = placeOf(this.session);
    if (!current) return nothing;
    return html`<section class="screen__now">
      <div class="screen__words">
        <p class="screen__eyebrow">${interpolate(gettext("Step %(number)s of %(count)s"), { number: at + 1, count: steps.length })}</p>
        <h1 class="screen__title">${current.title}</h1>
        ${current.instruction ? html`<p class="screen__lead">${current.instruction}</p>` : nothing}
        ${current.example ? html`<p class="screen__example"><strong>${gettext("Example")}</strong> ${current.example}</p>` : nothing}
      </div>
      <div class="screen__time">
        <troupe-clock class="screen__clock" .record=${clockOf(this.session)} .minutes=${minutesWithMoving(current)} label=${current.title} large bar announce></troupe-clock>
        ${next ? html`<p class="screen__next"><span>${gettext("Then")}</span> ${next.title}</p>` : nothing}
      </div>
    </section>`;
  }

  #after() {
    return html`<section class="screen__now"><div class="screen__words">
      <p class="screen__eyebrow">${gettext("The curtain is down")}</p>
      <h1 class="screen__title">${gettext("Thank you, all of you")}</h1>
      <p class="screen__lead">${gettext("Everything the room made is kept as it left it.")}</p>
    </div></section>`;
  }

  #spotlight() {
    const shown = this.session.record("spotlight", "main");
    if (!shown || stateOf(this.session) === "ended") return nothing;
    return html`<section class="screen__spotlight" role="status" aria-label=${gettext("In the spotlight")}>
      <h2 class="screen__shown">${shown.title}</h2>
      ${shown.text ? html`<p class="screen__text">${shown.text}</p>` : nothing}
    </section>`;
  }

  /** The last word to everybody, for a while; what a group alone is told is not for the wall. */
  #message() {
    const [last] = [...this.session.get("announcements").values()].filter(({ group }) => group === null).sort((one, other) => other.at - one.at);
    const isNews = last && this.live.clock.serverNow() - last.at < MESSAGE_STAYS_MS;
    if (!isNews || stateOf(this.session) === "ended") return nothing;
    return html`<p class="screen__message" role="status">${icon("mail")}<span>${last.text}</span><span class="screen__at">${timeOfDay(last.at)}</span></p>`;
  }
}

customElements.define("troupe-screen", TroupeScreen);
