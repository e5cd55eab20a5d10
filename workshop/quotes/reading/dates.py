"""Dates as people and programs write them. Where day and month cannot be told apart, the column is asked about once."""

import re
from collections.abc import Iterable
from datetime import date

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
ORDERS = (DAY_FIRST, MONTH_FIRST)
_YEARS = range(1900, 2101)
# What may stand behind a date: a time of day, with or without a zone.
_TIME = (
    r"(?:[ T,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?"
)
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}")
_DAY_NAME = r"(?:[^\W\d]{2,10}[.,]* )?"
_DAY_THEN_NAME = re.compile(
    rf"{_DAY_NAME}(\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ -]+([^\W\d]{{3,10}})\.?,?[ -]+(\d{{4}}|\d{{2}}){_TIME}"
)
_NAME_THEN_DAY = re.compile(rf"{_DAY_NAME}([^\W\d]{{3,10}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_TIME}")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero",
            "feb february februar février fevrier febrero",
            "mar march mär märz mars marzo mrz",
            "apr april avril abril avr",
            "may mai mayo",
            "jun june juni juin junio",
            "jul july juli juillet julio",
            "aug august août aout agosto",
            "sep sept september septembre septiembre",
            "oct october okt oktober octobre octubre",
            "nov november novembre noviembre",
            "dec december dez dezember décembre decembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}


def read_date(value: str, *, order: str | None) -> date | None:
    """Return the date in `value`, or None when it cannot be told. `order` is how its column writes numbers."""
    text = " ".join(value.split())
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _date(*found.groups()[:3])
    if found := _DAY_THEN_NAME.fullmatch(text):
        return _date(found[3], _MONTHS.get(found[2].casefold(), 0), found[1])
    if found := _NAME_THEN_DAY.fullmatch(text):
        return _date(found[3], _MONTHS.get(found[1].casefold(), 0), found[2])
    if found := _NUMBERS.fullmatch(text):
        first, second, year = found[1], found[3], found[4]
        if first == second or order == DAY_FIRST:
            return _date(year, second, first)
        return _date(year, first, second) if order == MONTH_FIRST else None
    return None


def looks_like_date(value: str) -> bool:
    """Return whether `value` is a date in one of the two orders."""
    return any(read_date(value, order=order) is not None for order in ORDERS)


def order_of(values: Iterable[str]) -> tuple[str | None, str]:
    """Return which order the dates of a column are in, and one that fits both ("" when there is none).

    The order is None where no value tells, and where some say the one and some the other.
    """
    either, told = "", set()
    for value in values:
        fits = [order for order in ORDERS if read_date(value, order=order) is not None]
        if len(fits) == 1:
            told.add(fits[0])
        elif fits and not either and read_date(value, order=None) is None:
            either = value
    if len(told) == 1:
        return told.pop(), either
    # A full stop between numbers is written where the day comes first.
    return (DAY_FIRST if not told and either and "." in either else None), either


def _date(year: str, month: str | int, day: str) -> date | None:
    whole = int(year) + (2000 if len(year) < len("2025") else 0)
    if whole not in _YEARS:
        return None
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None
