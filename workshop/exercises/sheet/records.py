"""The records of a persona sheet; a persona draft has the same."""

from typing import ClassVar

from realtime.records import Record


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


class Line(Record, frozen=True, kw_only=True):
    """One statement in a field."""

    collection: ClassVar[str] = "lines"
    field: str
    text: str
    order: str
    by: str = ""


class Evidence(Record, frozen=True, kw_only=True):
    """A quote that a line, or a field as a whole (`line` None), rests on."""

    collection: ClassVar[str] = "evidence"
    field: str
    quote: str
    line: str | None = None
