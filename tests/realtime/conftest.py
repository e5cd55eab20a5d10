"""The cast and the tools of the engine's tests."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from threading import Event as Signal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from realtime.batch import Batch, Submission
from realtime.engine import Engine, engine
from realtime.models import Event
from realtime.refusals import Refusal
from tests.realtime import notes_kind

ALICE, BOB, MALLORY = "p:alice", "p:bob", "p:mallory"


@pytest.fixture(autouse=True)
def fresh_engine(transactional_db: None) -> Iterator[None]:
    engine.writer.forget()
    notes_kind.lookers.clear()
    notes_kind.outsiders.clear()
    notes_kind.outsiders.add(MALLORY)
    yield
    engine.writer.forget()


@pytest.fixture
def document() -> UUID:
    return engine.create("notes", [])


@pytest.fixture
def secret_document() -> UUID:
    return engine.create("secrets", [])


def put(document: UUID, text: str, *, actor: str = ALICE, note: str | None = None, private: bool = False) -> str:
    """Put a note and return its id."""
    id = note or str(uuid4())
    engine.execute(document, "put_note", {"note": id, "text": text, "private": private}, actor=actor)
    return id


def texts(document: UUID) -> list[str]:
    """The texts of all notes, sorted."""
    return sorted(note.text for note in engine.read(document)["notes"].values())  # type: ignore[attr-defined]


def refusal_of(document: UUID, command: str, arguments: Mapping[str, object], *, actor: str = ALICE) -> Refusal:
    """The refusal that a command meets."""
    with pytest.raises(Refusal) as caught:
        engine.execute(document, command, dict(arguments), actor=actor)
    return caught.value


def sequence(document: UUID) -> list[int]:
    """The numbers of all stored events."""
    events = Event.objects.filter(document_id=document).order_by("seq").values_list("seq", flat=True)
    return engine.run(lambda batch: list(events))


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def held_writer() -> Iterator[None]:
    """The writer has its hands full with something else meanwhile."""
    began, freed = Signal(), Signal()

    def wait(batch: Batch) -> None:
        began.set()
        assert freed.wait(20)

    holding = engine.writer.run(wait)
    assert began.wait(20)
    try:
        yield
    finally:
        freed.set()
        holding.result(20)


@contextmanager
def statements_of_the_writer() -> Iterator[list[str]]:
    """What the writer thread asks of the database meanwhile."""
    statements: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        statements.append(sql)
        return execute(sql, params, many, context)

    noting = ExitStack()
    engine.run(lambda batch: noting.enter_context(connection.execute_wrapper(note)))
    try:
        yield statements
    finally:
        engine.run(lambda batch: noting.close())


def submission(document: UUID, command: str, *, actor: str = ALICE, **arguments: object) -> Submission:
    """A command as a socket hands it on."""
    return Submission(document, uuid4(), uuid4(), actor, command, arguments)


def submit(submission: Submission) -> Refusal | None:
    """Send a command as a socket does and wait for its answer."""
    answered, answers = Signal(), []

    def answer(refusal: Refusal | None) -> None:
        answers.append(refusal)
        answered.set()

    engine.submit(submission, answer)
    assert answered.wait(5)
    return answers[0]


@pytest.fixture
def elsewhere() -> Iterator[Engine]:
    """A second engine: its own thread, connection and states, nothing but the database in common with ours."""
    other = Engine()
    yield other
    other.writer.stop(timeout_seconds=20)


def put_elsewhere(elsewhere: Engine, document: UUID, *texts: str, actor: str = BOB, private: bool = False) -> None:
    for text in texts:
        arguments = {"note": str(uuid4()), "text": text, "private": private}
        elsewhere.execute(document, "put_note", arguments, actor=actor)
