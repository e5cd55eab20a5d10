/** The page of an import that takes more than a moment. */

import "../elements/import-progress.js";
