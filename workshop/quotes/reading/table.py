"""A file as a table: a header, numbered rows, and what looked odd on the way. Nothing is silently repaired."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NoReturn

from workshop.quotes.reading.guess import looks_like_header
from workshop.quotes.reading.notices import Notice, ReadingError

MAX_ROWS = 10_000
MAX_COLUMNS = 300
SAMPLES = 2
# A workbook can hold one long text once and point at it from every cell.
MAX_TABLE_CHARACTERS = 32 * 1024 * 1024
_LINES_OF_AN_UNCLOSED_QUOTE = 25
_WARNINGS_PER_KIND = 5
_BETWEEN_CELLS = "\0"
_NUL_IN_A_CELL = "\x01"  # as invisible and as unwanted, so that it is reported and dropped like any control character


@dataclass(frozen=True, slots=True)
class Row:
    """One record; `number` is its row in a spreadsheet, counted from 1 and with blank rows.

    Its cells are kept in one text: three million of them would take 300 MB as texts of their own.
    """

    number: int
    packed: str

    @classmethod
    def of(cls, number: int, cells: Sequence[str]) -> "Row":
        """Return the row with these cells, of which there is at least one."""
        packed = _BETWEEN_CELLS.join(cells)
        if packed.count(_BETWEEN_CELLS) >= len(cells):
            packed = _BETWEEN_CELLS.join(cell.replace(_BETWEEN_CELLS, _NUL_IN_A_CELL) for cell in cells)
        return cls(number, packed)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells, taken apart anew at each call."""
        return tuple(self.packed.split(_BETWEEN_CELLS))

    @property
    def width(self) -> int:
        """How many cells there are."""
        return self.packed.count(_BETWEEN_CELLS) + 1


@dataclass(frozen=True)
class Column:
    """How many rows fill a column, how long its filled cells are on average, and the first different ones."""

    filled: int
    mean_length: float
    samples: tuple[str, ...]


@dataclass(frozen=True)
class ReadAs:
    """How to read: None means find out. `header_row` is 0 when there is no header."""

    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Table:
    """Header and rows that are not blank. A row may be ragged: it has as many cells as were really there.

    `kind` is what the file is: "text", "pasted", "workbook", "json" or "transcript". What does not apply to it is "".
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 0
    warnings: tuple[Notice, ...] = ()
    kind: str = "text"
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def label(self, column: int) -> str:
        """Return the header of `column`, or its spreadsheet letter when it has none."""
        return self.header[column] or column_letter(column)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What is in each column, as the header counts them."""
        return measure(self.rows, width=len(self.header))

    @property
    def read_as(self) -> ReadAs:
        """How it was read, everything found out."""
        return ReadAs(self.encoding or None, self.delimiter or None, self.header_row, self.sheet or None)

    def warned(self, *warnings: Notice) -> "Table":
        """Return the table with more to look at."""
        return replace(self, warnings=(*warnings, *self.warnings))


def measure(rows: Iterable[Row], *, width: int) -> tuple[Column, ...]:
    """Return the facts of the first `width` columns, from one walk over the rows."""
    filled, characters = [0] * width, [0] * width
    samples: list[dict[str, None]] = [{} for _column in range(width)]
    for row in rows:
        for column, cell in zip(range(width), row.cells, strict=False):
            text = cell.strip()
            if text:
                filled[column] += 1
                characters[column] += len(text)
                if len(samples[column]) < SAMPLES:
                    samples[column][text] = None
    return tuple(
        Column(count, characters[column] / count if count else 0.0, tuple(samples[column]))
        for column, count in enumerate(filled)
    )


def tabulate(records: list[Row], *, header_row: int | None, candidate: int = 0) -> Table:
    """Return rows that are not blank as a table. Its header is the chosen row, else `records[candidate]` if it is one.

    Raises `ReadingError` when there is no row, or none below the header.
    """
    if not records:
        raise ReadingError("empty")
    chosen = _header_row(records, header_row, candidate=candidate)
    rows = tuple(record for record in records if record.number > chosen)
    if not rows:
        raise ReadingError("header_only")
    header = _header(records, header_row=chosen, rows=rows)
    return Table(header, rows, header_row=chosen, warnings=tuple(_long_cells(rows)))


def collect(rows: Iterable[tuple[int, Sequence[str]]]) -> list[Row]:
    """Return numbered rows without the blank ones; refuses what is too large while reading."""
    records: list[Row] = []
    characters = 0
    for number, cells in rows:
        if len(cells) > MAX_COLUMNS:
            raise ReadingError("too_many_columns", limit=MAX_COLUMNS)
        if not any(cell.strip() for cell in cells):
            continue
        characters += sum(map(len, cells))
        if characters > MAX_TABLE_CHARACTERS:
            raise_too_large()
        records.append(Row.of(number, cells))
        if len(records) > MAX_ROWS + 1:
            raise ReadingError("too_many_rows", limit=MAX_ROWS)
    return records


def raise_too_large() -> NoReturn:
    """Refuse a file that is far larger inside than it looks."""
    raise ReadingError("too_large_inside")


def column_letter(column: int) -> str:
    """Return the spreadsheet letter of a column counted from 0: A, B, … Z, AA."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def named_columns(names: Iterable[str]) -> tuple[str, ...]:
    """Return cleaned names of columns, "" where there is none; a name that comes again gets a number."""
    named: list[str] = []
    seen: dict[str, int] = {}
    for one in names:
        name = " ".join(one.split())
        seen[name] = seen.get(name, 0) + 1
        named.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(named)


def _header_row(records: list[Row], chosen: int | None, *, candidate: int) -> int:
    """The number of the header's row: the chosen one, or the candidate's if it looks like one."""
    if chosen is not None:
        if chosen > records[-1].number:
            raise ReadingError("no_header_row", row=chosen, rows=records[-1].number)
        return chosen
    below = [record.cells for record in records[candidate + 1 : candidate + 51]]
    if len(records) == 1 or looks_like_header(records[candidate].cells, below=below):
        return records[candidate].number
    return 0


def _header(records: list[Row], *, header_row: int, rows: tuple[Row, ...]) -> tuple[str, ...]:
    named = next((record.cells for record in records if record.number == header_row), ())
    return named_columns(named or [""] * max(row.width for row in rows))


def _long_cells(rows: tuple[Row, ...]) -> list[Notice]:
    """Cells of very many lines: one quotation mark that is never closed swallows the rest of a file."""
    found = []
    for row in rows:
        if row.packed.count("\n") < _LINES_OF_AN_UNCLOSED_QUOTE:
            continue
        lines = max(cell.count("\n") for cell in row.cells) + 1
        if lines > _LINES_OF_AN_UNCLOSED_QUOTE:
            found.append(Notice("long_cell", {"row": row.number, "lines": lines}))
    return found[:_WARNINGS_PER_KIND]
