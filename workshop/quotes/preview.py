"""What the mapping page shows before anything is written: columns with samples, the first quotes, problems, counts."""

from dataclasses import dataclass, field

from workshop.models import Workshop
from workshop.quotes.identity import identify
from workshop.quotes.importing import fresh_of
from workshop.quotes.listing import texts_of
from workshop.quotes.pseudonyms import pseudonymised
from workshop.quotes.reading.candidates import Candidate, Reading, read_quotes, refuse_unusable
from workshop.quotes.reading.likeness import find_alike
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.personal_data import Part, marked_parts, personal_kinds
from workshop.quotes.reading.table import Table
from workshop.quotes.wording import explain

QUOTES_SHOWN = 10
PROBLEMS_SHOWN = 50
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


@dataclass(frozen=True)
class Shown:
    """A quote as the page shows it; `parts` say where something personal is in it."""

    candidate: Candidate
    parts: list[Part]


@dataclass(frozen=True)
class Alike:
    """A quote that says the same words, or nearly, as a row of the file or a quote of the workshop."""

    row: int
    text: str
    other: str
    other_row: int | None
    other_number: int | None
    same: bool


@dataclass
class Preview:
    """What the saved mapping would import. `error` says why it would import nothing."""

    error: str = ""
    quotes: list[Shown] = field(default_factory=list)
    count: int = 0
    new: int = 0
    duplicates: int = 0
    respondents: int = 0
    empty_rows: int = 0
    asks_order: bool = False
    has_dates: bool = False
    has_tags: bool = False
    problems: list[Line] = field(default_factory=list)
    more_problems: int = 0
    left_out: int = 0
    personal: int = 0
    refused: int = 0
    personal_quotes: list[Shown] = field(default_factory=list)
    alike: int = 0
    alike_quotes: list[Alike] = field(default_factory=list)


def columns_of(table: Table) -> list[Column]:
    """Return every column with how many rows fill it and two cells to recognise it by."""
    return [
        Column(str(index), table.label(index), facts.filled, [_shortened(sample) for sample in facts.samples])
        for index, facts in enumerate(table.columns)
    ]


def preview_of(table: Table, mapping: Mapping, *, workshop: Workshop) -> Preview:
    """Return what `mapping` makes of `table` in `workshop`."""
    preview = Preview()
    try:
        reading = read_quotes(table, mapping)
        if mapping.pseudonymise:
            reading = pseudonymised(reading, workshop=workshop, keep=False)
        preview.asks_order = bool(mapping.date_order or reading.dates.undecided)
        _describe(preview, reading)
        refuse_unusable(reading, mapping)
    except ReadingError as error:
        preview.error = explain(error.notice)
        return preview
    fresh = fresh_of(workshop, identify(reading, workshop=workshop.pk))
    preview.new = len(fresh)
    preview.duplicates = preview.count - preview.new
    _compare(preview, [one.candidate for one in fresh], workshop=workshop)
    return preview


def _describe(preview: Preview, reading: Reading) -> None:
    """Fill in everything that the reading alone tells."""
    preview.quotes = [_shown(candidate) for candidate in reading.candidates[:QUOTES_SHOWN]]
    preview.count = len(reading.candidates)
    preview.respondents = reading.respondents
    preview.empty_rows = reading.empty_rows
    preview.refused = reading.refused
    preview.has_dates = any(one.facts.date_text or one.time for one in reading.candidates)
    preview.has_tags = any(one.facts.tags for one in reading.candidates)
    preview.left_out = sum(problem.left_out for problem in reading.problems)
    preview.problems = [
        Line(problem.row, problem.column, explain(problem.notice), problem.left_out)
        for problem in reading.problems[:PROBLEMS_SHOWN]
    ]
    preview.more_problems = len(reading.problems) - len(preview.problems)
    personal = [candidate for candidate in reading.candidates if personal_kinds(candidate.text)]
    preview.personal = len(personal)
    preview.personal_quotes = [_shown(candidate) for candidate in personal[:PROBLEMS_SHOWN]]


def _shown(candidate: Candidate) -> Shown:
    return Shown(candidate, marked_parts(candidate.text))


def _compare(preview: Preview, fresh: list[Candidate], *, workshop: Workshop) -> None:
    """Fill in which new quotes have nearly the words of a quote that is here, or of an earlier row."""
    here = texts_of(workshop)
    texts = [*(text for _number, text in here), *(candidate.text for candidate in fresh)]
    found = find_alike(texts, first=len(here))
    preview.alike = len(found)
    for one in found[:PROBLEMS_SHOWN]:
        is_here = one.earlier < len(here)
        preview.alike_quotes.append(
            Alike(
                row=fresh[one.later - len(here)].row,
                text=texts[one.later],
                other=texts[one.earlier],
                other_row=None if is_here else fresh[one.earlier - len(here)].row,
                other_number=here[one.earlier][0] if is_here else None,
                same=one.same,
            )
        )


def _shortened(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= _SAMPLE_CHARACTERS else line[: _SAMPLE_CHARACTERS - 1] + "…"
