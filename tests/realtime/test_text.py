"""Co-edited texts: everybody ends with the same words, on disk before anybody sees them, whatever comes in between."""

from base64 import b64encode
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realtime.batch import Submission
from realtime.engine import Engine, engine
from realtime.records import Records
from realtime.text import commands
from realtime.text.commands import LONGEST_CHARACTERS, PARTS_MOST
from realtime.text.guard import STRUCTS_MOST
from realtime.text.plain import plain_text
from realtime.text.records import Part, Text, parts_of
from realtime.text.typist import Typist
from realtime.text_cleaning import clean_text
from tests.realtime.conftest import ALICE, BOB, refusal_of, sequence, submit
from tests.realtime.stories_kind import READER, SEALED

STORY = "monday"


@pytest.fixture
def story() -> UUID:
    document = engine.create("stories", [])
    engine.execute(document, "begin_story", {"story": STORY}, actor=BOB)
    return document


def records(document: UUID) -> Records:
    return engine.read(document)


def epoch(document: UUID, text: str = STORY) -> str:
    found = records(document)[Text.collection][text]
    assert isinstance(found, Text)
    return found.epoch


def says(document: UUID, text: str = STORY) -> str:
    return plain_text(records(document).get(Part.collection, {}), text)


def kept(document: UUID) -> dict[str, Part]:
    found = records(document).get(Part.collection, {})
    return {id: part for id, part in found.items() if isinstance(part, Part)}


def parts(document: UUID) -> int:
    return len(kept(document))


def send(document: UUID, typist: Typist, *, actor: str = ALICE, via: Engine = engine) -> None:
    via.execute(document, "write_text", typist.arguments(STORY, epoch(document)), actor=actor)


def read(document: UUID, *typists: Typist) -> None:
    for typist in typists:
        typist.read(part.update for part in parts_of(kept(document), STORY).values())


def written(document: UUID, text: str) -> Typist:
    """Somebody who has just written `text` at the beginning."""
    typist = Typist()
    if parts(document):
        read(document, typist)
    typist.type(0, text)
    send(document, typist)
    return typist


def test_t1_two_people_who_write_at_once_end_with_the_same_words(story: UUID) -> None:
    alice, bob = Typist(), Typist()
    alice.type(0, "In the morning ")
    bob.type(0, "the phone rings. ")
    send(story, alice)
    send(story, bob, actor=BOB)
    read(story, alice, bob)
    assert alice.text == bob.text == says(story)
    assert sorted(says(story).split()) == sorted("In the morning the phone rings.".split())


def test_t1_what_was_written_offline_is_merged_later(story: UUID) -> None:
    alice = written(story, "one three")
    bob = Typist()
    read(story, bob)
    for at, letter in enumerate("two "):
        bob.type(4 + at, letter)
    alice.delete(0, 4)
    send(story, alice)
    send(story, bob, actor=BOB)
    read(story, alice, bob)
    assert alice.text == bob.text == says(story) == "two three"


def test_t2_the_text_is_there_as_plain_text_and_clean(story: UUID) -> None:
    written(story, "cafe\u0301 “am Montag”\n")
    assert says(story) == "café “am Montag”\n"
    assert says(story, "another") == ""


@pytest.mark.parametrize("update", ["", "AAA", "not base64!", "AAAA", b64encode(b"\x00\x00").decode()])
def test_t3_what_is_no_update_of_a_text_is_refused_and_changes_nothing(story: UUID, update: str) -> None:
    before = sequence(story)
    arguments = {"text": STORY, "epoch": epoch(story), "update": update}
    assert refusal_of(story, "write_text", arguments).code == "invalid"
    assert sequence(story) == before


def test_t4_an_update_that_lacks_what_it_builds_on_is_refused(story: UUID) -> None:
    alice = Typist()
    alice.type(0, "never sent")
    alice.unsent()
    alice.type(10, " and so this hangs in the air")
    assert refusal_of(story, "write_text", alice.arguments(STORY, epoch(story))).code == "gap"
    assert says(story) == ""


