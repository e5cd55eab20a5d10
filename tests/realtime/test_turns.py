"""Nobody waits for a flood of questions, and many who ask the same are answered by one look."""

import asyncio
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from realtime import presence, reading, turns
from realtime.engine import engine
from realtime.people import CONNECTIONS, MESSAGES_BURST, QUESTIONS, People
from realtime.protocol import RATE
from realtime.reading import Question, Start
from realtime.refusals import Refusal
from realtime.socket import MESSAGES_BURST as MESSAGES_BURST_OF_ONE
from tests.realtime.conftest import ALICE, BOB, Clock, held_writer, put, statements_of_the_writer, submission
from tests.realtime.notes_kind import TEXT_NOTE, TROUBLE
from tests.realtime.tabs import Tab

FLOOD = 100


def looks(statements: list[str]) -> int:
    """How often a document was opened."""
    return sum("realtime_document" in statement and "SELECT" in statement for statement in statements)


def asked(actor: str, then: Callable[[Start | Refusal], None] = lambda found: None) -> Question:
    return Question(actor, None, then)


def test_f14_a_command_waits_for_one_look_however_many_are_asked_for(document: UUID) -> None:
    other, done = engine.create("notes", []), list[str]()
    with held_writer():
        for _ in range(FLOOD):
            engine.writer.ask(uuid4(), asked(ALICE, lambda found: done.append("look")))
        for place in (document, other):
            engine.submit(submission(place, "put_note", note=TEXT_NOTE, text="x"), lambda refusal: done.append("done"))
        last = engine.writer.run(lambda batch: list(done))
    assert last.result(20) == ["look", "done", "look", "done", "look"]


