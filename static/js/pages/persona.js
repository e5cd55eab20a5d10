/** The page of a persona draft: a plain form, with a warning before work is lost and quotes that can be searched. */

import "../elements/quote-picker.js";
import "../elements/unsaved-changes.js";