def test_t4_a_deletion_of_what_is_not_there_yet_is_refused(story: UUID) -> None:
    alice = Typist()
    alice.type(0, "never sent")
    alice.unsent()
    alice.delete(0, 3)
    assert refusal_of(story, "write_text", alice.arguments(STORY, epoch(story))).code == "gap"


def test_t4_nobody_can_write_in_the_place_of_what_somebody_else_has_written(story: UUID) -> None:
    alice = written(story, "mine")
    clone = Typist(client=next(iter(alice.clocks())))
    clone.type(0, "forged")
    assert refusal_of(story, "write_text", clone.arguments(STORY, epoch(story))).code == "gap"
    assert says(story) == "mine"


def test_t4_pieces_that_wait_for_each_other_are_refused(story: UUID) -> None:
    # Client 5's letter stands after client 6's, and client 6's after client 5's.
    circle = b"\x02\x01\x06\x00\x84\x05\x00\x01b\x01\x05\x00\x84\x06\x00\x01a\x00"
    arguments = {"text": STORY, "epoch": epoch(story), "update": b64encode(circle).decode()}
    assert refusal_of(story, "write_text", arguments).code == "invalid"
    assert says(story) == ""


def test_t5_an_update_that_is_sent_twice_counts_once(story: UUID) -> None:
    alice = Typist()
    alice.type(0, "once")
    one = Submission(story, uuid4(), uuid4(), ALICE, "write_text", alice.arguments(STORY, epoch(story)))
    assert [submit(one), submit(one)] == [None, None]
    assert (says(story), parts(story)) == ("once", 1)


def test_t6_many_updates_become_one_and_nobody_notices(story: UUID) -> None:
    alice, bob = Typist(), Typist()
    for number in range(PARTS_MOST + 5):
        alice.type(len(alice.text), f"{number} ")
        send(story, alice)
        if number == PARTS_MOST - 3:
            read(story, bob)
            bob.type(0, "> ")
    assert parts(story) == 5
    send(story, bob, actor=BOB)
    read(story, alice, bob)
    assert alice.text == bob.text == says(story)
    assert says(story) == "> " + "".join(f"{number} " for number in range(PARTS_MOST + 5))


def test_t6_a_text_that_drags_too_much_along_is_begun_anew(story: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "WHOLE_LONGEST_BYTES", 500)
    alice, before = Typist(), epoch(story)
    for number in range(PARTS_MOST + 1):
        alice.type(len(alice.text), f"{number} " * 3)
        send(story, alice)
    assert (parts(story), says(story)) == (1, alice.text)
    assert epoch(story) != before


def test_t6_a_text_that_costs_too_much_time_is_begun_anew(story: UUID) -> None:
    before, typists = epoch(story), 0
    while epoch(story) == before:
        typist = Typist()  # all of them begin at once, at the same place
        for _ in range(STRUCTS_MOST):
            typist.type(0, "a")
        send(story, typist)
        typists += 1
    assert says(story) == "a" * (typists * STRUCTS_MOST)
    assert parts(story) == 1


def test_t7_a_text_that_was_begun_anew_never_merges_with_the_older_one(story: UUID) -> None:
    alice = written(story, "old words")
    old = epoch(story)
    engine.execute(story, "restart_text", {"text": STORY, "epoch": old, "plain": "new words"}, actor=BOB)
    alice.type(0, "more ")
    refusal = refusal_of(story, "write_text", alice.arguments(STORY, old))
    assert (refusal.code, says(story)) == ("epoch", "new words")
    assert refusal_of(story, "restart_text", {"text": STORY, "epoch": old, "plain": "x"}).code == "epoch"


