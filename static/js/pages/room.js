/** The participant's room. */

import "../elements/room.js";
import "../ui/connection-status.js";
