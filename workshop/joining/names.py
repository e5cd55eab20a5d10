"""Display names: what people are called is kept as they typed it, but for what nobody can see.

Two people of one workshop never have the same name: the second gets a number.
"""

import re
import unicodedata
from collections.abc import Collection

from realtime.text_cleaning import clean_line

# Soft hyphen, fillers, zero-width and blank characters, direction marks: two names that differ in these alone look the
# same. The joiners U+200C and U+200D stay: Persian and Indic names and some emoji are written with them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2064\u2800\u3164\ufeff\uffa0]"
)
_SHOWS = ("L", "N", "P", "S")
NAME_LONGEST = 80


def clean_name(typed: str) -> str:
    """The name that somebody meant by `typed`; empty when there is nothing to see in it."""
    name = clean_line(_INVISIBLE.sub("", typed))
    return name if any(unicodedata.category(letter)[0] in _SHOWS for letter in name) else ""


def is_same_name(one: str, other: str) -> bool:
    """Whether people would take two names for one: case, width and spacing do not tell them apart."""
    return name_key(one) == name_key(other)


def distinct_name(name: str, *, taken: Collection[str]) -> str:
    """`name`, or “name (2)” where somebody in `taken` has it already; at most `NAME_LONGEST` characters."""
    read = {name_key(one) for one in taken}
    number, distinct = 1, name
    while name_key(distinct) in read:
        number += 1
        mark = f" ({number})"
        distinct = f"{name[: NAME_LONGEST - len(mark)].rstrip()}{mark}"
    return distinct


def name_key(name: str) -> str:
    """What two names have in common that people would take for one."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
