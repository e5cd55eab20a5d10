"""Rows and documents change together or not at all, and whoever waits for a job is never left without an answer."""

import logging
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from realtime import engine as engine_module
from realtime.batch import Batch
from realtime.engine import StillWorking, engine
from realtime.models import Document
from realtime.refusals import Refusal
from realtime.state import Overlay
from tests.realtime import notes_kind
from tests.realtime.conftest import ALICE, BOB, held_writer, put, refusal_of, sequence, submission, submit, texts
from tests.realtime.notes_kind import TEXT_NOTE
from tests.realtime.tabs import Tab


def test_w14_a_command_writes_its_rows_and_its_records_or_neither(
    document: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    row = uuid4()
    engine.execute(document, "put_with_row", {"note": TEXT_NOTE, "row": str(row)}, actor=ALICE)
    assert Document.objects.filter(pk=row).exists()
    with caplog.at_level(logging.CRITICAL, logger="troupe.realtime"):
        refused = refusal_of(document, "put_with_row", {"note": str(uuid4()), "row": str(row)})
    assert refused.code == "error"
    assert texts(document) == ["with a row"]
    assert sequence(document) == [1, 2]


def test_w14_a_command_that_changes_another_document_changes_both_or_none(document: UUID) -> None:
    other = engine.create("notes", [])
    codes: list[str | None] = []
    with held_writer():
        for fails in (False, True, True, False):
            sent = submission(document, "put_twice", note=str(uuid4()), other=str(other), fails=fails)
            engine.submit(sent, lambda refusal: codes.append(refusal.code if refusal else None))
        engine.submit(submission(document, "put_note", note=TEXT_NOTE, text="neighbour"), lambda refusal: None)
    assert texts(document) == ["here", "here", "neighbour"]
    assert texts(other) == ["there", "there"]
    assert codes == [None, "too_late", "too_late", None]
    assert (sequence(document), sequence(other)) == ([1, 2, 3, 4], [1, 2, 3])


def test_w14_a_command_whose_derived_records_cannot_be_leaves_no_row_behind(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = uuid4()
    monkeypatch.setattr(notes_kind.notes, "derive", refuse)
    refusal = submit(submission(document, "put_with_row", note=TEXT_NOTE, row=str(row)))
    assert refusal is not None
    assert refusal.code == "underivable"
    assert not Document.objects.filter(pk=row).exists()
    assert texts(document) == []


def refuse(overlay: Overlay) -> None:
    raise Refusal("underivable", "")


def test_w14_no_command_commands_its_own_document(document: UUID, caplog: pytest.LogCaptureFixture) -> None:
    itself = submission(document, "put_twice", note=TEXT_NOTE, other=str(document))
    with caplog.at_level(logging.CRITICAL, logger="troupe.realtime"):
        refusal = submit(itself)
    assert refusal is not None
    assert refusal.code == "error"
    assert texts(document) == []


def test_w20_within_a_batch_rights_are_read_again_once_they_may_have_changed(document: UUID) -> None:
    codes: list[str | None] = []
    batch = [
        submission(document, "put_note", note=TEXT_NOTE, text="Bob, before", actor=BOB),
        submission(document, "shut_out", note=str(uuid4()), text=BOB, actor=ALICE),
        submission(document, "put_note", note=TEXT_NOTE, text="Bob, afterwards", actor=BOB),
    ]
    with held_writer():
        for sent in batch:
            engine.submit(sent, lambda refusal: codes.append(refusal.code if refusal else None))
    assert texts(document) == ["Bob, before", "after the door was shut"]
    assert codes == [None, None, "absent"]


def test_w14_a_job_over_rows_and_several_documents_is_one_transaction(document: UUID) -> None:
    other, row = engine.create("notes", []), uuid4()

    def job(batch: Batch, *, fails: bool) -> str:
        batch.command(document, "put_note", {"note": TEXT_NOTE, "text": "one"}, actor=ALICE)
        batch.command(other, "put_note", {"note": TEXT_NOTE, "text": "two"}, actor=ALICE)
        Document.objects.create(pk=row, kind="notes")
        if fails:
            batch.command(other, "remove_note", {"note": str(uuid4())}, actor=ALICE)
        return "done"

    with pytest.raises(Refusal):
        engine.run(lambda batch: job(batch, fails=True), documents=(document, other))
    assert texts(document) + texts(other) == []
    assert not Document.objects.filter(pk=row).exists()
    assert engine.run(lambda batch: job(batch, fails=False), documents=(document, other)) == "done"
    assert texts(document) + texts(other) == ["one", "two"]
    assert Document.objects.filter(pk=row).exists()


async def test_w14_what_a_job_changes_reaches_those_who_follow(document: UUID) -> None:
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    put(document, "from a view")
    await tab.until(mirror.notes)
    assert mirror.texts() == ["from a view"]
    await tab.leave()


def test_w15_whoever_holds_a_transaction_cannot_wait_for_the_writer(document: UUID) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        engine.execute(document, "put_note", {"note": TEXT_NOTE, "text": "x"}, actor=ALICE)
    assert texts(document) == []


def test_w16_what_takes_too_long_goes_on_and_says_so(document: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "WAIT_SECONDS", 0.001)
    with held_writer(), pytest.raises(StillWorking) as still:
        engine.execute(document, "put_note", {"note": TEXT_NOTE, "text": "in the end"}, actor=ALICE)
    monkeypatch.undo()
    assert still.value.code == "working"
    assert texts(document) == ["in the end"]


def test_w17_the_writer_finishes_what_is_queued_before_it_stops_and_starts_again_when_needed(document: UUID) -> None:
    answers: list[object] = []
    with held_writer():
        for count in range(5):
            engine.submit(submission(document, "put_note", note=str(uuid4()), text=str(count)), answers.append)
        stopping = engine.writer._thread
        engine.writer.stop(timeout_seconds=0)
    assert stopping is not None
    stopping.join(20)
    assert answers == [None] * 5
    put(document, "after the stop")
    assert texts(document) == ["0", "1", "2", "3", "4", "after the stop"]
