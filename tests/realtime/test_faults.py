"""A database that is busy, hangs up or refuses, and a process that dies: nothing is lost, doubled or half done."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError, connection
from pytest_django import Settings

from realtime import turns, writer
from realtime.engine import engine
from realtime.models import Event
from realtime.protocol import BUSY
from tests.realtime.conftest import ALICE, BOB, held_writer, put, sequence, submission, submit, texts
from tests.realtime.notes_kind import TEXT_NOTE
from tests.realtime.other_process import run_elsewhere
from tests.realtime.tabs import PATIENCE_SECONDS, Tab


class Fail(Protocol):
    """Makes the writer fail when it comes by the named point for the given time."""

    def __call__(self, point: str, times: int = 1) -> None: ...


@pytest.fixture
def fail_at(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Let the database hang up the next time that the writer comes by the named point."""
    settings.REALTIME_FAILPOINTS = True
    return lambda point, times=1: monkeypatch.setenv("TROUPE_FAILPOINT", f"{point}=lose@{times}")


@pytest.fixture
def occupied() -> Iterator[sqlite3.Connection]:
    """The database, locked by a stranger; the writer notices at once instead of waiting for seconds."""
    engine.run(lambda batch: connection.cursor().execute("PRAGMA busy_timeout = 1"))
    stranger = sqlite3.connect(Path(connection.settings_dict["NAME"]), isolation_level=None, check_same_thread=False)
    stranger.execute("BEGIN IMMEDIATE")
    yield stranger
    stranger.close()
    engine.run(lambda batch: connection.cursor().execute("PRAGMA busy_timeout = 5000"))


class Releasing(logging.Handler):
    """Frees the database once the writer has found it busy so many times."""

    def __init__(self, stranger: sqlite3.Connection, *, after: int) -> None:
        super().__init__()
        self.stranger, self.left = stranger, after

    def emit(self, record: logging.LogRecord) -> None:
        self.left -= 1
        if self.left == 0:
            self.stranger.rollback()


