/** The people page. */

import "../elements/people-board.js";
import "../elements/workshop-status.js";
import "../ui/connection-status.js";
