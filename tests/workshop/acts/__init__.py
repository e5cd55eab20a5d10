"""What people do on a document, as tables: one act for each command, and every way in which it is refused.

`tests/workshop/exercises/test_every_command.py` finds the tables here by itself and tries every row of them; it fails
for a registered command without an act and a refusal.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Event as Signal
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import pytest

from realtime.batch import Submission
from realtime.engine import engine
from realtime.models import Event
from realtime.records import Records
from realtime.refusals import Refusal
from tests.workshop.cast import Cast
from workshop.models import Board, Breakout, Participant, Workshop

Arguments = Mapping[str, object]


def uid(name: str) -> str:
    """The same id for the same name, so that tables can speak of records that are not made yet."""
    return str(uuid5(NAMESPACE_URL, name))


@dataclass(frozen=True)
class Stage:
    """A document, and the people who act on it; `playing` says who takes somebody's part."""

    cast: Cast
    document: UUID
    playing: Mapping[str, str] = field(default_factory=dict)

    def actor(self, name: str) -> str:
        return self.cast.actor(self.playing.get(name, name))

    def do(self, command: str, arguments: Arguments | None = None, *, by: str = "anna") -> None:
        engine.execute(self.document, command, dict(arguments or {}), actor=self.actor(by))

    def undo(self, *, by: str = "anna") -> None:
        self.do("undo", by=by)

    def refusal(self, command: str, arguments: Arguments | None = None, *, by: str = "anna") -> Refusal:
        """The refusal that a command meets; it must change nothing, and say why."""
        before = self.everything()
        with pytest.raises(Refusal) as caught:
            self.do(command, arguments, by=by)
        assert self.everything() == before
        assert str(caught.value.message)
        return caught.value

    def records(self) -> Records:
        return engine.read(self.document)

    def length(self) -> int:
        """How many events the log holds."""
        return Event.objects.filter(document_id=self.document).count()

    def everything(self) -> tuple[object, ...]:
        """The document, the length of its log, and the rows that commands can change."""
        tables = (Workshop, Breakout, Participant, Board)
        return self.records(), self.length(), *(list(table.objects.order_by("pk").values()) for table in tables)

    def send(self, submission: Submission) -> Refusal | None:
        """Send a command as a socket does and wait for its answer."""
        answered, answers = Signal(), []

        def answer(refusal: Refusal | None) -> None:
            answers.append(refusal)
            answered.set()

        engine.submit(submission, answer)
        assert answered.wait(5)
        return answers[0]

    def submission(self, command: str, arguments: object, *, by: str) -> Submission:
        return Submission(self.document, uuid4(), uuid4(), self.actor(by), command, arguments)


Wanted = Arguments | Callable[[Stage], Arguments]


@dataclass(frozen=True)
class Move:
    """A command and who gives it."""

    command: str
    arguments: Wanted = field(default_factory=dict)
    by: str = "anna"

    def on(self, stage: Stage) -> None:
        stage.do(self.command, self.given(stage), by=self.by)

    def given(self, stage: Stage) -> Arguments:
        return self.arguments(stage) if callable(self.arguments) else self.arguments


@dataclass(frozen=True)
class Act(Move):
    """A command that is accepted. `then` tells whether it has been done; it must not hold before."""

    before: tuple[Move, ...] = ()
    then: Callable[[Records], Any] = lambda records: False
    undoes: bool = True
    after_the_end: bool = False
    """Whether it is still accepted when the workshop is over."""

    def __str__(self) -> str:
        return self.command


@dataclass(frozen=True)
class No(Move):
    """A command that is refused, with the code and some words of the sentence."""

    before: tuple[Move, ...] = ()
    code: str = "invalid"
    words: str = ""

    def __str__(self) -> str:
        return f"{self.command}: {self.words or self.code}"


@dataclass(frozen=True)
class BuiltOn:
    """A command that cannot be undone because of what somebody else did since."""

    mine: Move
    theirs: tuple[Move, ...]
    code: str
    words: str
    before: tuple[Move, ...] = ()

    def __str__(self) -> str:
        return f"{self.mine.command}: {self.words}"


def close(stage: Stage) -> None:
    """End the workshop as rights see it."""
    stage.cast.set_status(Workshop.Status.ENDED)


@dataclass(frozen=True)
class Table:
    """All that is done on one kind of document."""

    kind: str
    open: Callable[[Cast], Stage]
    acts: tuple[Act, ...]
    refusals: tuple[No, ...]
    built_on: tuple[BuiltOn, ...] = ()
    outsiders: Mapping[str, str] = field(default_factory=dict)
    """People to whom every command is refused, and the code with which it is."""
    end: Callable[[Stage], None] = close
    heir: str | None = None
    """Who may give every command when the workshop is over, and not before."""


def play(stage: Stage, moves: Iterable[Move]) -> None:
    for move in moves:
        move.on(stage)