def test_w11_a_busy_database_is_tried_again_until_it_is_free(
    document: UUID, occupied: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    releasing = Releasing(occupied, after=3)
    logger = logging.getLogger("troupe.realtime")
    logger.addHandler(releasing)
    try:
        with caplog.at_level(logging.INFO, logger=logger.name):
            assert submit(submission(document, "put_note", note=TEXT_NOTE, text="patient")) is None
    finally:
        logger.removeHandler(releasing)
    assert releasing.left == 0
    assert texts(document) == ["patient"]


def test_w11_a_database_that_stays_busy_is_a_reason_to_ask_again_later(
    document: UUID, occupied: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BUSY_RETRIES", 2)
    sent = submission(document, "put_note", note=TEXT_NOTE, text="at last")
    refusal = submit(sent)
    assert refusal is not None
    assert refusal.code == "retry"
    occupied.rollback()
    assert submit(sent) is None
    assert texts(document) == ["at last"]


@pytest.mark.parametrize(("point", "is_there"), [("before-commit", False), ("after-commit", True)])
async def test_w12_where_the_outcome_is_unknown_nobody_is_answered_and_asking_again_tells(
    document: UUID, fail_at: Fail, point: str, is_there: bool
) -> None:
    alice = Tab(ALICE)
    await alice.until(lambda: alice.all("hello"))
    fail_at(point)
    command = alice.command(document, "put_note", note=TEXT_NOTE, text="perhaps")
    assert await alice.close_code() == BUSY
    assert not alice.all("ack") + alice.all("no")
    assert await Event.objects.filter(command_id=command).aexists() is is_there
    again = Tab(ALICE)
    again.command(document, "put_note", id=command, note=TEXT_NOTE, text="perhaps")
    await again.until(lambda: again.all("ack"))
    assert texts(document) == ["perhaps"]
    assert sequence(document) == [1, 2]
    await again.leave()


async def queued(document: UUID, commands: int) -> None:
    """Let the sockets work until so many commands wait."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while len(engine.writer._turns._commands.get(document, ())) < commands:  # noqa: ASYNC110 nothing tells what is queued
            await asyncio.sleep(0)


async def test_w12_what_came_behind_an_unknown_outcome_is_not_run_before_it(
    document: UUID, fail_at: Fail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "BATCH_COMMANDS", 1)
    alice, bob = Tab(ALICE), Tab(BOB)
    await alice.until(lambda: alice.all("hello"))
    await bob.until(lambda: bob.all("hello"))
    sent: list[UUID] = []
    with held_writer():
        fail_at("before-commit", 2)  # the first passage is of whoever holds the writer
        for text in ("first", "second"):
            sent.append(alice.command(document, "put_note", note=TEXT_NOTE, text=text))
        await queued(document, 2)
        bob.command(document, "colour_note", note=TEXT_NOTE, colour="red")
        await queued(document, 3)
    assert await alice.close_code() == BUSY
    await bob.until(lambda: bob.all("no"))
    assert texts(document) == []
    again = Tab(ALICE)
    for id, text in zip(sent, ("first", "second"), strict=True):
        again.command(document, "put_note", id=id, note=TEXT_NOTE, text=text)
    await again.until(lambda: len(again.all("ack")) == 2)
    assert texts(document) == ["second"]
    await again.leave()
    await bob.leave()


async def test_w12_what_was_committed_after_all_reaches_those_who_follow(document: UUID, fail_at: Fail) -> None:
    bob, alice = Tab(BOB), Tab(ALICE)
    mirror = await bob.following(document)
    await alice.until(lambda: alice.all("hello"))
    fail_at("after-commit")
    alice.command(document, "put_note", note=TEXT_NOTE, text="committed")
    await bob.until(mirror.notes)
    put(document, "afterwards")
    await bob.until(lambda: len(mirror.notes()) == 2)
    assert (mirror.snapshots, mirror.sequence) == (1, [2, 3])
    await bob.leave()


@pytest.mark.parametrize("point", ["before-commit", "after-commit"])
def test_w12_a_job_whose_outcome_is_unknown_says_so_and_the_next_one_works(
    document: UUID, fail_at: Fail, point: str
) -> None:
    fail_at(point)
    with pytest.raises(OperationalError):
        put(document, "perhaps", note=TEXT_NOTE)
    put(document, "surely", note=TEXT_NOTE)
    assert texts(document) == ["surely"]
    assert sequence(document) == list(range(1, 4 if point == "after-commit" else 3))


async def test_r10_when_a_document_cannot_be_read_just_now_the_client_comes_again(
    document: UUID, fail_at: Fail
) -> None:
    tab = Tab(ALICE)
    await tab.following(document)
    fail_at("before-commit")
    engine.recheck({document})
    assert await tab.close_code() == BUSY
    again = Tab(ALICE)
    await again.following(document)
    await again.leave()


def test_w13_what_is_refused_hurts_no_neighbour_in_the_batch(document: UUID, caplog: pytest.LogCaptureFixture) -> None:
    taken = str(document)
    batch = [
        submission(document, "put_note", note=TEXT_NOTE, text="first"),
        submission(document, "put_carelessly", note=str(uuid4()), row=taken),
        submission(document, "put_note", note=TEXT_NOTE, text="second", actor=BOB),
        submission(document, "put_with_row", note=str(uuid4()), row=taken),
        submission(document, "break_down", note=TEXT_NOTE),
        submission(document, "no_such_command"),
        submission(document, "colour_note", note=TEXT_NOTE, colour="red"),
    ]
    codes: list[str | None] = []
    with caplog.at_level(logging.CRITICAL, logger="troupe.realtime"), held_writer():
        for sent in batch:
            engine.submit(sent, lambda refusal: codes.append(refusal.code if refusal else None))
    assert texts(document) == ["second"]
    assert codes == [None, "error", None, "error", "error", "invalid", None]
    stored = Event.objects.filter(document_id=document, seq__gt=1).order_by("seq")
    assert list(stored.values_list("command", flat=True)) == ["put_note", "put_note", "colour_note"]
    assert sequence(document) == [1, 2, 3, 4]


@pytest.mark.parametrize("point", ["before-commit", "after-commit"])
def test_w1_w2_a_process_that_dies_leaves_all_or_nothing_and_a_repeat_is_applied_once(
    document: UUID, point: str
) -> None:
    sent = submission(document, "put_note", note=TEXT_NOTE, text="once")
    assert run_elsewhere(sent, failpoint=point) == -9
    assert sequence(document) == ([1, 2] if point == "after-commit" else [1])
    assert submit(sent) is None
    assert texts(document) == ["once"]
    assert sequence(document) == [1, 2]
