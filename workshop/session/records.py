"""The records of a session document: agenda, clock, people, groups, and which board serves whom."""

from typing import ClassVar, Literal

import msgspec

from realtime.records import Record

MAIN = "main"
"""The id of the one record in a collection that has only one."""

ClockState = Literal["preparing", "running", "paused", "ended"]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a step with minutes of its own."""

    title: str
    minutes: int
    beside: bool = False
    """Whether it runs at the same time as the part before it, for another team of the group."""


class Step(Record, frozen=True, kw_only=True):
    """One item of the agenda. What only facilitators may read is not here: see the row `StepNote`."""

    collection: ClassVar[str] = "steps"
    exercise: str
    title: str
    minutes: int
    order: str
    instruction: str = ""
    example: str = ""
    elapsed_ms: int = 0
    """How long the step ran before the clock last left it."""
    script: str = ""
    """What the host says and does, a line for each stretch of minutes: “0–5 Read …”."""
    parts: tuple[Part, ...] = ()
    moving_minutes: int = 0
    """For moving into the rooms before the clock of the groups starts; they come on top of `minutes`."""
    planned: int | None = None
    """The minutes of the plan, once the session has begun."""
    silent: bool = False
    anonymous: bool = False


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
