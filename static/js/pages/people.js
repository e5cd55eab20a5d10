/** The people page. */

import "../elements/people-board.js";
import "../elements/people/call.js";
import "../elements/people/deputy.js";
import "../elements/workshop-status.js";
import "../ui/connection-status.js";
