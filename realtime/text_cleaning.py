"""The one door for text: everything a person or a file brings in is cleaned here before it is kept."""

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Embeddings, overrides and isolates print words reversed or hide them (Unicode TR36, "bidirectional spoofing").
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_NEWLINES = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_MARKS_MOST = 30
"""On one letter. No language needs more (UAX #15, “stream-safe text”), and the time of NFC grows with the square."""


def _marks() -> str:
    """All characters that come to stand on the letter before them when text is normalised."""
    letters = map(chr, range(0x300, 0x1F000))
    return "".join(one for one in letters if unicodedata.combining(unicodedata.normalize("NFD", one)[0]))


_MARKS_TOO_MANY = re.compile(f"([{_marks()}]{{{_MARKS_MOST}}})[{_marks()}]+")
_PERHAPS_TOO_MANY = re.compile(f"[\u0300-\U0001efff]{{{_MARKS_MOST + 1}}}")
"""Where this finds nothing there is nothing to do; it is quick, the pattern above is not."""


def clean_text(value: str) -> str:
    """Return `value` in NFC with `\\n` line ends and without control characters, lone surrogates or bidi overrides.

    A letter keeps at most `_MARKS_MOST` combining marks.
    """
    if value.isascii() and value.isprintable():
        return value  # an id, or a line of English: there is nothing to do, and it is asked for each argument
    value = _NEWLINES.sub("\n", value)
    value = _LONE_SURROGATES.sub("", value)
    value = _CONTROLS.sub("", value)
    value = _BIDI_CONTROLS.sub("", value)
    value = unicodedata.normalize("NFC", _fewer_marks(value))
    return _fewer_marks(value)  # a few rare characters become two marks each in NFC


def is_writable(value: str) -> bool:
    """Whether `value` holds no character that cleaning would drop: for text that comes in pieces."""
    unwanted = (_LONE_SURROGATES, _CONTROLS, _BIDI_CONTROLS)
    return not any(pattern.search(value) for pattern in unwanted)


def _fewer_marks(value: str) -> str:
    return _MARKS_TOO_MANY.sub(r"\1", value) if _PERHAPS_TOO_MANY.search(value) else value


def clean_line(value: str) -> str:
    """Return `value` cleaned and on one line, runs of white space made one space, ends stripped."""
    return " ".join(clean_text(value).split())
