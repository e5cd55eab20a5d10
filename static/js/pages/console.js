/** The facilitator's console. */

import "../elements/console-board.js";
import "../elements/workshop-status.js";
import "../ui/connection-status.js";
