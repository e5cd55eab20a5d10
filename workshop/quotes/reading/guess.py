"""Guess what the columns of a table hold, from their names and from what is in them; a person confirms."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

TEXT_NAMES = frozenset(
    "quote quotes quotation text comment comments verbatim verbatims feedback response responses answer answers "
    "statement utterance content message review body highlight zitat zitate kommentar antwort citation verbatim".split()
)
_RESPONDENT_NAMES = frozenset(
    "respondent participant interviewee customer user client person name speaker author email id respondentid "
    "participantid userid customerid respondentnr befragter kunde".split()
)
_SOURCE_NAMES = frozenset("source channel origin medium method quelle kanal".split())
_SEGMENT_NAMES = frozenset(
    "segment role jobtitle job title function position persona department team industry usertype customertype "
    "plan tier rolle funktion branche".split()
)
DATE_NAMES = frozenset(
    "date datum day timestamp created createdat submitted submittedat submitdate startdate enddate recorded "
    "recordeddate completed datetime zeitstempel zeitpunkt fecha".split()
)
TAG_NAMES = frozenset(
    "tag tags label labels codes theme themes topic topics keyword keywords category categories schlagwort schlagworte "
    "stichworte thema themen kategorie kategorien".split()
)
CONSENT_NAMES = frozenset(
    "consent consented permission permitted einwilligung zustimmung einverständnis consentement".split()
)
_LONG_NAME_WORDS = 4
_MIN_QUOTE_CHARACTERS = 20
_MAX_SEGMENT_CHARACTERS = 40
_SENTENCES_OF_ANSWERS = 0.3


@dataclass(frozen=True)
class Guess:
    """Columns counted from 0; None or empty where nothing fits."""

    text: tuple[int, ...]
    respondent: int | None
    source: int | None
    segment: int | None


def guess_columns(header: Sequence[str], lengths: Sequence[float], *, stated: Collection[int] | None = None) -> Guess:
    """Return what the columns seem to hold, from their names and the mean lengths of their filled cells.

    Without a telling name the longest is the quote, of those that hold statements where that is known (`stated`).
    """
    text = tuple(column for column, name in enumerate(header) if _short(name) in TEXT_NAMES)[:1]
    if not text:
        called = [column for column, name in enumerate(header) if _has_word(name, TEXT_NAMES)]
        tagged = [column for column, name in enumerate(header) if _has_word(name, TAG_NAMES)]
        others = [
            column for column in range(len(header)) if (stated is None or column in stated) and column not in tagged
        ]
        text = _longest(called, lengths) or _longest(others, lengths)
    if not text and len(header) == 1:
        text = (0,)
    free = [column for column in range(len(header)) if column not in text]
    return Guess(
        text=text,
        respondent=named(header, free, _RESPONDENT_NAMES),
        source=named(header, free, _SOURCE_NAMES),
        segment=_segment(header, free, lengths),
    )


def looks_like_header(cells: Sequence[str], *, below: Sequence[Sequence[str]]) -> bool:
    """Return whether `cells` name the columns rather than being the first answers.

    Names are telling; or they all differ, none is a number or a sentence, and none comes again in its own column.
    One column without a telling name has no header: its first line is most likely a quote.
    """
    names = [cell.strip() for cell in cells if cell.strip()]
    if any(_short(name) in _ALL_NAMES for name in names):
        return True
    if len(cells) == 1 or not names or len(set(names)) < len(names):
        return False
    sentences = sum(name.endswith((".", "!")) for name in names)
    if any(_is_number(name) for name in names) or sentences >= _SENTENCES_OF_ANSWERS * len(names):
        return False
    return not any(
        cells[column].strip() and cells[column].strip() == row[column].strip()
        for row in below
        for column in range(min(len(cells), len(row)))
    )


def is_question(name: str) -> bool:
    """Return whether a column's name says more than "quote": then it belongs to the quote as its question."""
    return bool(name) and _short(name) not in TEXT_NAMES


def _longest(columns: Iterable[int], lengths: Sequence[float]) -> tuple[int, ...]:
    """The one of `columns` whose filled cells are longest on average, if that is long enough for a sentence."""
    longest = max(columns, key=lambda column: lengths[column], default=None)
    return () if longest is None or lengths[longest] < _MIN_QUOTE_CHARACTERS else (longest,)


def named(header: Sequence[str], free: list[int], names: frozenset[str]) -> int | None:
    """The first free column with one of these names; else a longer name in which one of them is a word."""
    for column in free:
        if _short(header[column]) in names:
            return column
    for column in free:
        if _has_word(header[column], names):
            return column
    return None


def _has_word(name: str, names: frozenset[str]) -> bool:
    """Whether one of `names` is a word of a short name."""
    words = _words(name)
    return len(words) <= _LONG_NAME_WORDS and not names.isdisjoint(words)


def _segment(header: Sequence[str], free: list[int], lengths: Sequence[float]) -> int | None:
    """A column named like a segment; else a longer question about one whose answers are short."""
    column = named(header, free, _SEGMENT_NAMES)
    if column is not None:
        return column
    for asked in free:
        if _SEGMENT_NAMES.intersection(_words(header[asked])) and 0 < lengths[asked] <= _MAX_SEGMENT_CHARACTERS:
            return asked
    return None


def _words(name: str) -> list[str]:
    """The words of a column's name, also where underscores stand between them."""
    return re.findall(r"[^\W_]+", name.casefold())


def _short(name: str) -> str:
    """A column's name without anything between its letters."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _is_number(name: str) -> bool:
    return re.fullmatch(r"[-+]?[\d.,:/ ]+%?", name) is not None


_ALL_NAMES = TEXT_NAMES | _RESPONDENT_NAMES | _SOURCE_NAMES | _SEGMENT_NAMES | DATE_NAMES | TAG_NAMES | CONSENT_NAMES
