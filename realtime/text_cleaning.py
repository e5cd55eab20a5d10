"""The one door for text: everything a person or a file brings in is cleaned here before it is kept."""

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Embeddings, overrides and isolates print words reversed or hide them (Unicode TR36, "bidirectional spoofing").
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_NEWLINES = re.compile(r"\r\n?|\u2028|\u2029|\x85")


def clean_text(value: str) -> str:
    """Return `value` in NFC with `\\n` line ends and without control characters, lone surrogates or bidi overrides."""
    value = _NEWLINES.sub("\n", value)
    value = _LONE_SURROGATES.sub("", value)
    value = _CONTROLS.sub("", value)
    value = _BIDI_CONTROLS.sub("", value)
    return unicodedata.normalize("NFC", value)


def clean_line(value: str) -> str:
    """Return `value` cleaned and on one line, runs of white space made one space, ends stripped."""
    return " ".join(clean_text(value).split())
