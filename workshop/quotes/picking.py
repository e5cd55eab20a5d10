"""Picking the quotes among the utterances of a transcript: one by one, or all of a speaker at once."""

from collections import Counter
from dataclasses import dataclass

from django.http import QueryDict

from workshop.quotes.reading.table import Table
from workshop.quotes.reading.transcript import SPEAKER, TIME, WORDS

PICK, UNPICK = "pick", "unpick"


@dataclass(frozen=True)
class Utterance:
    """One box to tick."""

    number: str
    speaker: str
    time: str
    words: str


@dataclass(frozen=True)
class Speaker:
    """Somebody in the transcript; `index` is what a button sends, the name "" is whoever is not named."""

    index: int
    name: str
    utterances: int


def utterances_of(table: Table) -> list[Utterance]:
    """Return the rows of a transcript as what one ticks."""
    rows = ((row.number, row.cells) for row in table.rows)
    return [Utterance(str(number), cells[SPEAKER], cells[TIME], cells[WORDS]) for number, cells in rows]


def speakers_of(table: Table) -> list[Speaker]:
    """Return who speaks, in the order in which they first do."""
    counted = Counter(row.cells[SPEAKER] for row in table.rows)
    return [Speaker(index, name, count) for index, (name, count) in enumerate(counted.items())]


def picked(data: QueryDict, table: Table) -> QueryDict:
    """Return what a form sent, with all utterances of a speaker ticked or not where a speaker's button was pressed."""
    for action in (PICK, UNPICK):
        index = data.get(action, "")
        speakers = {str(speaker.index): speaker.name for speaker in speakers_of(table)}
        if index not in speakers:
            continue
        theirs = {row.number for row in table.rows if row.cells[SPEAKER] == speakers[index]}
        ticked = {int(row) for row in data.getlist("rows") if row.isdecimal() and len(row) < 7}
        data = data.copy()
        rows = ticked | theirs if action == PICK else ticked - theirs
        data.setlist("rows", [str(row) for row in sorted(rows)])
    return data
