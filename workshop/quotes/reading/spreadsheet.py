"""Take back the apostrophe that our CSV export puts before cells that a spreadsheet would run as a formula."""

import re

# What a spreadsheet, or a copy and paste through one, may take for a formula; the full-width forms too.
_FORMULA_START = "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20\uff5c\uff05"
_SKIPPED = " \u00a0\u200b\u200c\u200d\u2060\ufeff"
_PLAIN_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)*\s*%?")


def without_formula_guard(cell: str) -> str:
    """Return `cell` without a leading apostrophe that stands before a formula's beginning."""
    if not cell.startswith("'"):
        return cell
    rest = cell[1:]
    # A tab or line end right after the apostrophe is a beginning, not a blank to skip.
    start = rest.lstrip(_SKIPPED)[:1]
    if not start or start not in _FORMULA_START or _PLAIN_NUMBER.fullmatch(rest.strip()):
        return cell
    return rest
