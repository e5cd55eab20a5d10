"""A document that is removed is gone: from the disk, from memory, and for everybody who follows it or still writes."""

from uuid import UUID, uuid4

import pytest
from msgspec import json

from realtime import log, neighbours
from realtime.batch import Batch
from realtime.engine import Engine, engine
from realtime.models import Document, Event, Snapshot
from realtime.refusals import Refusal
from tests.realtime import notes_kind
from tests.realtime.conftest import (
    ALICE,
    BOB,
    held_writer,
    put,
    put_elsewhere,
    refusal_of,
    sequence,
    submission,
    submit,
    texts,
)
from tests.realtime.notes_kind import TEXT_NOTE
from tests.realtime.tabs import Tab
from tests.realtime.test_neighbours import no_poll, ours

__all__ = ["no_poll"]


def remove(*documents: UUID, by: Engine = engine) -> None:
    def job(batch: Batch) -> None:
        for document in sorted(documents):
            batch.remove(document)

    by.run(job)


def left_of(document: UUID) -> tuple[int, int, int]:
    """How many rows are left: the document's own, of its log, of its snapshot."""
    own, events = Document.objects.filter(pk=document), Event.objects.filter(document=document)
    snapshots = Snapshot.objects.filter(document=document)
    return engine.run(lambda batch: (own.count(), events.count(), snapshots.count()))


def test_w24_nothing_is_left_of_a_document_and_all_of_its_neighbour(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "SNAPSHOT_EVERY_EVENTS", 3)
    other = engine.create("notes", [])
    for _ in range(4):
        put(document, "to be removed")
    put(other, "stays")
    assert left_of(document) == (1, 5, 1)
    remove(document)
    assert left_of(document) == (0, 0, 0)
    assert texts(other) == ["stays"]
    assert sequence(other) == [1, 2]


def test_w24_what_was_queued_for_it_and_what_comes_later_is_absent_and_leaves_nothing(document: UUID) -> None:
    codes: list[str | None] = []
    with held_writer():
        gone = engine.writer.run(lambda batch: batch.remove(document))
        for _ in range(3):
            sent = submission(document, "put_note", note=str(uuid4()), text="too late")
            engine.submit(sent, lambda refusal: codes.append(refusal.code if refusal else None))
    gone.result(20)
    assert refusal_of(document, "put_note", {"note": TEXT_NOTE, "text": "later"}).code == "absent"
    assert codes == ["absent"] * 3
    assert left_of(document) == (0, 0, 0)


def test_w24_a_command_id_that_it_had_accepted_is_absent_too(document: UUID) -> None:
    sent = submission(document, "put_note", note=TEXT_NOTE, text="once")
    assert submit(sent) is None
    remove(document)
    refusal = submit(sent)
    assert refusal is not None and refusal.code == "absent"


def test_w24_several_documents_and_rows_go_together_or_not_at_all(document: UUID) -> None:
    other, row = engine.create("notes", []), engine.create("notes", [])
    put(document, "kept")
    put(other, "kept too")

    def job(batch: Batch, *, fails: bool) -> None:
        Document.objects.filter(pk=row).delete()
        for one in (document, other):
            batch.remove(one)
        if fails:
            batch.remove(uuid4())

    with pytest.raises(Refusal) as refused:
        engine.run(lambda batch: job(batch, fails=True))
    assert refused.value.code == "absent"
    assert (texts(document), texts(other)) == (["kept"], ["kept too"])
    put(document, "goes on")
    assert sequence(document) == [1, 2, 3]
    engine.run(lambda batch: job(batch, fails=False))
    assert [left_of(one)[0] for one in (document, other, row)] == [0, 0, 0]


def test_w24_a_job_that_wrote_to_it_first_leaves_nothing_of_that(document: UUID) -> None:
    def job(batch: Batch) -> None:
        batch.command(document, "put_note", {"note": TEXT_NOTE, "text": "last words"}, actor=ALICE)
        batch.remove(document)
        with pytest.raises(Refusal):
            batch.command(document, "put_note", {"note": TEXT_NOTE, "text": "and more"}, actor=ALICE)

    engine.run(job)
    assert left_of(document) == (0, 0, 0)


def test_w24_no_command_removes_a_document(document: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    other = engine.create("notes", [])

    def work(batch: Batch) -> None:
        monkeypatch.setattr(notes_kind.notes, "derive", lambda overlay: batch.remove(other))
        try:
            batch.command(document, "put_note", {"note": TEXT_NOTE, "text": "x"}, actor=ALICE)
        finally:
            monkeypatch.undo()

    with pytest.raises(RuntimeError):
        engine.run(work)
    assert texts(other) == texts(document) == []


def test_w24_a_process_that_still_holds_it_in_memory_writes_nothing_and_forgets_it(
    document: UUID, elsewhere: Engine
) -> None:
    put_elsewhere(elsewhere, document, "theirs")
    assert document in elsewhere.writer._states
    remove(document)
    with pytest.raises(Refusal) as refused:
        put_elsewhere(elsewhere, document, "too late")
    assert refused.value.code == "absent"
    assert document not in elsewhere.writer._states
    assert document not in engine.writer._states
    assert left_of(document) == (0, 0, 0)


async def test_r13_whoever_follows_it_is_told_that_it_is_gone_and_nothing_more(document: UUID) -> None:
    other = engine.create("notes", [])
    alice, bob = Tab(ALICE), Tab(BOB)
    for tab in (alice, bob):
        await tab.following(document)
        await tab.following(other)
    heard = len(alice.all("chg"))
    remove(document)
    for tab in (alice, bob):
        assert await tab.hears("gone", times=1) == [{"t": "gone", "doc": str(document), "code": "absent"}]
    put(other, "still here")
    await alice.until(lambda: alice.mirrors[other].texts() == ["still here"])
    assert len(alice.all("chg")) == heard + 1
    alice.command(document, "put_note", note=str(uuid4()), text="too late")
    assert (await alice.hears("no", times=1))[0]["code"] == "absent"
    assert document not in engine.attach().documents()
    for tab in (alice, bob):
        await tab.leave()


async def test_n9_without_a_hint_the_poll_finds_that_it_is_not_there(document: UUID, elsewhere: Engine) -> None:
    async with ours():
        other = engine.create("notes", [])
        tab = Tab(ALICE)
        await tab.following(document)
        mirror = await tab.following(other)
        remove(document, by=elsewhere)
        assert await tab.hears("gone", times=1) == [{"t": "gone", "doc": str(document), "code": "absent"}]
        put_elsewhere(elsewhere, other, "theirs")
        await tab.until(lambda: mirror.texts() == ["theirs"])
        assert len(tab.all("gone")) == 1
        await tab.leave()


async def test_n9_the_hint_of_whoever_removed_it_is_enough(document: UUID, elsewhere: Engine, no_poll: None) -> None:
    async with ours() as here:
        tab = Tab(ALICE)
        await tab.following(document)
        remove(document, by=elsewhere)
        here.hear(json.encode(neighbours.Heads(me="two", heads={}, rights={document})))
        await tab.hears("gone", times=1)
        await tab.leave()


async def test_n9_whoever_removes_it_here_tells_the_others(document: UUID) -> None:
    async with ours() as here:
        told: list[neighbours.Hint] = []
        here._say = told.append  # type: ignore[method-assign, assignment]
        tab = Tab(ALICE)
        await tab.following(document)
        remove(document)
        await tab.hears("gone", times=1)
        assert [hint.rights for hint in told if isinstance(hint, neighbours.Heads)] == [{document}]
        await tab.leave()
