"""The tags in one cell: separated by semicolons, vertical bars or line ends, else by commas."""

import re
from collections.abc import Iterable

from realtime.text_cleaning import clean_line

MAX_TAGS = 12
MAX_TAG_CHARACTERS = 60
_STRONG = re.compile(r"[;|\n\r]+")


def read_tags(value: str) -> tuple[str, ...]:
    """Return the tags in a cell, each once whatever its case, as many and as long as they are."""
    strong = _STRONG.split(value)
    parts = strong if len(strong) > 1 else value.split(",")
    return joined(clean_line(part.strip().lstrip("#")) for part in parts)


def joined(tags: Iterable[str]) -> tuple[str, ...]:
    """Return what is not empty, each once, in order."""
    found: dict[str, str] = {}
    for tag in tags:
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def as_lines(tags: Iterable[str]) -> str:
    """Return tags as a quote keeps them: a line each, with a line end at both ends, so that one is found by itself."""
    whole = "\n".join(tags)
    return f"\n{whole}\n" if whole else ""
