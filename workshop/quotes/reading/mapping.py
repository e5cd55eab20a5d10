"""Which columns of a table hold what: guessed, given by name, or chosen and then checked."""

from collections.abc import Iterable
from dataclasses import dataclass

from realtime.text_cleaning import clean_line
from workshop.quotes.reading.guess import guess_columns
from workshop.quotes.reading.guess_content import guess_consent, guess_date, guess_source, guess_tags, stated_columns
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import Table, column_letter
from workshop.quotes.reading.transcript import SPEAKER, TIME, WORDS

_COLUMNS_NAMED = 40


@dataclass(frozen=True)
class Mapping:
    """Columns are counted from 0. What is `fixed` is used for rows that have none of their own.

    `date_order` is "dmy" or "mdy" where somebody has said how the dates are written; "" lets the column tell.

    `rows` are the numbers of the rows that were picked, all of them where it is None. With `pseudonymise` respondents
    are kept as numbers.
    """

    text: tuple[int, ...]
    respondent: int | None = None
    source: int | None = None
    segment: int | None = None
    date: int | None = None
    date_order: str = ""
    tags: int | None = None
    consent: int | None = None
    time: int | None = None
    fixed_source: str = ""
    fixed_respondent: str = ""
    rows: tuple[int, ...] | None = None
    pseudonymise: bool = False


def guess_mapping(table: Table) -> Mapping:
    """Return the mapping that the table's header and content suggest; its text may be empty.

    Of a transcript nothing is picked yet: half of it is what the interviewer says.
    """
    if table.kind == "transcript":
        return Mapping(text=(WORDS,), respondent=SPEAKER, time=TIME, fixed_source="interview", rows=())
    lengths = [column.mean_length for column in table.columns]
    guess = guess_columns(table.header, lengths, stated=stated_columns(table) if len(lengths) > 1 else None)
    taken = {*guess.text, guess.respondent, guess.source, guess.segment}
    free = [column for column in range(len(table.header)) if column not in taken]
    date = guess_date(table, free)
    tags = guess_tags(table, [column for column in free if column != date])
    consent = guess_consent(table, [column for column in free if column not in (date, tags)])
    source = guess.source
    if source is None:
        source = guess_source(table, [column for column in free if column not in (date, tags, consent)])
    return Mapping(
        text=guess.text,
        respondent=guess.respondent,
        source=source,
        segment=guess.segment,
        date=date,
        tags=tags,
        consent=consent,
    )


def mapping_by_names(
    table: Table, *, text: Iterable[str], respondent: str = "", source: str = "", segment: str = ""
) -> Mapping:
    """Return the mapping for columns given by their names; raises `unknown_column` with the names there are."""
    return Mapping(
        text=tuple(_column_named(table, name) for name in text),
        respondent=_column_named(table, respondent) if respondent else None,
        source=_column_named(table, source) if source else None,
        segment=_column_named(table, segment) if segment else None,
    )


def check_mapping(mapping: Mapping, *, table: Table) -> None:
    """Raise `ReadingError` unless the mapping names columns that exist, and text columns for nothing else."""
    if not mapping.text:
        raise ReadingError("no_text_column")
    chosen = (mapping.respondent, mapping.source, mapping.segment, mapping.date, mapping.tags, mapping.consent)
    others = [column for column in chosen if column is not None]
    for column in (*mapping.text, *others):
        if not 0 <= column < len(table.header):
            raise ReadingError("column_gone", column=column + 1)
    for column in others:
        if column in mapping.text:
            raise ReadingError("column_twice", column=table.label(column))


def _column_named(table: Table, name: str) -> int:
    """The column with this name, ignoring case and blanks; its letter works too where the header is empty."""
    wanted = clean_line(name).casefold()
    labels = [clean_line(table.label(column)).casefold() for column in range(len(table.header))]
    if wanted in labels:
        return labels.index(wanted)
    letters = [column_letter(column).casefold() for column in range(len(labels))]
    if wanted in letters:
        return letters.index(wanted)
    starting = [column for column, label in enumerate(labels) if label.startswith(wanted)]
    if wanted and len(starting) == 1:
        return starting[0]
    shown = ", ".join(f"“{table.label(column)}”" for column in range(min(len(labels), _COLUMNS_NAMED)))
    raise ReadingError("unknown_column", column=name[:200], columns=shown)
