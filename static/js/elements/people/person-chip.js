/** `<troupe-person-chip>`: one person inside a group; pressing it opens the way to another group. */

import { LitElement, html, nothing } from "lit";
import { gettext, interpolate } from "../../ui/i18n.js";
import { hue, icon, initials } from "../../ui/look.js";
import "../../ui/menu.js";
import { whereabouts } from "../session/people.js";
import { groupItems } from "./group-items.js";

/** @import {LiveDocument} from "live" */
/** @import {Group, Person} from "../session/people.js" */

export class TroupePersonChip extends LitElement {
  constructor() {
    super();
    /** @type {Person | null} */ this.person = null;
    /** @type {Group[]} */ this.groups = [];
    /** @type {LiveDocument | null} */ this.session = null;
    /** @type {(group: string | null) => void} */ this.place = () => undefined;
  }

  /** @override */
  createRenderRoot() {
    this.classList.add("person-chip");
    return this;
  }

  connectedMoveCallback() {}

  /** @override */
  render() {
    const { person, session } = this;
    if (!person || !session) return nothing;
    this.dataset.person = person.id;
    const face = html`<span class="avatar avatar--small person-chip__face hue-${hue(person.id)}" aria-hidden="true"
      data-state=${whereabouts(session, person) === "here" ? "here" : "away"}>${initials(person.name)}</span>`;
    const meets = person.meets_customers ? html`<span class="person-chip__meets" title=${gettext("Meets customers")}>${icon("star")}</span>` : nothing;
    const words = html`<span class="text-clip">${person.label}</span>${meets}`;
    if (!session.can("run_session")) return html`<span class="chip">${face}${words}</span>`;
    return html`<span class="chip">${face}<troupe-menu
      button-class="person-chip__button" .label=${/** @type {any} */ (words)} .items=${groupItems(this.groups, person)}
      accessible-label=${interpolate(person.meets_customers ? gettext("Move %(name)s to… (meets customers)") : gettext("Move %(name)s to…"), { name: person.label })}
      @choose=${(/** @type {CustomEvent} */ event) => this.place(event.detail.id || null)}
    ></troupe-menu></span>`;
  }
}

customElements.define("troupe-person-chip", TroupePersonChip);
