/** `<troupe-room-seen>`: the room as somebody in a group sees it, shown to those who run the session. It only shows. */

import { gettext } from "../ui/i18n.js";
import { TroupeRoom } from "./room.js";

/** @import {LiveRecord} from "../live/protocol.js" */

export class TroupeRoomSeen extends TroupeRoom {
  /** Nobody in particular, in the group whose room it is. @override @returns {LiveRecord} */
  get me() {
    return { name: gettext("a participant"), function: "", meets_customers: null, group: this.dataset.group || null, joined: true };
  }
}

customElements.define("troupe-room-seen", TroupeRoomSeen);
