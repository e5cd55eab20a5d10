/** The room as participants see it, for those who run the session. */

import "../elements/room-seen.js";
import "../ui/connection-status.js";
