"""A file as a table: a header, numbered rows, and what looked odd on the way. Nothing is silently repaired."""

from dataclasses import dataclass

from workshop.quotes.reading.delimiter import DELIMITERS, detect_delimiter, split_rows, usual_width
from workshop.quotes.reading.encoding import ENCODINGS, decode, detect_encoding
from workshop.quotes.reading.file_kind import refuse_other_kinds
from workshop.quotes.reading.guess import looks_like_header
from workshop.quotes.reading.notices import Notice, ReadingError

MAX_ROWS = 10_000
MAX_COLUMNS = 300
_LINES_OF_AN_UNCLOSED_QUOTE = 25
_WARNINGS_PER_KIND = 5


@dataclass(frozen=True)
class Row:
    """One record; `number` is its row in a spreadsheet, counted from 1 and with blank rows."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class ReadAs:
    """How to read: None means find out. `header_row` is 0 when there is no header."""

    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None


@dataclass(frozen=True)
class Table:
    """Header and rows that are not blank. A row may be ragged: it has as many cells as were really there."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    delimiter: str
    header_row: int
    warnings: tuple[Notice, ...] = ()

    def label(self, column: int) -> str:
        """Return the header of `column`, or its spreadsheet letter when it has none."""
        return self.header[column] or column_letter(column)

    @property
    def read_as(self) -> ReadAs:
        return ReadAs(self.encoding, self.delimiter, self.header_row)


def read_file(data: bytes, read_as: ReadAs | None = None) -> Table:
    """Return the table in the bytes of a file; raises `ReadingError` with what to do about it."""
    read_as = read_as or ReadAs()
    refuse_other_kinds(data)
    detected = detect_encoding(data) if read_as.encoding is None else None
    encoding = detected.encoding if detected else str(read_as.encoding)
    try:
        text = decode(data, encoding=encoding)
    except ReadingError as error:
        if detected is None or error.code != "wrong_encoding":
            raise
        raise ReadingError("damaged", encoding=ENCODINGS[encoding]) from error
    warnings = []
    if detected and detected.guessed:
        warnings.append(Notice("guessed_encoding", {"encoding": ENCODINGS[encoding]}))
    return read_table(text, read_as, encoding=encoding, warnings=tuple(warnings))


def read_table(text: str, read_as: ReadAs, *, encoding: str, warnings: tuple[Notice, ...] = ()) -> Table:
    """Return the table in decoded `text`."""
    delimiter = read_as.delimiter if read_as.delimiter in DELIMITERS else detect_delimiter(text)
    records = _records(text, delimiter=delimiter)
    if not records:
        raise ReadingError("empty")
    header_row = _header_row(records, read_as, width=usual_width(text, delimiter=delimiter))
    rows = tuple(record for record in records if record.number > header_row)
    if not rows:
        raise ReadingError("header_only")
    header = _header(records, header_row=header_row, rows=rows)
    if delimiter == "none" and read_as.delimiter is None:
        warnings += (Notice("one_column"),)
    warnings += tuple(_long_cells(rows))
    return Table(header, rows, encoding, delimiter, header_row, warnings)


def column_letter(column: int) -> str:
    """Return the spreadsheet letter of a column counted from 0: A, B, … Z, AA."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _records(text: str, *, delimiter: str) -> list[Row]:
    """All rows that are not blank, numbered with the blank ones; refuses what is too large while reading."""
    records = []
    for number, cells in enumerate(split_rows(text, delimiter=DELIMITERS[delimiter]), start=1):
        if len(cells) > MAX_COLUMNS:
            raise ReadingError("too_many_columns", limit=MAX_COLUMNS)
        if any(cell.strip() for cell in cells):
            records.append(Row(number, tuple(cells)))
        if len(records) > MAX_ROWS + 1:
            raise ReadingError("too_many_rows", limit=MAX_ROWS)
    return records


def _header_row(records: list[Row], read_as: ReadAs, *, width: int) -> int:
    """The number of the header's row: the chosen one, or the first of usual width if it looks like one."""
    if read_as.header_row is not None:
        if read_as.header_row > records[-1].number:
            raise ReadingError("no_header_row", row=read_as.header_row, rows=records[-1].number)
        return read_as.header_row
    first = next((index for index, record in enumerate(records) if len(record.cells) == width), 0)
    below = [record.cells for record in records[first + 1 : first + 51]]
    if len(records) == 1 or looks_like_header(records[first].cells, below=below):
        return records[first].number
    return 0


def _header(records: list[Row], *, header_row: int, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Cleaned names of the columns, "" where there is none; a name that comes again gets a number."""
    named = next((record.cells for record in records if record.number == header_row), ())
    names: list[str] = []
    seen: dict[str, int] = {}
    for cell in named:
        name = " ".join(cell.split())
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    if not named:
        names = [""] * max(len(row.cells) for row in rows)
    return tuple(names)


def _long_cells(rows: tuple[Row, ...]) -> list[Notice]:
    """Cells of very many lines: one quotation mark that is never closed swallows the rest of a file."""
    found = []
    for row in rows:
        lines = max(cell.count("\n") for cell in row.cells) + 1
        if lines > _LINES_OF_AN_UNCLOSED_QUOTE:
            found.append(Notice("long_cell", {"row": row.number, "lines": lines}))
    return found[:_WARNINGS_PER_KIND]
