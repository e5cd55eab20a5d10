"""Undo is one's own, by field, and never takes what others did."""

from uuid import UUID, uuid4

from realtime.batch import Submission
from realtime.engine import engine
from realtime.refusals import Refusal
from tests.realtime import notes_kind
from tests.realtime.conftest import ALICE, BOB, put, refusal_of, submission, submit, texts


def colour(document: UUID, note: str, value: str, *, actor: str) -> None:
    engine.execute(document, "colour_note", {"note": note, "colour": value}, actor=actor)


def undo(document: UUID, *, actor: str = ALICE) -> None:
    engine.execute(document, "undo", {}, actor=actor)


def only_note(document: UUID) -> tuple[str, str]:
    (note,) = engine.read(document)["notes"].values()
    return note.text, note.colour  # type: ignore[attr-defined]


def test_u1_undo_takes_back_ones_own_gestures_one_by_one(document: UUID) -> None:
    note = put(document, "first")
    put(document, "second", note=note)
    undo(document)
    assert texts(document) == ["first"]
    undo(document)
    assert texts(document) == []
    assert refusal_of(document, "undo", {}).code == "nothing_to_undo"


def test_u2_undo_leaves_alone_a_field_that_somebody_else_changed_since(document: UUID) -> None:
    note = put(document, "first")
    put(document, "second", note=note)
    colour(document, note, "red", actor=BOB)
    undo(document)
    assert only_note(document) == ("first", "red")


def test_u2_undo_never_takes_anothers_newer_words(document: UUID) -> None:
    note = put(document, "first")
    put(document, "second", note=note)
    put(document, "third, by Bob", note=note, actor=BOB)
    assert refusal_of(document, "undo", {}).code == "cannot_undo"
    assert texts(document) == ["third, by Bob"]


def test_u3_undoing_a_creation_that_others_have_used_is_refused(document: UUID) -> None:
    note = put(document, "mine")
    colour(document, note, "red", actor=BOB)
    assert refusal_of(document, "undo", {}).code == "cannot_undo"
    assert only_note(document) == ("mine", "red")


def test_u3_showing_to_others_what_somebody_made_is_no_work_on_it(document: UUID) -> None:
    engine.execute(document, "hush", {}, actor=BOB)
    note = str(uuid4())
    engine.execute(document, "put_note", {"note": note, "text": "mine", "private": True}, actor=ALICE)
    engine.execute(document, "open_up", {}, actor=BOB)
    undo(document)
    assert texts(document) == []


def test_u4_a_removed_record_comes_back(document: UUID) -> None:
    note = put(document, "mine")
    engine.execute(document, "remove_note", {"note": note}, actor=ALICE)
    undo(document)
    assert texts(document) == ["mine"]


def test_u5_undo_passes_the_kinds_own_check(document: UUID) -> None:
    note = put(document, "mine")
    engine.execute(document, "remove_note", {"note": note}, actor=ALICE)
    for count in range(10):
        put(document, f"note {count}", actor=BOB)
    assert refusal_of(document, "undo", {}).code == "over_budget"


def test_u6_one_gesture_of_several_commands_is_undone_as_one(document: UUID) -> None:
    gesture = uuid4()
    for text in ("one", "two", "three"):
        arguments = {"note": str(uuid4()), "text": text}
        answer: Refusal | None = submit(Submission(document, uuid4(), gesture, ALICE, "put_note", arguments))
        assert answer is None
    undo(document)
    assert texts(document) == []


def test_u7_nobody_undoes_for_somebody_else(document: UUID) -> None:
    put(document, "hers")
    assert refusal_of(document, "undo", {}, actor=BOB).code == "nothing_to_undo"


def test_u8_what_was_removed_does_not_come_back_over_what_others_made_in_its_place(document: UUID) -> None:
    note = put(document, "mine")
    engine.execute(document, "remove_note", {"note": note}, actor=ALICE)
    put(document, "his, in its place", note=note, actor=BOB)
    assert refusal_of(document, "undo", {}).code == "cannot_undo"
    assert texts(document) == ["his, in its place"]


def test_u9_a_step_that_is_not_undoable_is_refused_and_bars_the_way_to_older_ones(document: UUID) -> None:
    note = put(document, "mine")
    engine.execute(document, "stamp_note", {"note": note}, actor=ALICE)
    assert refusal_of(document, "undo", {}).code == "cannot_undo"
    engine.execute(document, "put_with_row", {"note": str(uuid4()), "row": str(uuid4())}, actor=BOB)
    assert refusal_of(document, "undo", {}, actor=BOB).code == "cannot_undo"
    assert texts(document) == ["mine", "with a row"]


def test_u10_who_may_not_do_a_thing_any_more_may_not_undo_it(document: UUID) -> None:
    put(document, "mine")
    notes_kind.lookers.add(ALICE)
    assert refusal_of(document, "undo", {}).code == "forbidden"
    notes_kind.lookers.clear()
    undo(document)
    assert texts(document) == []


def test_u11_an_undo_that_is_sent_twice_takes_back_one_step(document: UUID) -> None:
    for text in ("one", "two"):
        put(document, text)
    sent = submission(document, "undo")
    assert submit(sent) is None
    assert submit(sent) is None
    assert texts(document) == ["one"]
