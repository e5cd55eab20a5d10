/** The projector. */

import "../elements/screen.js";
