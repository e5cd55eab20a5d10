"""User text made fit for print: printable characters, a place to break in every long run, a direction."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import TypedDict

RUN_LONGEST = 24
"""Characters that may stand without a place to break: more than words have, less than the narrowest column holds."""
BREAK_EVERY = 4
"""Characters between two places to break in a longer run; a place is used only where a line ends."""

BREAK = "\u200b"
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ZERO_WIDTH_JOINER = "\u200d"
_JOINS_BEFORE = re.compile("[\u200c\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff\U000e0020-\U000e007f]")


class Text(TypedDict):
    """A text as the templates take it: `t` the characters, `rtl` whether it runs from right to left."""

    t: str
    rtl: bool


def printed(text: str, *, without: str = "") -> Text:
    """Return the text ready for a template; `without` stands in where nothing of it is visible."""
    clean = printable(text) or without
    return {"t": with_breaks(clean), "rtl": is_right_to_left(clean)}


def printable(text: str) -> str:
    """Return the text without what no printer shows: controls, bidi overrides, lone surrogates; a tab is a blank."""
    spaced = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub("", spaced)).strip()


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a strong direction is a right-to-left one."""
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return strong != "L"


def with_breaks(text: str) -> str:
    """Return the text with zero-width blanks in runs longer than `RUN_LONGEST`, never inside one visible character."""
    return "".join(_broken(list(run)) for _breaks, run in groupby(_visible_characters(text), key=_breaks_by_itself))


def shortened(text: str, *, longest: int) -> str:
    """Return the first `longest` characters at most, cut at a blank where there is one near, with “…”."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    head = line[:longest]
    at_blank = head.rsplit(" ", 1)[0]
    return f"{at_blank if len(at_blank) > longest * 2 // 3 else head}…"


def _broken(run: list[str]) -> str:
    if len(run) <= RUN_LONGEST or _breaks_by_itself(run[0]):
        return "".join(run)
    return BREAK.join("".join(run[at : at + BREAK_EVERY]) for at in range(0, len(run), BREAK_EVERY))


def _visible_characters(text: str) -> Iterator[str]:
    """Each character with what belongs to it: accents, joined emoji, skin tones, the other half of a flag."""
    visible = ""
    for character in text:
        is_mark = unicodedata.category(character).startswith("M") or bool(_JOINS_BEFORE.match(character))
        if visible and not is_mark and not visible.endswith(_ZERO_WIDTH_JOINER):
            yield visible
            visible = ""
        visible += character
    if visible:
        yield visible


def _breaks_by_itself(visible: str) -> bool:
    first = visible[0]
    return first.isspace() or first in "-\u200b" or unicodedata.east_asian_width(first) in "WF"
