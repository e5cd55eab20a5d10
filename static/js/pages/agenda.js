/** The agenda page. */

import "../elements/agenda-editor.js";
import "../elements/workshop-status.js";
import "../ui/connection-status.js";
