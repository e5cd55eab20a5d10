"""A document that is private for a while: nobody can count what is hidden, and one change makes it everybody's."""

import asyncio
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.engine import engine
from realtime.privacy import Seen
from realtime.refusals import Refusal
from realtime.state import Overlay, State
from tests.realtime.conftest import ALICE, BOB
from tests.realtime.notes_kind import Note
from tests.realtime.tabs import Tab
from tests.realtime.test_projection import CAST, NOTES, Act, acts, many, play, visible


@pytest.fixture
def hushed(document: UUID) -> UUID:
    engine.execute(document, "hush", {}, actor=BOB)
    return document


def write(document: UUID, text: str, *, actor: str, note: str | None = None) -> str:
    id = note or str(uuid4())
    engine.execute(document, "put_note", {"note": id, "text": text, "private": True}, actor=actor)
    return id


def show(document: UUID) -> None:
    engine.execute(document, "open_up", {}, actor=BOB)


async def test_p5_while_it_is_private_the_number_is_ones_own_and_nobody_is_named(hushed: UUID) -> None:
    alice, bob = Tab(ALICE), Tab(BOB)
    await alice.following(hushed)
    await bob.following(hushed)
    for number in range(3):
        write(hushed, f"hers {number}", actor=ALICE)
    write(hushed, "his", actor=BOB)
    for tab in (alice, bob):
        await tab.caught_up()
    assert [(one["after"], one["upto"], one["by"], one["cmd"]) for one in bob.all("chg")] == [(1, 2, None, None)]
    assert [one["upto"] for one in alice.all("chg")] == [2, 3, 4]
    assert "hers" not in "".join(bob.frames)
    for tab in (alice, bob):
        await tab.leave()


async def test_p7_one_change_leads_everybody_from_their_own_number_to_the_documents(hushed: UUID) -> None:
    alice, bob, looks_on = Tab(ALICE), Tab(BOB), Tab("p:carol")
    mirrors = [await tab.following(hushed) for tab in (alice, bob, looks_on)]
    write(hushed, "hers", actor=ALICE)
    write(hushed, "his", actor=BOB)
    show(hushed)
    engine.execute(hushed, "put_note", {"note": str(uuid4()), "text": "after"}, actor=ALICE)
    for tab in (alice, bob, looks_on):
        await tab.caught_up()
    assert [mirror.head for mirror in mirrors] == [6, 6, 6]
    assert [mirror.snapshots for mirror in mirrors] == [1, 1, 1]
    assert len({str(sorted(mirror.texts())) for mirror in mirrors}) == 1
    assert [(one["after"], one["upto"], one["by"]) for one in looks_on.all("chg")] == [(1, 5, BOB), (5, 6, ALICE)]
    for tab in (alice, bob, looks_on):
        await tab.leave()


async def test_p7_who_comes_back_with_a_number_of_before_is_sent_the_whole(hushed: UUID) -> None:
    alice = Tab(ALICE)
    await alice.following(hushed)
    write(hushed, "hers", actor=ALICE)
    await alice.caught_up()
    held = alice.mirrors[hushed].head
    await alice.leave()
    for text in ("one", "two", "three"):
        write(hushed, text, actor=BOB, note=NOTES[0])
    show(hushed)
    again = Tab(ALICE)
    mirror = await again.following(hushed, after=held)
    assert (mirror.head, mirror.snapshots, mirror.texts()) == (7, 1, ["hers", "three"])
    assert "two" not in "".join(again.frames)
    await again.leave()


async def test_e5_no_ephemeral_word_is_passed_on_until_it_is_everybodys(hushed: UUID) -> None:
    alice, bob = Tab(ALICE), Tab(BOB)
    for tab in (alice, bob):
        await tab.following(hushed)
    alice.say(t="eph", doc=str(hushed), data={"at": "my secret"})
    await alice.caught_up()
    show(hushed)
    await alice.caught_up()
    alice.say(t="eph", doc=str(hushed), data={"at": "common"})
    await bob.until(lambda: bob.all("eph"))
    assert [one["data"] for one in bob.all("eph")] == [{"at": "common"}]
    for tab in (alice, bob):
        await tab.leave()


@many
@given(
    st.lists(acts, min_size=1, max_size=8),
    st.lists(acts, min_size=1, max_size=8),
    st.fixed_dictionaries({actor: st.lists(st.integers(0, 15), min_size=1, max_size=3) for actor in CAST}),
)
def test_p1_p7_views_add_up_whenever_it_is_made_private_and_everybodys(
    silent: list[Act], common: list[Act], came: dict[str, list[int]]
) -> None:
    document = engine.create("notes", [])
    engine.execute(document, "hush", {}, actor=BOB)
    shown = [*silent, (BOB, "open_up", NOTES[0], False), *common]
    for actor, tab in asyncio.run(play(document, shown, came)).items():
        assert {"notes": tab.mirrors[document].notes()} == visible(document, actor)


def test_p2_what_one_does_not_see_has_no_say_in_what_one_does() -> None:
    state = State(records={"notes": {"a": Note(text="hers", to=(ALICE,)), "b": Note(text="everybody's")}})
    whole = Overlay(state)
    his = Seen(whole, viewer=BOB)
    assert set(his.all(Note)) == {"b"}
    assert his.find(Note, "a") is None
    with pytest.raises(Refusal):
        his.put("a", Note(text="over hers"))
    his.delete(Note, "a")
    his.put("c", Note(text="his", to=(BOB,)))
    assert set(whole.all(Note)) == {"a", "b", "c"}
