"""The records of a persona sheet; a persona draft has those of them that are in `COLLECTIONS`."""

from typing import ClassVar

from realtime.records import PrivateRecord, Record


class About(Record, frozen=True, kw_only=True):
    """The persona's provisional name, and the clusters that it is drawn from."""

    collection: ClassVar[str] = "about"
    name: str = ""
    clusters: tuple[str, ...] = ()


class SheetQuote(Record, frozen=True, kw_only=True):
    """A quote that can be evidence, by quote id; without its words, and evidence no more, once it is withdrawn."""

    collection: ClassVar[str] = "quotes"
    text: str
    number: int
    withdrawn: bool = False


class Source(Record, frozen=True, kw_only=True):
    """A cluster that the group made, with its quotes, by cluster id."""

    collection: ClassVar[str] = "clusters"
    label: str
    order: str
    description: str = ""
    quotes: tuple[str, ...] = ()


class Line(PrivateRecord, frozen=True, kw_only=True):
    """One statement in a field."""

    collection: ClassVar[str] = "lines"
    field: str
    text: str
    order: str
    by: str = ""


class Evidence(PrivateRecord, frozen=True, kw_only=True):
    """A quote that a line, or a field as a whole (`line` None), rests on."""

    collection: ClassVar[str] = "evidence"
    field: str
    quote: str
    line: str | None = None


class Proposal(PrivateRecord, frozen=True, kw_only=True):
    """A name for the persona that somebody thought of in silence, by actor."""

    collection: ClassVar[str] = "names"
    name: str


class Room(Record, frozen=True, kw_only=True):
    """How many lines a field holds, by field, where the silent time brought forth more than it has places."""

    collection: ClassVar[str] = "room"
    lines: int


COLLECTIONS: dict[str, type[Record]] = {
    record.collection: record for record in (About, SheetQuote, Source, Line, Evidence)
}
WORDS: tuple[type[PrivateRecord], ...] = (Line, Evidence, Proposal)
"""What people contribute, which is theirs alone while the sheet is silent."""
