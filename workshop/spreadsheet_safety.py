"""Cells that a spreadsheet shows as text instead of running them as formulas.

The way back is `workshop/quotes/reading/spreadsheet.py`, which takes the apostrophe off when such a file is imported.
"""

import re

_STARTS_FORMULA = frozenset("=+-@\t\r\n\0|%＝＋－＠｜％")
_PLAIN_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)*\s*%?")
# Blanks, soft hyphen, zero-width and direction marks, byte-order mark: a spreadsheet looks past them.
_LOOKED_PAST = re.compile(
    "^[ \u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]+"
)


def neutralise(cell: str) -> str:
    """Return the cell with `'` before it when a spreadsheet could take it for a formula; a plain number stays."""
    begins = _LOOKED_PAST.sub("", cell)[:1]
    if begins not in _STARTS_FORMULA or _PLAIN_NUMBER.fullmatch(cell.strip()):
        return cell
    return f"'{cell}"