def test_f14_all_that_wait_for_one_document_are_answered_by_one_look(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LOOK_SECONDS", 60)
    found: list[Start | Refusal] = []
    put(document, "for all")
    with statements_of_the_writer() as statements:
        with held_writer():
            for number in range(turns.LOOK_QUESTIONS + 1):
                engine.writer.ask(document, asked(f"p:{number}", found.append))
        engine.run(lambda batch: None)
        engine.run(lambda batch: None)
        assert looks(statements) == 2
    starts = [one for one in found if isinstance(one, Start)]
    assert len(starts) == turns.LOOK_QUESTIONS + 1
    assert len({id(one.messages[0]) for one in starts[:-1]}) == 1


def test_f14_who_was_not_reached_by_a_long_look_is_answered_by_the_next(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LOOK_SECONDS", -1)
    told: list[str] = []
    with held_writer():
        for actor in (ALICE, BOB, "p:carol"):
            engine.writer.ask(document, asked(actor, lambda found, actor=actor: told.append(actor)))  # type: ignore[misc]
        engine.submit(submission(document, "put_note", note=TEXT_NOTE, text="x"), lambda refusal: told.append("done"))
    for _ in range(3):
        engine.run(lambda batch: None)
    assert told == [ALICE, "done", BOB, "p:carol"]


def test_r7_whose_rights_cannot_be_read_harms_nobody_who_asks_at_the_same_time(document: UUID) -> None:
    found: dict[str, Start | Refusal] = {}
    with held_writer():
        for actor in (ALICE, TROUBLE, BOB):
            engine.writer.ask(document, asked(actor, lambda told, actor=actor: found.update({actor: told})))  # type: ignore[misc]
    engine.run(lambda batch: None)
    assert [type(found[actor]) for actor in (ALICE, TROUBLE, BOB)] == [Start, Refusal, Start]


async def test_f15_of_many_subs_to_one_document_the_first_and_the_last_are_answered(document: UUID) -> None:
    put(document, "one")
    tab = Tab(ALICE)
    with held_writer():
        for after in (None, 2, 999, 1):
            tab.follow(document, after=after)
        tab.say(t="ping", at=1)
        await tab.until(lambda: tab.all("pong"))
    await tab.hears("can", times=2)
    await tab.caught_up()
    assert len(tab.all("can")) == 2
    assert [(change["after"], change["upto"]) for change in tab.all("chg")] == [(1, 2)]
    await tab.leave()


async def test_f15_what_a_client_lacks_is_not_forgotten_when_its_rights_are_looked_at_meanwhile(document: UUID) -> None:
    put(document, "one")
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    put(document, "two")
    await tab.reaches(document, 3)
    mirror.head = 2  # as if a change had never come
    with held_writer():
        engine.recheck({document})
        tab.follow(document, after=2)
        tab.say(t="ping", at=1)
        await tab.until(lambda: tab.all("pong"))
        engine.recheck({document})
    await tab.reaches(document, 3)
    await tab.leave()


async def test_f16_one_person_asks_so_much_at_a_time_and_is_answered_all_of_it() -> None:
    documents = [engine.create("notes", []) for _ in range(3 * QUESTIONS)]
    tabs = [Tab(ALICE), Tab(ALICE)]
    with held_writer():
        for tab in tabs:
            for document in documents:
                tab.follow(document)
            tab.say(t="ping", at=1)
            await tab.until(lambda tab=tab: tab.all("pong"))  # type: ignore[misc]
        assert engine.writer.questions() == QUESTIONS
    for tab in tabs:
        await tab.hears("can", times=len(documents))
        await tab.leave()


async def test_f16_what_a_closed_page_asked_keeps_nobody_waiting() -> None:
    documents = [engine.create("notes", []) for _ in range(3 * QUESTIONS)]
    gone, stays = Tab(ALICE), Tab(ALICE)
    with held_writer():
        for document in documents:
            gone.follow(document)
        gone.say(t="ping", at=1)
        await gone.until(lambda: gone.all("pong"))
        await gone.leave()
        stays.follow(documents[-1])
    await stays.hears("can", times=1)
    await stays.leave()


async def test_f17_one_person_has_so_many_pages_and_no_more(document: UUID) -> None:
    pages = [Tab(ALICE) for _ in range(CONNECTIONS)]
    for page in pages:
        await page.hears("hello", times=1)
    one_more, somebody_else = Tab(ALICE), Tab(BOB)
    assert await one_more.close_code() == RATE
    await somebody_else.following(document)
    await pages.pop().leave()
    instead = Tab(ALICE)
    await instead.following(document)
    for page in [*pages, instead, somebody_else]:
        await page.leave()


async def test_f18_a_flood_over_several_pages_is_one_flood(document: UUID) -> None:
    pages = [Tab(ALICE) for _ in range(-(-MESSAGES_BURST // (MESSAGES_BURST_OF_ONE - 50)) + 1)]
    other = Tab(BOB)
    mirror = await other.following(document)
    for page in pages:
        for _ in range(MESSAGES_BURST_OF_ONE - 50):
            page.say(t="beat")
    over = [asyncio.ensure_future(page.close_code()) for page in pages]
    done, _running = await asyncio.wait(over, return_when=asyncio.FIRST_COMPLETED)
    assert {code.result() for code in done} == {RATE}
    put(document, "undisturbed")
    await other.until(mirror.notes)
    for page in [other, *(page for page in pages if not page.serving.done())]:
        await page.leave()
    await asyncio.gather(*over)


def test_f18_whoever_comes_back_soon_has_no_new_measure_and_is_forgotten_later() -> None:
    clock = Clock()
    people = People(clock=clock)
    alice = people.arrive(ALICE)
    assert alice is not None
    people.leave(alice)
    assert people.arrive(ALICE) is alice
    people.leave(alice)
    clock.now = 3600
    for number in range(1000):
        somebody = people.arrive(f"p:{number}")
        assert somebody is not None
        people.leave(somebody)
    assert people.arrive(ALICE) is not alice


async def test_e1_a_crowd_is_told_of_all_who_came_meanwhile_together(
    document: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "CROWD_PEOPLE", 2)
    tabs = [Tab(f"p:{number}") for number in range(8)]
    for tab in tabs:
        await tab.following(document)
    everybody = {tab.actor: "here" for tab in tabs}
    first = tabs[0]
    await first.until(lambda: first.all("here") and first.all("here")[-1]["people"] == everybody)
    told = [here["people"] for here in first.all("here") if len(here["people"]) > 2]
    assert len(told) < len(tabs) - 2
    for tab in tabs:
        await tab.leave()