def test_t8_a_text_has_an_end(story: UUID) -> None:
    alice = written(story, "a" * (LONGEST_CHARACTERS - 1))
    alice.type(0, "bc")
    assert refusal_of(story, "write_text", alice.arguments(STORY, epoch(story))).code == "full"
    assert len(says(story)) == LONGEST_CHARACTERS - 1


def test_t9_who_may_not_write_writes_in_no_text_and_a_closed_text_is_closed(story: UUID) -> None:
    alice = Typist()
    alice.type(0, "hello")
    arguments = alice.arguments(STORY, epoch(story))
    assert refusal_of(story, "write_text", arguments, actor=READER).code == "forbidden"
    assert refusal_of(story, "write_text", {**arguments, "text": "nowhere"}).code == "absent"
    engine.execute(story, "begin_story", {"story": SEALED}, actor=BOB)
    sealed = {**arguments, "text": SEALED, "epoch": epoch(story, SEALED)}
    assert refusal_of(story, "write_text", sealed).code == "closed"


def test_t10_the_common_undo_passes_over_what_was_typed(story: UUID) -> None:
    engine.execute(story, "entitle", {"title": str(uuid4()), "says": "Monday"}, actor=ALICE)
    written(story, "typed after the title")
    engine.execute(story, "undo", {}, actor=ALICE)
    assert (records(story).get("titles"), says(story)) == ({}, "typed after the title")
    assert refusal_of(story, "undo", {}).code == "nothing_to_undo"


def test_t10_a_text_that_others_have_written_in_is_not_undone(story: UUID) -> None:
    written(story, "by Alice")
    assert refusal_of(story, "undo", {}, actor=BOB).code == "cannot_undo"
    assert says(story) == "by Alice"


def test_t1_t4_people_on_two_processes_write_in_one_text(story: UUID, elsewhere: Engine) -> None:
    alice, bob = Typist(), Typist()
    for number in range(PARTS_MOST + 10):
        typist, via = ((alice, engine), (bob, elsewhere))[number % 2]
        read_if_any(story, typist)
        typist.type(number // 2, str(number % 10))
        send(story, typist, via=via)
    read(story, alice, bob)
    assert alice.text == bob.text == says(story)
    assert len(says(story)) == PARTS_MOST + 10


def read_if_any(document: UUID, typist: Typist) -> None:
    if parts(document):
        read(document, typist)


@pytest.fixture
def few_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "PARTS_MOST", 3)


people = st.integers(0, 2)
step = st.one_of(
    st.tuples(st.just("type"), people, st.floats(0, 1), st.sampled_from(["a", "bc ", "é", "😀", "שלום "])),
    st.tuples(st.just("delete"), people, st.floats(0, 1), st.just("")),
    st.tuples(st.just("send"), people, st.just(0.0), st.just("")),
    st.tuples(st.just("read"), people, st.just(0.0), st.just("")),
    st.tuples(st.just("restart the server"), people, st.just(0.0), st.just("")),
)


# It fails when compaction drops a deletion, or the guard takes an update with a gap.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(steps=st.lists(step, max_size=40))
def test_t1_whatever_three_people_do_they_end_with_the_same_words(
    few_parts: None, steps: list[tuple[str, int, float, str]]
) -> None:
    document = engine.create("stories", [])
    engine.execute(document, "begin_story", {"story": STORY, "plain": "It is Monday."}, actor=BOB)
    typists = [Typist() for _ in range(3)]
    read(document, *typists)
    for act, who, share, text in steps:
        typist = typists[who]
        if act in ("type", "delete"):
            typist.play([(share, text, act == "type")])
        elif act == "read":
            read(document, typist)
        elif act == "restart the server":
            engine.writer.forget()
        elif typist.has_unsent():
            send(document, typist)
    for typist in typists:
        if typist.has_unsent():
            send(document, typist)
    read(document, *typists)
    assert {typist.text for typist in typists} == {typists[0].text}
    assert clean_text(typists[0].text) == says(document)
