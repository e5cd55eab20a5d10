"""The records of a clustering board.

A quote here is its words alone: respondent, role and segment would anchor the sorters, so they are not on the wire.
"""

from typing import ClassVar

from realtime.records import Record


class BoardQuote(Record, frozen=True, kw_only=True):
    """A dealt quote, by quote id; without its words once it is withdrawn."""

    collection: ClassVar[str] = "quotes"
    text: str
    number: int
    withdrawn: bool = False


class Card(Record, frozen=True, kw_only=True):
    """One place of a quote: in a cluster, or in the tray while `cluster` is None. A quote can have several."""

    collection: ClassVar[str] = "cards"
    quote: str
    cluster: str | None
    order: str


class Cluster(Record, frozen=True, kw_only=True):
    """A pile of quotes; the label is a provisional persona name."""

    collection: ClassVar[str] = "clusters"
    label: str
    order: str
    description: str = ""
