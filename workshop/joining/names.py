"""Display names: what people are called is kept as they typed it, but for what nobody can see."""

import re
import unicodedata

from realtime.text_cleaning import clean_line

# Soft hyphen, fillers, zero-width and blank characters, direction marks: two names that differ in these alone look the
# same. The joiners U+200C and U+200D stay: Persian and Indic names and some emoji are written with them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2064\u2800\u3164\ufeff\uffa0]"
)
_SHOWS = ("L", "N", "P", "S")


def clean_name(typed: str) -> str:
    """The name that somebody meant by `typed`; empty when there is nothing to see in it."""
    name = clean_line(_INVISIBLE.sub("", typed))
    return name if any(unicodedata.category(letter)[0] in _SHOWS for letter in name) else ""
