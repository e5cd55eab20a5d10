"""The pack as a PDF to hand to people who were not in the room. The page is designed in `print/`."""

import subprocess
from typing import Any

from django.utils.translation import gettext_lazy as _

from personas.exports.pack import read_pack
from personas.exports.print.typesetting import TypesettingFailed, set_pack
from personas.exports.print.view import view_of
from personas.exports.registry import ExportFailed, ExportFormat, register


def make(content: dict[str, Any]) -> bytes:
    """Return the PDF, dated with the moment at which the pack was locked. Raises ExportFailed."""
    try:
        return set_pack(view_of(content), at=read_pack(content).locked_at)
    except (TypesettingFailed, subprocess.TimeoutExpired) as error:
        raise ExportFailed(str(error)) from error


FORMAT = register(
    ExportFormat(name="pdf", extension="pdf", media_type="application/pdf", label=_("PDF"), make=make, order=10)
)
