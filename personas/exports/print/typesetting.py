"""Typst, fed with values. Text goes in as JSON through `sys.inputs` and is never read as markup.

It runs in a process of its own: a pack is set once in its life, typst keeps some hundred megabytes afterwards, and
whatever happens to it must not happen to the rooms that this process serves.
"""

import json
import logging
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from personas.exports.print.view import View

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"
TIMEOUT_SECONDS = 60

# After Inter come those for what it has no glyph for, where the machine has them. Typst tries every other font last.
FAMILIES = (
    "Inter",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans CJK SC",
    "Noto Sans Devanagari",
    "Noto Color Emoji",
    "DejaVu Sans",
)

logger = logging.getLogger(__name__)


class TypesettingFailed(RuntimeError):
    """Typst could not set the pack; the message is what it said."""


def set_pack(view: View, *, at: datetime) -> bytes:
    """Return the PDF, dated `at`, so that one pack has one file.

    It is PDF/UA-1. That standard refuses a character that no font here has; then the file is made without the claim,
    still tagged, and says so on its last pages. Raises TypesettingFailed, or TimeoutExpired after `TIMEOUT_SECONDS`.
    """
    order = {
        "template": str(HERE / "pack.typ"),
        "fonts": str(FONTS),
        "families": FAMILIES,
        "view": view,
        "at_unix_seconds": int(at.timestamp()),
    }
    command = [sys.executable, "-I", str(Path(__file__).with_name("setter.py"))]
    done = subprocess.run(  # noqa: S603 – a fixed command; what people typed goes through standard input
        command, input=json.dumps(order).encode(), capture_output=True, timeout=TIMEOUT_SECONDS, check=False
    )
    said = done.stderr.decode(errors="replace")
    if done.returncode != 0:
        raise TypesettingFailed(said)
    if said:
        logger.warning("The pack is set without PDF/UA-1: %s", said)
    return done.stdout
