"""The records of a session document: agenda, clock, people, groups, and which board serves whom."""

from typing import ClassVar, Literal

from realtime.records import PrivateRecord, Record

MAIN = "main"
"""The id of the one record in a collection that has only one."""

ClockState = Literal["preparing", "running", "paused", "ended"]


class Step(Record, frozen=True, kw_only=True):
    """One item of the agenda."""

    collection: ClassVar[str] = "steps"
    exercise: str
    title: str
    minutes: int
    order: str
    instruction: str = ""
    example: str = ""
    elapsed_ms: int = 0
    """How long the step ran before the clock last left it."""


class Clock(Record, frozen=True, kw_only=True):
    """Where the session is, by the server's time."""

    collection: ClassVar[str] = "clock"
    workshop_title: str
    state: ClockState = "preparing"
    step: str | None = None
    started_at: int | None = None
    """When the clock of the current step was last started, in milliseconds since 1970; None while it stands."""
    elapsed_ms: int = 0
    """How long the current step ran before `started_at`."""
    starts_at: int | None = None


class Person(Record, frozen=True, kw_only=True):
    """A participant, by participant id."""

    collection: ClassVar[str] = "people"
    name: str
    function: str = ""
    meets_customers: bool | None = None
    group: str | None = None
    joined: bool = True
    scribe: bool = False


class Waiting(PrivateRecord, frozen=True, kw_only=True):
    """Somebody in the lobby, by waiting id; only those who may let them in know of it."""

    collection: ClassVar[str] = "waiting"
    name: str
    since: int
    watches: bool = False
    """Whether they came to watch only."""


class Group(Record, frozen=True, kw_only=True):
    """A breakout, by breakout id."""

    collection: ClassVar[str] = "groups"
    name: str
    order: str


class BoardRecord(Record, frozen=True, kw_only=True):
    """A board, by document id; `group` is None in plenary."""

    collection: ClassVar[str] = "boards"
    step: str
    group: str | None
    exercise: str
