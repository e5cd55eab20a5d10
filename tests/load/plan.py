"""What the benchmark's processes tell each other: who is to do what, and what came of it. Values only."""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Traffic = Literal["commands", "words"]
"""Durable commands on the board, or ephemeral words that are never stored."""


@dataclass(frozen=True)
class Room:
    """One workshop as a client needs to know it."""

    session: str
    board: str
    cards: tuple[str, ...]
    clusters: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """Somebody who connects. Who does not follow only sends: to go beyond what one connection is allowed."""

    index: int
    """The same number in every process; it travels in the ids of commands."""
    room: Room
    actor: str
    cookie: str
    follows: bool = True


@dataclass(frozen=True)
class Target:
    """Where the server listens. `https` tells it that a proxy with TLS stands in front, as in production."""

    host: str
    port: int
    https: bool = True


@dataclass(frozen=True)
class Connect:
    """Connect these people and follow what they follow. Answered by Connected."""

    targets: tuple[Target, ...]
    people: tuple[Person, ...]
    forgets: int = 0
    """A planted fault: the first person loses this frame of changes, counted from 1. The report must tell of it."""


@dataclass(frozen=True)
class Send:
    """Send at these rates from `start_ns` less the warm-up, at times that no answer moves. Answered by Sent."""

    traffic: Traffic
    start_ns: int
    seconds: float
    warm_up_seconds: float
    rates: dict[int, float]
    """Person → commands or words per second."""


@dataclass(frozen=True)
class Settle:
    """Wait until all followers have reached these heads and heard these last words. Answered by Settled."""

    heads: dict[str, int]
    last_words: dict[str, dict[int, int]]
    """Document → person → number of the last word."""
    seconds: float


@dataclass(frozen=True)
class Collect:
    """Hand over what was measured, and begin anew. Answered by Findings."""


@dataclass(frozen=True)
class Leave:
    """All followers lose their connections without a word; who only sends stays. Answered by Left."""


@dataclass(frozen=True)
class Return:
    """All followers come back at `at_ns`; who is refused tries again, with a spread delay. Answered by Returned."""

    at_ns: int
    seconds: float


Request = Connect | Send | Settle | Collect | Leave | Return


@dataclass(frozen=True)
class Connected:
    failed: list[str]


@dataclass(frozen=True)
class Sent:
    """All own commands are answered, or will not be."""

    heads: dict[str, int]
    last_words: dict[str, dict[int, int]]


@dataclass(frozen=True)
class Settled:
    behind: int


@dataclass(frozen=True)
class Left:
    pass


@dataclass(frozen=True)
class Returned:
    """How long each took until it was in sync again, and how often somebody was turned away meanwhile."""

    seconds: list[float]
    turned_away: int
    never: int


@dataclass
class Findings:
    """What one load process measured since it was asked last. Times in nanoseconds of the monotonic clock."""

    arrivals: "dict[str, dict[int, array[int]]]" = field(default_factory=dict)
    """Document → follower → after, upto, when, one triple after the other: what lies between came then, change by
    change, or at no particular time (0) with a snapshot."""
    named: dict[str, dict[int, int]] = field(default_factory=dict)
    """Document → sequence number → key of the command, where acknowledgements say so (the yardstick's do)."""
    acked: dict[str, list[int]] = field(default_factory=dict)
    """Document → keys of the commands that were acknowledged."""
    acks: "array[int]" = field(default_factory=lambda: array("q"))
    """From when a command was to be sent until its acknowledgement."""
    acked_in_window: int = 0
    word_times: "array[int]" = field(default_factory=lambda: array("q"))
    """From when a word was to be sent until somebody else heard it."""
    words_delivered: int = 0
    words_missing: int = 0
    sent: int = 0
    unanswered: int = 0
    refused: "Counter[str]" = field(default_factory=Counter)
    closed: "Counter[int]" = field(default_factory=Counter)
    resyncs: int = 0
    gaps: int = 0
    """Changes that did not continue what the follower had. A page would ask for the rest; here it stays missing."""
    cpu_share: float = 0.0
    lags: "array[int]" = field(default_factory=lambda: array("q"))


Answer = Connected | Sent | Settled | Findings | Left | Returned
