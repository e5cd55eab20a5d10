"""Commands are applied once, in order, all or nothing, and are on disk before anybody hears of them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import msgspec
import pytest

from realtime import log
from realtime.batch import Batch, Submission
from realtime.engine import engine
from realtime.kinds import kind_named
from realtime.models import Document, Event, Snapshot
from realtime.records import Records
from tests.realtime.conftest import ALICE, BOB, MALLORY, put, refusal_of, sequence, submit, texts


def test_w1_an_accepted_command_is_in_the_log_when_it_is_answered(document: UUID) -> None:
    command = uuid4()
    arguments = {"note": str(uuid4()), "text": "hello"}
    assert submit(Submission(document, command, uuid4(), ALICE, "put_note", arguments)) is None
    stored = Event.objects.get(document_id=document, command_id=command)
    assert stored.actor == ALICE
    assert msgspec.json.decode(stored.arguments)["text"] == "hello"


def test_w2_a_command_that_is_sent_twice_is_applied_once_and_accepted_twice(document: UUID) -> None:
    submission = Submission(document, uuid4(), uuid4(), ALICE, "put_note", {"note": str(uuid4()), "text": "once"})
    assert submit(submission) is None
    put(document, "between")
    assert submit(submission) is None
    assert texts(document) == ["between", "once"]
    assert sequence(document) == [1, 2, 3]


def test_w2_a_command_resent_after_the_state_was_forgotten_is_still_applied_once(document: UUID) -> None:
    submission = Submission(document, uuid4(), uuid4(), ALICE, "put_note", {"note": str(uuid4()), "text": "once"})
    submit(submission)
    engine.writer.forget()
    assert submit(submission) is None
    assert sequence(document) == [1, 2]


def test_w3_a_refused_command_changes_nothing_and_uses_no_number(document: UUID) -> None:
    for count in range(10):
        put(document, f"note {count}")
    assert refusal_of(document, "put_note", {"note": str(uuid4()), "text": "eleventh"}).code == "over_budget"
    assert len(texts(document)) == 10
    assert sequence(document) == list(range(1, 12))


def test_w3_a_handler_that_breaks_is_refused_and_leaves_nothing_half_done(document: UUID) -> None:
    submission = Submission(document, uuid4(), uuid4(), ALICE, "break_down", {"note": str(uuid4())})
    refusal = submit(submission)
    assert refusal is not None
    assert refusal.code == "error"
    assert texts(document) == []


@pytest.mark.parametrize(
    ("command", "arguments", "code"),
    [
        ("no_such_thing", {}, "invalid"),
        ("put_note", {"note": "not-an-id", "text": "x"}, "invalid"),
        ("put_note", {"note": f"{uuid4()}\n", "text": "x"}, "invalid"),
        ("put_note", {"note": str(uuid4()), "text": 5}, "invalid"),
        ("put_note", {"note": str(uuid4()), "text": "x", "to": ["p:bob"]}, "invalid"),
        ("rule", {"note": str(uuid4())}, "forbidden"),
        ("remove_note", {"note": str(uuid4())}, "absent"),
    ],
)
def test_w4_what_is_not_known_or_not_allowed_is_refused(
    document: UUID, command: str, arguments: dict[str, object], code: str
) -> None:
    assert refusal_of(document, command, arguments).code == code
    assert sequence(document) == [1]


def test_w5_an_outsider_cannot_tell_a_forbidden_document_from_one_that_is_not_there(document: UUID) -> None:
    arguments = {"note": str(uuid4()), "text": "x"}
    forbidden = refusal_of(document, "put_note", arguments, actor=MALLORY)
    missing = refusal_of(uuid4(), "put_note", arguments, actor=MALLORY)
    assert (forbidden.code, str(forbidden.message)) == (missing.code, str(missing.message))


def test_w6_many_writers_at_once_make_one_sequence_without_gaps(document: UUID) -> None:
    ids = [str(uuid4()) for _ in range(8)]

    def write(turn: int) -> None:
        actor = ALICE if turn % 2 else BOB
        engine.execute(document, "put_note", {"note": ids[turn % 8], "text": str(turn)}, actor=actor)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(200)))
    assert sequence(document) == list(range(1, 202))
    assert Document.objects.get(pk=document).head == 201


def filled(records: Records) -> Records:
    """Without the collections that hold nothing."""
    return {name: found for name, found in records.items() if found}


def test_w7_replaying_the_log_gives_the_state_and_so_does_the_snapshot_with_its_tail(document: UUID) -> None:
    for turn in range(log.SNAPSHOT_EVERY_EVENTS + 20):
        put(document, str(turn), note=f"00000000-0000-4000-8000-{turn % 7:012d}")
    live = engine.read(document)
    assert Snapshot.objects.get(document_id=document).seq >= log.SNAPSHOT_EVERY_EVENTS
    kind = kind_named("notes")
    from_snapshot = log.load(document=document, kind=kind)
    Snapshot.objects.all().delete()
    from_log = log.load(document=document, kind=kind)
    assert filled(from_snapshot.records) == filled(from_log.records) == filled(live)
    assert from_snapshot.head == from_log.head == log.SNAPSHOT_EVERY_EVENTS + 21


def test_w8_what_another_process_has_written_is_seen_before_the_next_command(document: UUID) -> None:
    note = put(document, "ours")
    theirs = [["notes", note, {"text": "theirs", "to": None, "colour": "red"}, {"text": "ours"}]]
    Event.objects.create(
        document_id=document,
        seq=3,
        kind_version=1,
        command_id=uuid4(),
        gesture_id=uuid4(),
        actor=BOB,
        command="put_note",
        arguments="{}",
        changes=msgspec.json.encode(theirs).decode(),
        at=1,
    )
    Document.objects.filter(pk=document).update(head=3)
    engine.execute(document, "colour_note", {"note": note, "colour": "blue"}, actor=ALICE)
    assert texts(document) == ["theirs"]
    assert sequence(document) == [1, 2, 3, 4]


def test_w9_when_a_batch_cannot_be_committed_nothing_of_it_stays_in_memory(document: UUID) -> None:
    put(document, "kept")
    with pytest.raises(RuntimeError):
        engine.run(_write_then_fail(document), documents=(document,))
    assert texts(document) == ["kept"]
    put(document, "next")
    assert sequence(document) == [1, 2, 3]


def _write_then_fail(document: UUID) -> Callable[[Batch], None]:
    def job(batch: Batch) -> None:
        batch.command(document, "put_note", {"note": str(uuid4()), "text": "lost"}, actor=ALICE)
        raise RuntimeError

    return job


def test_w10_text_is_cleaned_on_its_way_in(document: UUID) -> None:
    put(document, "a\u202eb\x00c\ud800d")
    assert texts(document) == ["abcd"]
