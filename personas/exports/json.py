"""The pack as JSON: the canonical spelling, which the pack's hash is taken of, and a newline."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from personas.exports.registry import ExportFormat, register


def canonical(pack: dict[str, Any]) -> bytes:
    """One spelling: sorted keys, no blanks, UTF-8; a lone surrogate, which UTF-8 cannot hold, as an escape."""
    text = json.dumps(pack, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def make(pack: dict[str, Any]) -> bytes:
    """Return the canonical JSON with a newline at the end."""
    return canonical(pack) + b"\n"


FORMAT = register(
    ExportFormat(name="json", extension="json", media_type="application/json", label=_("JSON"), make=make, order=40)
)
