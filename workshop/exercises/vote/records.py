"""The records of a vote. Ballots go to nobody but their owner, the turnout to nobody but those who run the session."""

from typing import ClassVar, Literal

from realtime.records import PrivateRecord, Record


class Item(Record, frozen=True, kw_only=True):
    """A candidate, by the id of the sheet or the cluster that it is."""

    collection: ClassVar[str] = "items"
    title: str
    summary: str
    group: str | None
    drafted: bool
    quotes: int
    respondents: int
    order: str


class Poll(Record, frozen=True, kw_only=True):
    """The rules: so many dots each, so many at most on one candidate."""

    collection: ClassVar[str] = "poll"
    state: Literal["open", "revealed"] = "open"
    budget: int = 5
    cap: int = 3


class Ballot(PrivateRecord, frozen=True, kw_only=True):
    """One voter's dots by item, by actor."""

    collection: ClassVar[str] = "ballots"
    dots: dict[str, int]


class Turnout(PrivateRecord, frozen=True, kw_only=True):
    """How many have placed at least one dot, and how many of them are staff, who need not vote."""

    collection: ClassVar[str] = "turnout"
    voted: int = 0
    staff: int = 0


class Result(Record, frozen=True, kw_only=True):
    """What the ballots add up to, by item; made at the reveal, equal dots share a rank."""

    collection: ClassVar[str] = "results"
    dots: int
    voters: int
    rank: int
