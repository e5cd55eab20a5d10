/** The connection test. */

import "../elements/connection-test.js";
