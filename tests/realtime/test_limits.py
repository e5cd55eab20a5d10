"""What one connection may ask for at once: generous for people, deadly for floods."""

from functools import partial
from queue import SimpleQueue
from uuid import UUID, uuid4

import pytest

from realtime import turns
from realtime.engine import engine
from realtime.following import SUBSCRIPTIONS
from realtime.limits import TokenBucket
from realtime.protocol import POLICY, RATE
from realtime.refusals import Refusal
from realtime.socket import IN_FLIGHT_COMMANDS, MESSAGES_BURST, MESSAGES_PER_SECOND
from tests.realtime.conftest import ALICE, BOB, Clock, held_writer, put, submission
from tests.realtime.notes_kind import TEXT_NOTE
from tests.realtime.tabs import Tab


def test_f9_a_burst_goes_through_and_then_so_many_a_second() -> None:
    clock = Clock()
    bucket = TokenBucket(per_second=MESSAGES_PER_SECOND, burst=MESSAGES_BURST, clock=clock)
    assert [bucket.take() for _ in range(MESSAGES_BURST + 1)] == [True] * MESSAGES_BURST + [False]
    clock.now = 1.0
    assert [bucket.take() for _ in range(MESSAGES_PER_SECOND + 1)] == [True] * MESSAGES_PER_SECOND + [False]
    clock.now = 3600.0
    assert [bucket.take() for _ in range(MESSAGES_BURST + 1)] == [True] * MESSAGES_BURST + [False]


async def test_f9_a_flood_ends_the_connection_and_nobody_elses(document: UUID) -> None:
    flood, other = Tab(ALICE), Tab(BOB)
    mirror = await other.following(document)
    for _ in range(2 * MESSAGES_BURST):
        flood.say(t="beat")
    assert await flood.close_code() == RATE
    put(document, "undisturbed")
    await other.until(mirror.notes)
    await other.leave()


async def test_f10_one_connection_follows_so_many_documents_and_no_more() -> None:
    tab = Tab(ALICE)
    documents = [engine.create("notes", []) for _ in range(SUBSCRIPTIONS + 1)]
    for document in documents[:SUBSCRIPTIONS]:
        tab.follow(document)
    await tab.until(lambda: len(tab.all("can")) == SUBSCRIPTIONS)
    tab.say(t="unsub", doc=documents[0])
    for document in documents[1:]:
        tab.follow(document)
    await tab.until(lambda: str(documents[-1]) in {found["doc"] for found in tab.all("can")})
    tab.follow(documents[0])
    assert await tab.close_code() == POLICY


async def test_f10_documents_that_are_not_there_count_only_while_they_are_asked_for() -> None:
    tab = Tab(ALICE)
    for _ in range(2):
        already = len(tab.all("gone"))
        for _ in range(SUBSCRIPTIONS):
            tab.follow(uuid4())
        await tab.hears("gone", times=already + SUBSCRIPTIONS)
    await tab.leave()


async def test_f11_beyond_so_many_unanswered_commands_the_client_is_told_to_try_again(document: UUID) -> None:
    tab = Tab(ALICE)
    with held_writer():
        note = str(uuid4())
        sent = [tab.command(document, "put_note", note=note, text=str(n)) for n in range(IN_FLIGHT_COMMANDS + 2)]
        await tab.until(lambda: len(tab.all("no")) == 2)
    await tab.until(lambda: len(tab.all("ack")) == IN_FLIGHT_COMMANDS)
    assert [(no["id"], no["code"]) for no in tab.all("no")] == [(str(id), "retry") for id in sent[-2:]]
    tab.command(document, "put_note", note=note, text="again", id=sent[-1])
    await tab.until(lambda: str(sent[-1]) in {ack["id"] for ack in tab.all("ack")})
    await tab.leave()


async def test_f12_a_document_with_too_long_a_queue_asks_to_try_again(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "QUEUE_COMMANDS", 3)
    tab, other = Tab(ALICE), engine.create("notes", [])
    with held_writer():
        for place in (document, document, document, document, other):
            tab.command(place, "put_note", note=str(uuid4()), text="waits")
        await tab.until(lambda: tab.all("no"))
    await tab.until(lambda: len(tab.all("ack")) == 4)
    assert [no["code"] for no in tab.all("no")] == ["retry"]
    await tab.leave()


def test_f13_documents_take_turns_so_that_a_busy_one_starves_nobody(document: UUID) -> None:
    other = engine.create("notes", [])
    queued = [document] * (2 * turns.BATCH_COMMANDS) + [other]
    answered: SimpleQueue[UUID] = SimpleQueue()

    def note_answer(place: UUID, refusal: Refusal | None) -> None:
        answered.put(place)

    with held_writer():
        for place in queued:
            sent = submission(place, "put_note", note=TEXT_NOTE, text="x")
            engine.submit(sent, partial(note_answer, place))
    order = [answered.get(timeout=20) for _ in queued]
    assert order.index(other) == turns.BATCH_COMMANDS
