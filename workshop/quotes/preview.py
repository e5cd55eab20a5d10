"""What the mapping page shows before anything is written: columns with samples, the first quotes, problems, counts."""

from dataclasses import dataclass, field

from workshop.models import Workshop
from workshop.quotes.importing import count_duplicates
from workshop.quotes.reading.candidates import Candidate, Reading, read_quotes, refuse_unusable
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import Table
from workshop.quotes.wording import explain

QUOTES_SHOWN = 10
PROBLEMS_SHOWN = 50
_SAMPLES = 2
_SAMPLE_CHARACTERS = 110


@dataclass(frozen=True)
class Column:
    """One column of the file as the page offers it."""

    index: str
    label: str
    filled: int
    samples: list[str]


@dataclass(frozen=True)
class Line:
    """One problem as the page lists it."""

    row: int
    column: str
    text: str
    left_out: bool


@dataclass
class Preview:
    """What the saved mapping would import. `error` says why it would import nothing."""

    error: str = ""
    quotes: list[Candidate] = field(default_factory=list)
    count: int = 0
    new: int = 0
    duplicates: int = 0
    respondents: int = 0
    empty_rows: int = 0
    problems: list[Line] = field(default_factory=list)
    more_problems: int = 0
    left_out: int = 0


def columns_of(table: Table) -> list[Column]:
    """Return every column with how many rows fill it and two cells to recognise it by."""
    columns = []
    for column in range(len(table.header)):
        cells = [row.cells[column].strip() for row in table.rows if column < len(row.cells)]
        filled = [cell for cell in cells if cell]
        samples = [_shortened(cell) for cell in list(dict.fromkeys(filled))[:_SAMPLES]]
        columns.append(Column(str(column), table.label(column), len(filled), samples))
    return columns


def preview_of(table: Table, mapping: Mapping, *, workshop: Workshop) -> Preview:
    """Return what `mapping` makes of `table` in `workshop`."""
    preview = Preview()
    try:
        reading = read_quotes(table, mapping)
        _describe(preview, reading)
        refuse_unusable(reading)
    except ReadingError as error:
        preview.error = explain(error.notice)
        return preview
    preview.duplicates = count_duplicates(workshop, reading)
    preview.new = preview.count - preview.duplicates
    return preview


def _describe(preview: Preview, reading: Reading) -> None:
    """Fill in everything that the reading alone tells."""
    preview.quotes = reading.candidates[:QUOTES_SHOWN]
    preview.count = len(reading.candidates)
    preview.respondents = reading.respondents
    preview.empty_rows = reading.empty_rows
    preview.left_out = sum(problem.left_out for problem in reading.problems)
    preview.problems = [
        Line(problem.row, problem.column, explain(problem.notice), problem.left_out)
        for problem in reading.problems[:PROBLEMS_SHOWN]
    ]
    preview.more_problems = len(reading.problems) - len(preview.problems)


def _shortened(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= _SAMPLE_CHARACTERS else line[: _SAMPLE_CHARACTERS - 1] + "…"
