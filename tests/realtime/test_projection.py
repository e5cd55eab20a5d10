"""Each person is sent what is theirs to see, all of it, and not a byte of anything else."""

import asyncio
import re
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realtime.engine import engine
from realtime.models import Event
from realtime.refusals import Refusal
from tests.realtime.conftest import ALICE, BOB
from tests.realtime.mirror import Records
from tests.realtime.tabs import Tab

CAROL = "p:carol"
CAST = (ALICE, BOB, CAROL)
NOTES = [f"00000000-0000-4000-8000-{number:012d}" for number in range(5)]
COMMANDS = ("put_note", "put_note", "colour_note", "reveal_note", "hide_note", "remove_note", "undo")

Act = tuple[str, str, str, bool]
"""Actor, command, note, and whether what is put is private."""
acts = st.tuples(st.sampled_from(CAST), st.sampled_from(COMMANDS), st.sampled_from(NOTES), st.booleans())
comings = st.fixed_dictionaries({actor: st.lists(st.integers(0, 15), min_size=1, max_size=3) for actor in CAST})
many = settings(
    max_examples=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def act(document: UUID, done: Act, *, turn: int) -> None:
    actor, command, note, private = done
    arguments: dict[str, object] = {"note": note}
    if command == "put_note":
        arguments |= {"text": f"words-{turn}-", "private": private}
    elif command == "colour_note":
        arguments["colour"] = f"hue-{turn}-"
    elif command in ("undo", "open_up"):
        arguments = {}
    try:
        engine.execute(document, command, arguments, actor=actor)
    except Refusal as refusal:
        if refusal.code not in ("absent", "nothing_to_undo", "cannot_undo"):
            raise


def is_for(record: dict[str, object] | None, viewer: str) -> bool:
    """Said once more in the words of the rule, so that it does not lean on the code it judges."""
    to = None if record is None else record["to"]
    return record is not None and (to is None or viewer in to)  # type: ignore[operator]


def visible(document: UUID, viewer: str) -> Records:
    whole: Records = msgspec.to_builtins(engine.read(document))
    kept = {id: record for id, record in whole["notes"].items() if is_for(record, viewer)}
    return {"notes": msgspec.json.decode(msgspec.json.encode(kept))}


def ever_visible(document: UUID, viewer: str) -> set[str]:
    """All words and hues that any event showed to `viewer`."""
    shown: set[str] = set()
    for event in Event.objects.filter(document_id=document):
        for _collection, _id, after, _before in msgspec.json.decode(event.changes):
            if is_for(after, viewer):
                shown |= {after["text"], after["colour"]}
    return shown


async def play(document: UUID, played: list[Act], came: dict[str, list[int]]) -> dict[str, Tab]:
    """Act by act; people follow, and ask again for what they lack, between the acts that `came` names."""
    tabs = {actor: Tab(actor) for actor in CAST}
    for turn, done in enumerate(played):
        for actor in [actor for actor in CAST if turn in came[actor]]:
            mirror = tabs[actor].mirrors[document]
            await tabs[actor].following(document, after=mirror.head)
        act(document, done, turn=turn)
    for tab in tabs.values():
        await tab.following(document, after=tab.mirrors[document].head)
        await tab.caught_up()
        await tab.leave()
    return tabs


@pytest.mark.parametrize("kind", ["notes", "secrets"])
def test_p1_p2_what_is_sent_adds_up_to_what_one_may_see_and_holds_nothing_else(kind: str) -> None:
    @many
    @given(st.lists(acts, min_size=1, max_size=16), comings)
    def check(played: list[Act], came: dict[str, list[int]]) -> None:
        document = engine.create(kind, [])
        for actor, tab in asyncio.run(play(document, played, came)).items():
            assert {"notes": tab.mirrors[document].notes()} == visible(document, actor)
            said = set(re.findall(r"(?:words|hue)-\d+-", "".join(tab.frames)))
            assert said <= ever_visible(document, actor)

    check()


async def test_p3_revealing_shows_what_is_there_now_and_nothing_of_before(document: UUID) -> None:
    bob = Tab(BOB)
    mirror = await bob.following(document)
    for text in ("first thought", "second thought"):
        engine.execute(document, "put_note", {"note": NOTES[0], "text": text, "private": True}, actor=ALICE)
    engine.execute(document, "reveal_note", {"note": NOTES[0]}, actor=ALICE)
    await bob.until(mirror.notes)
    assert mirror.texts() == ["second thought"]
    assert "first thought" not in "".join(bob.frames)
    await bob.leave()


async def test_p4_hiding_takes_the_record_away_from_the_others(document: UUID) -> None:
    engine.execute(document, "put_note", {"note": NOTES[0], "text": "shown"}, actor=ALICE)
    alice, bob = Tab(ALICE), Tab(BOB)
    hers, his = await alice.following(document), await bob.following(document)
    assert his.texts() == ["shown"]
    engine.execute(document, "hide_note", {"note": NOTES[0]}, actor=ALICE)
    await bob.until(lambda: not his.notes())
    await alice.until(lambda: hers.notes()[NOTES[0]]["to"] == [ALICE])
    for tab in (alice, bob):
        await tab.leave()


@many
@given(st.lists(acts, min_size=1, max_size=16))
def test_p5_where_sequences_are_private_nobody_can_count_what_is_hidden(played: list[Act]) -> None:
    document = engine.create("secrets", [])
    tabs = asyncio.run(play(document, played, {actor: [0] for actor in CAST}))
    for tab in tabs.values():
        changes = [found for found in tab.all("chg") if found["doc"] == str(document)]
        assert [found["upto"] for found in changes] == list(range(2, len(changes) + 2))
        assert [found["after"] for found in changes] == list(range(1, len(changes) + 1))
        assert all(found["by"] is None and found["cmd"] is None for found in changes)
        assert {found["upto"] for found in tab.all("snap")} == {1}


async def test_p5_a_hidden_change_sends_nothing_at_all(secret_document: UUID) -> None:
    bob = Tab(BOB)
    await bob.following(secret_document)
    await bob.until(lambda: bob.all("here"))
    heard = len(bob.messages)
    for note in NOTES:
        engine.execute(secret_document, "put_note", {"note": note, "text": "x", "private": True}, actor=ALICE)
    await bob.caught_up()
    assert [found["t"] for found in bob.messages[heard:]] == ["gone"]
    await bob.leave()


async def test_p6_a_snapshot_that_was_made_for_one_is_not_given_to_another(document: UUID) -> None:
    note = str(uuid4())
    engine.execute(document, "put_note", {"note": note, "text": "for Alice alone", "private": True}, actor=ALICE)
    alice, bob = Tab(ALICE), Tab(BOB)
    assert (await alice.following(document)).texts() == ["for Alice alone"]
    assert (await bob.following(document)).texts() == []
    for tab in (alice, bob):
        await tab.leave()
