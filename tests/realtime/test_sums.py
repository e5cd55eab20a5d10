"""Whoever holds something else than the document finds it out, and holds the document again."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from realtime import following, reading
from realtime.engine import engine
from realtime.sums import hash_of
from tests.house.tree import ROOT
from tests.realtime.conftest import ALICE, BOB, MALLORY, held_writer, put, statements_of_the_writer
from tests.realtime.mirror import Mirror
from tests.realtime.tabs import Tab
from tests.realtime.test_metrics import figure

VECTORS = json.loads((ROOT / "tests" / "js" / "support" / "sums.json").read_text(encoding="utf-8"))


def own(mirror: Mirror) -> tuple[int, int]:
    """What a client finds: how many records it holds, and what they come to."""
    found: list[tuple[str, str, Any]] = [
        (collection, id, record) for collection, records in mirror.records.items() for id, record in records.items()
    ]
    return len(found), sum(hash_of(*one) for one in found) % 2**32


async def asked(tab: Tab, document: UUID) -> dict[str, Any]:
    """What the server says of `document`."""
    before = len(tab.all("sum"))
    tab.socket._following._compare_at.clear()
    tab.say(t="sum", doc=document)
    return dict((await tab.hears("sum", times=before + 1))[-1])


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_r12_records_come_to_the_same_number_here_as_in_a_browser(vector: dict[str, Any]) -> None:
    assert hash_of(vector["collection"], vector["id"], vector["record"]) == vector["hash"]


@pytest.mark.parametrize("kind", ["notes", "secrets"])
async def test_r11_what_one_is_to_hold_is_what_one_holds(kind: str) -> None:
    document = engine.create(kind, [])
    tabs = [Tab(ALICE), Tab(BOB)]
    for tab in tabs:
        await tab.following(document)
    for turn in range(3):
        note = put(document, f"for all {turn}")
        put(document, "for Alice alone", private=True)
        put(document, "changed", note=note)
        for tab in tabs:
            said = await asked(tab, document)
            mirror = tab.mirrors[document]
            assert (said["upto"], said["count"], said["sum"]) == (mirror.head, *own(mirror))
    engine.execute(document, "remove_note", {"note": note}, actor=ALICE)
    assert ((await asked(tabs[0], document))["count"], (await asked(tabs[1], document))["count"]) == (5, 2)
    for tab in tabs:
        await tab.leave()


async def test_r11_the_answer_stands_in_its_place_among_the_changes(document: UUID) -> None:
    tab, writer = Tab(ALICE), Tab(BOB)
    mirror = await tab.following(document)
    with held_writer():
        writer.command(document, "put_note", note=str(uuid4()), text="before")
        writer.say(t="ping", at=1)
        await writer.until(lambda: writer.all("pong"))
        tab.say(t="sum", doc=document)
        tab.say(t="ping", at=1)
        await tab.until(lambda: tab.all("pong"))
        writer.command(document, "put_note", note=str(uuid4()), text="after")
    await tab.reaches(document, 3)
    (said,) = await tab.hears("sum", times=1)
    at = [message for message in tab.messages if message["t"] in ("chg", "sum")].index(said)
    assert said["upto"] == 1 + at
    assert mirror.head == 3
    for one in (tab, writer):
        await one.leave()


async def test_r11_who_does_not_follow_asks_too_often_or_may_not_see_it_hears_nothing(document: UUID) -> None:
    tab, stranger = Tab(ALICE), Tab(MALLORY)
    await tab.following(document)
    for page in (tab, tab, stranger):
        page.say(t="sum", doc=document)
    for page in (tab, stranger):
        await page.caught_up()
    assert (len(tab.all("sum")), stranger.all("sum")) == (1, [])
    assert following.COMPARED_EVERY_SECONDS == 30
    await asked(tab, document)
    for page in (tab, stranger):
        await page.leave()


async def test_r11_nothing_is_said_while_rights_are_looked_at_anew_nor_of_very_large_documents(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = Tab(ALICE)
    await tab.following(document)
    with held_writer():
        tab.say(t="sum", doc=document)
        tab.say(t="ping", at=1)
        await tab.until(lambda: tab.all("pong"))
        engine.recheck({document})
    await tab.caught_up()
    assert not tab.all("sum")
    monkeypatch.setattr(reading, "SUMMED_MOST", 0)
    put(document, "one too many")
    tab.socket._following._compare_at.clear()
    tab.say(t="sum", doc=document)
    await tab.caught_up()
    assert not tab.all("sum")
    await tab.leave()


async def test_r12_a_difference_is_healed_and_counted(document: UUID) -> None:
    note = put(document, "as it is")
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    mirror.records["notes"][note]["text"] = "a word that nobody wrote"
    said = await asked(tab, document)
    assert said["upto"] == mirror.head
    assert (said["count"], said["sum"]) != own(mirror)
    before = figure("troupe_resyncs_total", reason="differs")
    tab.say(t="sub", doc=document, after=None, differs=True)
    await tab.until(lambda: mirror.snapshots == 2)
    assert figure("troupe_resyncs_total", reason="differs") == before + 1
    assert mirror.texts() == ["as it is"]
    said = await asked(tab, document)
    assert (said["count"], said["sum"]) == own(mirror)
    await tab.leave()


async def test_r11_a_sum_reads_nothing_of_the_log_and_looks_into_each_record_once(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    from realtime import state

    looked_into: list[str] = []

    def note(collection: str, id: str, record: Any) -> int:
        looked_into.append(id)
        return hash_of(collection, id, record)

    monkeypatch.setattr(state, "hash_of", note)
    ids = [put(document, "one"), put(document, "two")]
    tab = Tab(ALICE)
    await tab.following(document)
    await asked(tab, document)
    put(document, "three", note=ids[0])
    with statements_of_the_writer() as statements:
        await asked(tab, document)
        asked_of_the_database = list(statements)
    assert sorted(looked_into) == sorted([*ids, ids[0]])
    assert not any("realtime_event" in statement for statement in asked_of_the_database)
    await tab.leave()
