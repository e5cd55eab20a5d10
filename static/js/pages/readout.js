/** The readout as a participant has it. */

import "../elements/pins.js";
import "../elements/way-back.js";
