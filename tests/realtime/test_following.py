"""Opening, reconnecting and catching up are one thing: exactly what is lacking, then every later change."""

import logging
from uuid import UUID, uuid4

import pytest

from realtime.engine import engine
from realtime.models import Event
from realtime.reading import TAIL_EVENTS
from realtime.socket import IN_FLIGHT_COMMANDS
from tests.realtime import notes_kind
from tests.realtime.conftest import ALICE, BOB, MALLORY, held_writer, put
from tests.realtime.notes_kind import TROUBLE
from tests.realtime.tabs import Tab


async def test_r1_who_comes_anew_gets_a_snapshot_and_what_they_may_do(document: UUID) -> None:
    put(document, "there before")
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    (snapshot,) = tab.all("snap")
    assert mirror.texts() == ["there before"]
    assert (snapshot["kind"], snapshot["upto"], snapshot["can"]) == ("notes", 2, ["write"])
    await tab.leave()


async def test_r2_who_comes_back_gets_what_they_lack_and_no_more(document: UUID) -> None:
    put(document, "one")
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    tab.say(t="unsub", doc=document)
    put(document, "two")
    put(document, "three")
    await tab.following(document, after=mirror.head)
    assert mirror.texts() == ["one", "three", "two"]
    assert (mirror.snapshots, mirror.sequence) == (1, [3, 4])
    await tab.leave()


async def test_r3_who_lacks_too_much_or_knows_too_much_gets_a_snapshot(document: UUID) -> None:
    note = put(document, "0")
    for turn in range(TAIL_EVENTS + 1):
        put(document, str(turn), note=note)
    tab = Tab(ALICE)
    for snapshots, after in enumerate([1, TAIL_EVENTS + 999, -1], start=1):
        mirror = await tab.following(document, after=after)
        assert (mirror.snapshots, mirror.texts()) == (snapshots, [str(TAIL_EVENTS)])
    await tab.leave()


async def test_r4_nothing_is_lost_or_doubled_between_the_snapshot_and_the_first_change(document: UUID) -> None:
    writer = Tab(ALICE)
    readers = [Tab(BOB) for _ in range(IN_FLIGHT_COMMANDS // 2)]
    for turn, reader in enumerate(readers):
        writer.command(document, "put_note", note=str(uuid4()), text=f"before {turn}")
        reader.follow(document)
        writer.command(document, "undo")
    await writer.until(lambda: len(writer.all("ack")) == IN_FLIGHT_COMMANDS)
    for reader in readers:
        mirror = await reader.reaches(document, 1 + IN_FLIGHT_COMMANDS)
        assert mirror.texts() == []
    assert await Event.objects.filter(document_id=document).acount() == 1 + IN_FLIGHT_COMMANDS
    for tab in [writer, *readers]:
        await tab.leave()


async def test_r5_what_is_not_there_and_what_one_may_not_see_look_alike(document: UUID) -> None:
    tab = Tab(MALLORY)
    missing = uuid4()
    tab.follow(document)
    tab.follow(missing)
    await tab.until(lambda: len(tab.all("gone")) == 2)
    forbidden, absent = tab.all("gone")
    assert {**forbidden, "doc": None} == {**absent, "doc": None}
    assert not tab.all("snap") + tab.all("can") + tab.all("here")
    await tab.leave()


async def test_r6_whoever_loses_their_rights_sees_nothing_of_what_took_them(document: UUID) -> None:
    bob, alice = Tab(BOB), Tab(ALICE)
    await bob.following(document)
    await alice.following(document)
    alice.command(document, "shut_out", note=str(uuid4()), text=BOB)
    alice.command(document, "put_note", note=str(uuid4()), text="and said afterwards")
    await bob.until(lambda: bob.mirrors[document].gone)
    await alice.until(lambda: len(alice.mirrors[document].notes()) == 2)
    assert not any("after" in text for text in bob.mirrors[document].texts())
    assert "after the door" not in "".join(bob.frames) and "said afterwards" not in "".join(bob.frames)
    for tab in (alice, bob):
        await tab.leave()


async def test_r7_a_document_whose_rights_cannot_be_read_says_so_and_harms_no_other(
    document: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    tab = Tab(TROUBLE)
    with caplog.at_level(logging.CRITICAL, logger="troupe.realtime"):
        tab.follow(document)
        (gone,) = await tab.until(lambda: tab.all("gone"))
    assert gone["code"] == "error"
    put(document, "still writing")
    await tab.leave()


async def test_r8_who_stopped_following_hears_no_more(document: UUID) -> None:
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    tab.say(t="unsub", doc=document)
    await tab.caught_up()
    put(document, "unheard")
    await tab.caught_up()
    assert mirror.texts() == []
    assert engine.attach().followers(document) == []
    await tab.leave()


async def test_r9_when_rights_are_looked_at_anew_only_what_is_lacking_is_sent(document: UUID) -> None:
    put(document, "before")
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    notes_kind.lookers.add(ALICE)
    with held_writer():
        engine.recheck({document})
        engine.recheck({document, uuid4()})
    put(document, "after", actor=BOB)
    await tab.until(lambda: mirror.head == 3)
    assert mirror.texts() == ["after", "before"]
    assert [can["can"] for can in tab.all("can")] == [["write"], [], []]
    await tab.leave()


async def test_r9_one_recheck_sends_no_snapshot_again(document: UUID) -> None:
    put(document, "before")
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    engine.recheck({document})
    put(document, "after")
    await tab.until(lambda: mirror.head == 3)
    assert (mirror.snapshots, len(tab.all("can"))) == (1, 2)
    await tab.leave()


async def test_r9_rights_that_come_back_while_one_is_being_shut_out_are_kept(document: UUID) -> None:
    tab = Tab(BOB)
    mirror = await tab.following(document)
    with held_writer():
        notes_kind.outsiders.add(BOB)
        engine.recheck({document})
        engine.writer.run(lambda batch: notes_kind.outsiders.discard(BOB))
        engine.recheck({document})
    await tab.until(lambda: len(tab.all("can")) == 2)
    put(document, "still here")
    await tab.until(mirror.notes)
    assert not tab.all("gone")
    await tab.leave()
