"""What people do on a document, as tables: one act for each command, and every way in which it is refused.

`Act.then` tells whether the act has been done; it must not hold before. A command without an act and a refusal in the
tables fails `tests/workshop/exercises/test_every_command.py`.
"""

from collections.abc import Callable, Mapping
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

Arguments = Mapping[str, object]


def uid(name: str) -> str:
    """The same id for the same name, so that tables can speak of records that are not made yet."""
    return str(uuid5(NAMESPACE_URL, name))


@dataclass(frozen=True)
class Stage:
    """A document, and the people who act on it."""

    cast: Cast
    document: UUID

    def do(self, command: str, arguments: Arguments | None = None, *, by: str = "anna") -> None:
        engine.execute(self.document, command, dict(arguments or {}), actor=self.cast.actor(by))

    def undo(self, *, by: str = "anna") -> None:
        self.do("undo", by=by)

    def refusal(self, command: str, arguments: Arguments | None = None, *, by: str = "anna") -> Refusal:
        """The refusal that a command meets; it must change nothing."""
        before = self.records(), self.length()
        with pytest.raises(Refusal) as caught:
            self.do(command, arguments, by=by)
        assert (self.records(), self.length()) == before
        return caught.value

    def records(self) -> Records:
        return engine.read(self.document)

    def length(self) -> int:
        """How many events the log holds."""
        return Event.objects.filter(document_id=self.document).count()

    def send(self, submission: Submission) -> Refusal | None:
        """Send a command as a socket does and wait for its answer."""
        answered, answers = Signal(), []

        def answer(refusal: Refusal | None) -> None:
            answers.append(refusal)
            answered.set()

        engine.submit(submission, answer)
        assert answered.wait(5)
        return answers[0]


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
    """A command that is accepted."""

    before: tuple[Move, ...] = ()
    then: Callable[[Records], Any] = lambda records: False
    undoes: bool = True

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


def play(stage: Stage, moves: tuple[Move, ...]) -> None:
    for move in moves:
        move.on(stage)


def does(stage: Stage, act: Act) -> None:
    play(stage, act.before)
    assert not act.then(stage.records())
    act.on(stage)
    assert act.then(stage.records())


def repeats(stage: Stage, act: Act) -> None:
    """Sent again with the same id it is accepted and changes nothing, also by a server that has forgotten all."""
    play(stage, act.before)
    actor = stage.cast.actor(act.by)
    submission = Submission(stage.document, uuid4(), uuid4(), actor, act.command, act.given(stage))
    assert stage.send(submission) is None
    once = stage.records(), stage.length()
    assert stage.send(submission) is None
    engine.writer.forget()
    assert stage.send(submission) is None
    assert (stage.records(), stage.length()) == once


def undoes(stage: Stage, act: Act) -> None:
    """Undone it leaves everything as it was, or says that it cannot be."""
    play(stage, act.before)
    before = stage.records()
    act.on(stage)
    if act.undoes:
        stage.undo(by=act.by)
        assert stage.records() == before
    else:
        refusal = stage.refusal("undo", by=act.by)
        assert (refusal.code, "cannot be undone here" in str(refusal.message)) == ("cannot_undo", True)


def refuses(stage: Stage, no: No) -> None:
    play(stage, no.before)
    refusal = stage.refusal(no.command, no.given(stage), by=no.by)
    assert refusal.code == no.code
    assert no.words in str(refusal.message)


def stays(stage: Stage, built_on: BuiltOn) -> None:
    play(stage, built_on.before)
    built_on.mine.on(stage)
    play(stage, built_on.theirs)
    refusal = stage.refusal("undo", by=built_on.mine.by)
    assert refusal.code == built_on.code
    assert built_on.words in str(refusal.message)
