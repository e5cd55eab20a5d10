"""Guess date, tags, consent and source from what stands in the columns: a name alone is not enough, content can be."""

import re
from collections.abc import Callable, Iterable, Sequence

from workshop.quotes.reading.consent import read_consent
from workshop.quotes.reading.dates import looks_like_date
from workshop.quotes.reading.guess import CONSENT_NAMES, DATE_NAMES, TAG_NAMES, named
from workshop.quotes.reading.table import Table

_ROWS_LOOKED_AT = 100
_HALF = 0.5
_MOST = 0.8
_NEARLY_ALL = 0.95
_FEWEST = 3
_MAX_TAGS_CHARACTERS = 80
_SOURCE_CHARACTERS = 30
_SOURCES = re.compile(
    r"interview|survey|umfrage|questionnaire|support|ticket|e-?mail|chat|sales( call)?|call|phone|review|app store|"
    r"play store|analytics|forum|social|nps|usability test|focus group|community|workshop",
    re.IGNORECASE,
)
Test = Callable[[str], bool]


def stated_columns(table: Table) -> list[int]:
    """The columns that can hold statements: not those of dates, addresses, numbers and single words.

    Without a blank there can still be a statement in the scripts that have none.
    """
    return [column for column in range(len(table.header)) if _share(_values(table, column), _is_statement) >= _HALF]


def guess_date(table: Table, free: Sequence[int]) -> int | None:
    """The column that is called a date and mostly holds some; else the first that holds hardly anything else."""
    column = _by_name(table, free, DATE_NAMES, looks_like_date)
    return _by_content(table, free, looks_like_date) if column is None else column


def guess_tags(table: Table, free: Sequence[int]) -> int | None:
    """The column that is called tags, themes or the like, and holds no statements."""
    return _by_name(table, free, TAG_NAMES, lambda value: len(value) <= _MAX_TAGS_CHARACTERS)


def guess_consent(table: Table, free: Sequence[int]) -> int | None:
    """The column that is called consent or the like and holds yes or no."""
    return _by_name(table, free, CONSENT_NAMES, lambda value: bool(read_consent(value)))


def guess_source(table: Table, free: Sequence[int]) -> int | None:
    """The first column that holds hardly anything but kinds of sources."""
    return _by_content(
        table, free, lambda value: _SOURCES.match(value) is not None and len(value) <= _SOURCE_CHARACTERS
    )


def _is_statement(value: str) -> bool:
    return not (value.isascii() and " " not in value) and not looks_like_date(value)


def _by_name(table: Table, free: Sequence[int], names: frozenset[str], test: Test) -> int | None:
    left = list(free)
    while left:
        column = named(table.header, left, names)
        if column is None:
            return None
        if _share(_values(table, column), test) >= _MOST:
            return column
        left.remove(column)
    return None


def _by_content(table: Table, free: Sequence[int], test: Test) -> int | None:
    for column in free:
        values = _values(table, column)
        if len(values) >= _FEWEST and _share(values, test) >= _NEARLY_ALL:
            return column
    return None


def _values(table: Table, column: int) -> list[str]:
    """The filled cells among the first rows."""
    cells: Iterable[tuple[str, ...]] = (row.cells for row in table.rows[:_ROWS_LOOKED_AT])
    return [row[column].strip() for row in cells if column < len(row) and row[column].strip()]


def _share(values: list[str], test: Test) -> float:
    return sum(map(test, values)) / len(values) if values else 0.0
