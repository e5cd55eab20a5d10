"""Nobody fills the disk: what one person writes is limited in the long run, and what a document holds altogether."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from realtime import allowance, batch
from realtime.allowance import BURST_BYTES, BYTES_PER_SECOND, Allowances
from realtime.engine import engine
from tests.realtime.conftest import ALICE, BOB, Clock, put, refusal_of, texts
from tests.realtime.notes_kind import TEXT_NOTE
from tests.realtime.tabs import Tab

WORDS = "word " * 400


async def answer(tab: Tab, document: UUID, type: str = "put_note", **arguments: Any) -> dict[str, object]:
    """Send a command; the message that answers it."""
    id = str(tab.command(document, type, **{"note": TEXT_NOTE, **arguments}))
    answers = await tab.until(lambda: [one for one in tab.all("ack") + tab.all("no") if one["id"] == id])
    return dict(answers[0])


async def test_w22_who_writes_too_much_is_asked_to_wait_and_nobody_else(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, other = Clock(), engine.create("notes", [])
    monkeypatch.setattr(allowance, "BURST_BYTES", 3 * len(WORDS))
    monkeypatch.setattr(engine.writer, "_allowances", Allowances(clock=clock))
    alice, another_page, bob = Tab(ALICE), Tab(ALICE), Tab(BOB)
    answers = [await answer(alice, document, text=f"{WORDS}{turn}") for turn in range(4)]
    assert (answers[0]["t"], answers[-1]["t"]) == ("ack", "no")
    assert answers[-1]["code"] == "retry"
    assert "too much at once" in str(answers[-1]["message"])
    assert (await answer(another_page, document, text=WORDS))["t"] == "no"
    assert (await answer(alice, other, text=WORDS))["t"] == "ack"
    assert (await answer(bob, document, text="undisturbed"))["t"] == "ack"
    clock.now = 3 * len(WORDS) / BYTES_PER_SECOND
    assert (await answer(alice, document, text="again"))["t"] == "ack"
    assert texts(document) == ["again"]
    for tab in (alice, another_page, bob):
        await tab.leave()


def test_w22_in_the_long_run_no_more_is_written_than_is_allowed() -> None:
    clock, written, minute = Clock(), 0, 60
    allowances, account, event_bytes = Allowances(clock=clock), (ALICE, uuid4()), 50_000
    for _ in range(minute):
        clock.now += 1
        while allowances.left(account) > 0:
            allowances.spend(account, event_bytes)
            written += event_bytes
    assert 0 <= written - BURST_BYTES - minute * BYTES_PER_SECOND < 2 * event_bytes


async def test_w22_what_was_refused_or_is_known_costs_nothing(document: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "BURST_BYTES", len(WORDS))
    monkeypatch.setattr(engine.writer, "_allowances", Allowances(clock=Clock()))
    tab = Tab(ALICE)
    for _ in range(3):
        assert (await answer(tab, document, "remove_note"))["code"] == "absent"
    id = tab.command(document, "put_note", note=TEXT_NOTE, text=WORDS)
    await tab.hears("ack", times=1)
    assert (await answer(tab, document, text="more"))["code"] == "retry"
    tab.command(document, "put_note", note=TEXT_NOTE, text=WORDS, id=id)
    await tab.hears("ack", times=2)
    await tab.leave()


@pytest.mark.parametrize(("limit", "most"), [("RECORDS_MOST", 2), ("BYTES_MOST", 200)])
async def test_w23_a_full_document_takes_no_more_until_something_is_taken_away(
    document: UUID, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(batch, limit, most)
    tab, first = Tab(ALICE), put(document, "x" * 200)
    put(document, "second")
    another = str(uuid4())
    assert (await answer(tab, document, note=another, text="third"))["code"] == "full"
    assert (await answer(tab, document, "colour_note", note=first, colour="red"))["t"] == "ack"
    assert (await answer(tab, document, "remove_note", note=first))["t"] == "ack"
    assert (await answer(tab, document, note=another, text="third"))["t"] == "ack"
    assert refusal_of(document, "remove_note", {"note": first}).code == "absent"
    assert texts(document) == ["second", "third"]
    await tab.leave()


async def test_w23_what_a_refused_command_would_have_written_elsewhere_is_not_written(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = engine.create("notes", [])
    monkeypatch.setattr(batch, "RECORDS_MOST", 1)
    put(document, "full")
    tab = Tab(ALICE)
    refused = await answer(tab, document, "put_twice", note=str(uuid4()), other=str(other))
    assert refused["code"] == "full"
    assert texts(other) == []
    await tab.leave()


async def test_w23_the_commands_of_one_batch_do_not_fill_it_beyond(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "RECORDS_MOST", 3)
    tab = Tab(ALICE)
    for _ in range(6):
        tab.command(document, "put_note", note=str(uuid4()), text="one of many")
    await tab.until(lambda: len(tab.all("ack") + tab.all("no")) == 6)
    assert len(texts(document)) == 3
    await tab.leave()
