"""Runs typst in a process of its own: JSON comes in on standard input, the PDF goes out on standard output.

Started by its path from `typesetting.py`. It imports nothing of the product, so that it starts quickly.
"""

import json
import sys
from pathlib import Path
from typing import Any

import typst


def main() -> None:
    """Set the pack as PDF/UA-1, or, where the standard refuses, without it and with the reason on standard error."""
    order = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=[Path(order["fonts"])])
    try:
        made = _compile(order, fonts=fonts, standards=["ua-1"])
    except typst.TypstError as refusal:
        made = _compile(order, fonts=fonts, standards=[])
        sys.stderr.write(refusal.message)
    sys.stdout.buffer.write(made)


def _compile(order: dict[str, Any], *, fonts: typst.Fonts, standards: list[Any]) -> bytes:
    families = set(fonts.families())
    inputs = {
        "pack": json.dumps({**order["view"], "claims_standard": bool(standards)}),
        "fonts": json.dumps([family for family in order["families"] if family in families]),
    }
    made = typst.compile(
        Path(order["template"]),
        root=Path(order["template"]).parent,
        font_paths=fonts,
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=standards,
        timestamp=order["at_unix_seconds"],
    )
    assert isinstance(made, bytes)
    return made


if __name__ == "__main__":
    main()
