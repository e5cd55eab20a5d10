/** The form of an item of the pre-work. */

import "../elements/upload-progress.js";
