"""The records of a session document: agenda, clock, people, groups, and which board serves whom."""

from typing import ClassVar, Literal

import msgspec

from realtime.records import PrivateRecord, Record

MAIN = "main"
"""The id of the one record in a collection that has only one."""

ClockState = Literal["preparing", "running", "paused", "ended"]
CallRooms = Literal["rooms", "links"]
"""One call with a numbered room for each group, or a link for each group."""


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
    """Whether its boards open silent: each sees only what they write themselves."""
    revealed: bool = False
    """Whether what was written in silence has been shown."""
    tidying: bool = False
    """Whether everybody may remove what others wrote on its boards."""
    presents: bool = False
    """Whether groups present here what they made; without such a step it is the talk after their last work."""


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
    deputy: str | None = None
    """Who may stand in for those who run the session, by participant id."""
    deputy_acts: bool = False


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
    host: str | None = None
    """Who of the group keeps its time."""
    link: str = ""
    """Where the group talks, when it has a call of its own."""


class Pin(PrivateRecord, frozen=True, kw_only=True):
    """The group that is wished for somebody, by participant id; only those who run the session know of it."""

    collection: ClassVar[str] = "pins"
    group: str
    """A group that there is, or one that the planner would make (`planned_group_id`)."""


class Apart(PrivateRecord, frozen=True, kw_only=True):
    """Two who should not work together, by an id made from both; only those who run the session know of it."""

    collection: ClassVar[str] = "aparts"
    one: str
    other: str


class Call(Record, frozen=True, kw_only=True):
    """Where everybody talks, by `MAIN`."""

    collection: ClassVar[str] = "call"
    tool: str = ""
    rooms: CallRooms = "rooms"
    link: str = ""


class GroupTime(Record, frozen=True, kw_only=True):
    """How one group's time in one step differs from everybody's; by an id made from both (`group_time_id`)."""

    collection: ClassVar[str] = "group_times"
    step: str
    group: str
    began_ms: int | None = None
    """How long the step had run when the group said that it was there; None until it does."""
    extra_minutes: int = 0


class Signal(Record, frozen=True, kw_only=True):
    """What somebody has to say without words, by participant id."""

    collection: ClassVar[str] = "signals"
    hand_at: int | None = None
    help_at: int | None = None
    done: str | None = None
    """The step that they are done with."""
    more_time: str | None = None
    """The step for which they need more time."""


class Announcement(Record, frozen=True, kw_only=True):
    """What those who run the session tell everybody, or one group."""

    collection: ClassVar[str] = "announcements"
    text: str
    at: int
    group: str | None = None


class Spotlight(Record, frozen=True, kw_only=True):
    """What everybody is to look at just now, by `MAIN`: words from a board, as they were then."""

    collection: ClassVar[str] = "spotlight"
    title: str
    text: str = ""
    at: int = 0


class Parked(Record, frozen=True, kw_only=True):
    """Something to come back to."""

    collection: ClassVar[str] = "parked"
    text: str
    by: str
    at: int
    settled: bool = False


class BoardRecord(Record, frozen=True, kw_only=True):
    """A board, by document id; `group` is None in plenary."""

    collection: ClassVar[str] = "boards"
    step: str
    group: str | None
    exercise: str
    locked: bool = False
