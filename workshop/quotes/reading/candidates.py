"""From a table to candidate quotes: one for each filled text cell, and what is odd about its rows."""

import re
from dataclasses import dataclass, field

from realtime.text_cleaning import clean_line, clean_text
from workshop.quotes.reading.consent import NO
from workshop.quotes.reading.facts import (
    NO_DATES,
    NOTHING_SAID,
    DateOrder,
    Facts,
    consent_in,
    date_in,
    order_in,
    tags_in,
)
from workshop.quotes.reading.guess import is_question
from workshop.quotes.reading.mapping import Mapping, check_mapping
from workshop.quotes.reading.notices import Notice, ReadingError
from workshop.quotes.reading.spreadsheet import without_formula_guard
from workshop.quotes.reading.table import Table

MAX_QUOTE_CHARACTERS = 2_000
MAX_QUOTES = 10_000
MAX_RESPONDENT_CHARACTERS = 200
MAX_SOURCE_CHARACTERS = 120
MAX_SEGMENT_CHARACTERS = 200
MAX_QUESTION_CHARACTERS = 500
_LINE_ENDS = frozenset("\r\n\x85\u2028\u2029")


@dataclass(frozen=True)
class Candidate:
    """A quote that could be imported. `respondent` is empty when no column names one: the row is one then."""

    text: str
    row: int
    column: int
    question: str = ""
    respondent: str = ""
    source: str = ""
    segment: str = ""
    facts: Facts = NOTHING_SAID
    time: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether its respondent does not want it to be used."""
        return self.facts.consent == NO


@dataclass(frozen=True)
class Problem:
    """Something about one row; `left_out` when nothing is imported from that cell or row."""

    row: int
    column: str
    notice: Notice
    left_out: bool


@dataclass
class Reading:
    """What a mapping makes of a table, before anything is written."""

    candidates: list[Candidate] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    empty_rows: int = 0
    dates: DateOrder = NO_DATES

    @property
    def refused(self) -> int:
        """How many candidates may not be used."""
        return sum(candidate.is_refused for candidate in self.candidates)

    @property
    def respondents(self) -> int:
        """How many different respondents the candidates come from."""
        return len({candidate.respondent or candidate.row for candidate in self.candidates})


@dataclass(frozen=True)
class _Row:
    """A row whose cells are taken apart."""

    number: int
    cells: tuple[str, ...]


def read_quotes(table: Table, mapping: Mapping) -> Reading:
    """Return every quote that `mapping` finds in `table`, in order, and what is odd about its rows.

    Raises `ReadingError` for a mapping that does not fit the table, or that names more cells than are imported at once.
    """
    check_mapping(mapping, table=table)
    _refuse_too_many(sum(table.columns[column].filled for column in mapping.text))
    reading = Reading(dates=_dates(table, mapping))
    picked = None if mapping.rows is None else frozenset(mapping.rows)
    for packed in table.rows:
        if picked is not None and packed.number not in picked:
            continue
        row = _Row(packed.number, packed.cells)
        if len(row.cells) > len(table.header) and any(cell.strip() for cell in row.cells[len(table.header) :]):
            notice = Notice("ragged", {"cells": len(row.cells), "columns": len(table.header)})
            reading.problems.append(Problem(row.number, "", notice, left_out=True))
        elif not any(_cell(row, column).strip() for column in mapping.text):
            reading.empty_rows += 1
        else:
            _read_row(row, mapping, table=table, into=reading)
    return reading


def refuse_unusable(reading: Reading, mapping: Mapping) -> None:
    """Raise `ReadingError` when there is nothing to import."""
    if mapping.rows == ():
        raise ReadingError("nothing_picked")
    if not reading.candidates:
        raise ReadingError("no_quotes")
    if reading.dates.undecided:
        raise ReadingError("date_order", value=reading.dates.undecided)


def _refuse_too_many(count: int) -> None:
    """Filled cells are counted before they are read as quotes: a wide table has millions, which would take minutes."""
    if count > MAX_QUOTES:
        raise ReadingError("too_many_quotes", count=count, limit=MAX_QUOTES)


def _read_row(row: _Row, mapping: Mapping, *, table: Table, into: Reading) -> None:
    named = _short_value(row, mapping.respondent, MAX_RESPONDENT_CHARACTERS, table=table, into=into)
    respondent = named or mapping.fixed_respondent
    source = _short_value(row, mapping.source, MAX_SOURCE_CHARACTERS, table=table, into=into)
    segment = _short_value(row, mapping.segment, MAX_SEGMENT_CHARACTERS, table=table, into=into)
    facts = _facts(row, mapping, table=table, into=into)
    for column in mapping.text:
        text = _quote_text(row, column, table=table, into=into)
        if text:
            into.candidates.append(
                Candidate(
                    text=text,
                    row=row.number,
                    column=column,
                    question=_question(table, column, several=len(mapping.text) > 1),
                    respondent=respondent,
                    source=source or mapping.fixed_source,
                    segment=segment,
                    facts=facts,
                    time="" if mapping.time is None else _cell(row, mapping.time),
                )
            )


def _dates(table: Table, mapping: Mapping) -> DateOrder:
    column = mapping.date
    if column is None:
        return NO_DATES
    cells = (row.cells for row in table.rows)
    values = (clean_line(row[column]) for row in cells if column < len(row))
    return order_in(values, chosen=mapping.date_order)


def _facts(row: _Row, mapping: Mapping, *, table: Table, into: Reading) -> Facts:
    """What the row says beside its words; says what is odd about it."""

    def value(column: int | None) -> str:
        return "" if column is None else without_formula_guard(_cell(row, column))

    def note(column: int | None, notice: Notice | None) -> None:
        if column is not None and notice is not None:
            into.problems.append(Problem(row.number, table.label(column), notice, left_out=False))

    date, date_text, odd_date = date_in(value(mapping.date), how=into.dates)
    tags, odd_tags = tags_in(value(mapping.tags))
    consent, odd_consent = consent_in(value(mapping.consent))
    note(mapping.date, odd_date)
    note(mapping.tags, odd_tags)
    note(mapping.consent, odd_consent)
    return Facts(date, date_text, tags, consent)


def _quote_text(row: _Row, column: int, *, table: Table, into: Reading) -> str:
    """The cleaned quote of one cell, or "" when there is none; says what is odd about it."""
    cell = _cell(row, column)
    cleaned = clean_text(without_formula_guard(cell))
    text = cleaned.strip()
    label = table.label(column)
    if not text and not cell.strip():
        return ""
    if _lost_characters(cell):
        into.problems.append(Problem(row.number, label, Notice("control_characters"), left_out=not text))
    if len(text) > MAX_QUOTE_CHARACTERS:
        notice = Notice("too_long", {"length": len(text), "limit": MAX_QUOTE_CHARACTERS})
        into.problems.append(Problem(row.number, label, notice, left_out=True))
        return ""
    if text and re.search(r"\w", text) is None:
        into.problems.append(Problem(row.number, label, Notice("no_words"), left_out=False))
    return text


def _short_value(row: _Row, column: int | None, limit: int, *, table: Table, into: Reading) -> str:
    """The value of a column on one line and within `limit` characters; says when it had to be shortened."""
    if column is None:
        return ""
    value = clean_line(without_formula_guard(_cell(row, column)))
    if len(value) <= limit:
        return value
    notice = Notice("shortened", {"limit": limit})
    into.problems.append(Problem(row.number, table.label(column), notice, left_out=False))
    return value[: limit - 1] + "…"


def _question(table: Table, column: int, *, several: bool) -> str:
    """The column's header where it says more than "quote", or where there are several text columns."""
    name = clean_line(table.header[column])
    if not (several or is_question(name)):
        return ""
    return name if len(name) <= MAX_QUESTION_CHARACTERS else name[: MAX_QUESTION_CHARACTERS - 1] + "…"


def _cell(row: _Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _lost_characters(cell: str) -> bool:
    """Whether cleaning takes away more than the difference between kinds of line ends."""
    kept = clean_text(cell)
    hidden = {character for character in cell if not character.isprintable()} - _LINE_ENDS
    return any(character not in kept for character in hidden)
