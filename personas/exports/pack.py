"""The pack's JSON as typed values, for the formats that are read by people. Unknown keys are left alone.

What a pack means is decided where it is locked; here is only how it is read.
"""

from datetime import date, datetime
from typing import Any

import msgspec

SUMMARY = "summary"
"""The field whose one line stands under the persona's name."""


class Quote(msgspec.Struct, frozen=True):
    """Words of a respondent. `number` is the one it had in the room."""

    id: str
    text: str = ""
    source: str = ""
    segment: str = ""
    number: int | None = None

    @property
    def origin(self) -> str:
        """“Interview · Dispatcher”, or what of it is known."""
        return " · ".join(part for part in (self.source.strip(), self.segment.strip()) if part)


class Line(msgspec.Struct, frozen=True):
    """One statement in a field, with the ids of the quotes it rests on."""

    text: str
    evidence: list[str] = []
    assumption: bool = False


class Field(msgspec.Struct, frozen=True):
    """A field of the persona; `quotes` support it as a whole."""

    id: str
    label: str
    lines: list[Line] = []
    quotes: list[str] = []


class Votes(msgspec.Struct, frozen=True):
    dots: int = 0
    voters: int | None = None


class Evidence(msgspec.Struct, frozen=True):
    """What the persona rests on, counted when it was locked. Respondents are counted only, never named."""

    quotes: int = 0
    respondents: int = 0
    lines: int = 0
    assumptions: int = 0

    @property
    def backed(self) -> int:
        """Lines that rest on at least one quote."""
        return max(0, self.lines - self.assumptions)


class Persona(msgspec.Struct, frozen=True):
    id: str
    name: str
    summary: str = ""
    rank: str | None = None
    votes: Votes | None = None
    fields: list[Field] = []
    quotes: list[Quote] = []
    evidence: Evidence = Evidence()

    @property
    def headline(self) -> Line | None:
        """The summary as one line with all that it rests on; None where its field holds no line, or several."""
        field = next((field for field in self.fields if field.id == SUMMARY), None)
        if field is None:
            return Line(self.summary, assumption=True) if self.summary else None
        if len(field.lines) != 1:
            return None
        (line,) = field.lines
        return Line(line.text, [*line.evidence, *field.quotes], line.assumption)

    @property
    def fields_below(self) -> list[Field]:
        """The fields without the one that `headline` stands for."""
        return [field for field in self.fields if self.headline is None or field.id != SUMMARY]


class Library(msgspec.Struct, frozen=True):
    name: str = ""


class Workshop(msgspec.Struct, frozen=True):
    title: str
    held_on: date
    participants: int = 0


class Sources(msgspec.Struct, frozen=True):
    quotes_imported: int = 0
    quotes_dealt: int = 0
    respondents: int = 0


class Pack(msgspec.Struct, frozen=True):
    title: str
    number: str
    locked_at: datetime
    library: Library
    workshop: Workshop
    personas: list[Persona] = []
    sources: Sources = Sources()


def read_pack(content: dict[str, Any]) -> Pack:
    """Return the typed pack. Raises msgspec.ValidationError where the content is not a pack."""
    return msgspec.convert(content, Pack)


def quotes_of(pack: Pack) -> list[Quote]:
    """Every quote of the pack once, in the order in which the personas name them."""
    found: dict[str, Quote] = {}
    for persona in pack.personas:
        for quote in persona.quotes:
            found.setdefault(quote.id, quote)
    return list(found.values())


def numbers_of(pack: Pack) -> dict[str, int]:
    """The number of each quote by its id: the one it had in the room when all have one of their own, else 1, 2, 3…"""
    quotes = quotes_of(pack)
    own = [quote.number for quote in quotes if quote.number is not None]
    if len(own) == len(quotes) == len(set(own)):
        return {quote.id: number for quote, number in zip(quotes, own, strict=True)}
    return {quote.id: place for place, quote in enumerate(quotes, start=1)}


def marks_of(ids: list[str], *, numbers: dict[str, int]) -> list[int]:
    """The numbers of the quotes with these ids, ascending, each once; an id that the pack does not hold is left out."""
    return sorted({numbers[id] for id in ids if id in numbers})
