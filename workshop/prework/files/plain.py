"""Whether a file is text that people wrote: it can be decoded, holds no controls, and is no page of the web."""

import re

from django.utils.translation import gettext_lazy as _

from workshop.prework.refused import Refused

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(!doctype|html|head|body|script|svg|iframe|object|\?xml|\?php)", re.IGNORECASE)
_LOOKED_AT_CHARACTERS = 1024


def refuse_unless_text(data: bytes) -> None:
    """Refuse what is no text, or what browsers would take for a page."""
    text = _decoded(data)
    if text is None or _CONTROLS.search(text):
        raise Refused(_("This is not a text file. Save it as plain text (UTF-8) and try again."), field="file")
    if _MARKUP.match(text[:_LOOKED_AT_CHARACTERS]):
        raise Refused(_("This is a web page, not a text. Save it as PDF, or give a link to it."), field="file")


def _decoded(data: bytes) -> str | None:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
