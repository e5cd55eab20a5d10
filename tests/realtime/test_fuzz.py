"""A room in which everything goes wrong that can: in the end everybody holds exactly what is theirs to see.

The seeds are fixed, so that a failure can be run again; add one that found a fault to the list.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from django.db import OperationalError
from pytest_django import Settings

from realtime import log, outbox
from realtime.engine import Engine, engine
from realtime.kinds import kind_named
from realtime.models import Event
from realtime.projection import project_records
from realtime.refusals import Refusal
from tests.realtime.conftest import ALICE, BOB, sequence
from tests.realtime.person import Person

SEEDS = range(8)
STEPS = 150
CAST = (ALICE, BOB, "p:carol")
NOTES = [f"00000000-0000-4000-8000-{number:012d}" for number in range(9)]
SMALL_WINDOW_BYTES = 6_000


@pytest.fixture(autouse=True)
def rough_weather(settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Windows that are soon full, and a database that may hang up."""
    settings.REALTIME_FAILPOINTS = True
    monkeypatch.setattr(outbox, "WINDOW_BYTES", SMALL_WINDOW_BYTES)
    caplog.set_level(logging.CRITICAL, logger="troupe.realtime")


@pytest.fixture
def elsewhere() -> Iterator[Engine]:
    """Another process on the same database."""
    other = Engine()
    yield other
    other.writer.stop(timeout_seconds=20)


class Room:
    """Everybody on one document, and chance."""

    def __init__(self, document: UUID, *, seed: int, elsewhere: Engine, hang_up_at: Callable[[str], None]) -> None:
        self.document = document
        self.chance = Random(seed)
        self.elsewhere = elsewhere
        self.hang_up_at = hang_up_at
        self.people = [Person(actor, document=document) for actor in (*CAST, ALICE)]
        self.acts = [
            *[self.command] * 12,
            *[self.wait] * 6,
            *[self.come_back] * 2,
            *[self.follow_again] * 2,
            *[self.stop_confirming, self.confirm] * 2,
            *[self.unfollow, self.repeat, self.write_elsewhere, self.recheck, self.forget, self.hang_up],
        ]

    async def play(self, steps: int) -> None:
        for _ in range(steps):
            person = self.chance.choice(self.people)
            if person.tab.serving.done():
                await person.come_back()
            await self.chance.choice(self.acts)(person)

    def made_up(self) -> tuple[str, dict[str, Any]]:
        """A command, sensible or not."""
        note, text = self.chance.choice(NOTES), f"words {self.chance.random()} " * 12
        commands: list[tuple[str, dict[str, Any]]] = [
            *[("put_note", {"note": note, "text": text, "private": self.chance.random() < 0.3})] * 4,
            ("colour_note", {"note": note, "colour": text[:20]}),
            ("reveal_note", {"note": note}),
            ("hide_note", {"note": note}),
            ("remove_note", {"note": note}),
            ("break_down", {"note": note}),
            *[("undo", {})] * 2,
        ]
        return self.chance.choice(commands)

    async def command(self, person: Person) -> None:
        person.command(*self.made_up())

    async def repeat(self, person: Person) -> None:
        person.repeat(self.chance)

    async def wait(self, person: Person) -> None:
        for _ in range(self.chance.randrange(30)):
            await asyncio.sleep(0)

    async def come_back(self, person: Person) -> None:
        await person.come_back()

    async def follow_again(self, person: Person) -> None:
        person.follow_again(self.chance)

    async def unfollow(self, person: Person) -> None:
        person.tab.say(t="unsub", doc=self.document)
        await self.wait(person)
        person.follow_again(self.chance)

    async def stop_confirming(self, person: Person) -> None:
        person.tab.confirms = False

    async def confirm(self, person: Person) -> None:
        person.tab.confirms = True
        person.tab.confirm()

    async def write_elsewhere(self, person: Person) -> None:
        command, arguments = self.made_up()
        with suppress(Refusal, OperationalError, ZeroDivisionError):
            self.elsewhere.execute(self.document, command, arguments, actor=person.actor)

    async def recheck(self, person: Person) -> None:
        engine.recheck({self.document})

    async def forget(self, person: Person) -> None:
        with suppress(OperationalError):
            engine.writer.forget()

    async def hang_up(self, person: Person) -> None:
        self.hang_up_at(self.chance.choice(["before-commit", "after-commit"]))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["notes", "secrets"])
async def test_w2_h4_h10_p1_r2_whatever_goes_wrong_all_hold_in_the_end_what_is_theirs_to_see(
    kind: str, seed: int, elsewhere: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = engine.create(kind, [])
    hang_up_at = lambda point: monkeypatch.setenv("TROUPE_FAILPOINT", f"{point}=lose")
    room = Room(document, seed=seed, elsewhere=elsewhere, hang_up_at=hang_up_at)
    await room.play(STEPS)
    monkeypatch.delenv("TROUPE_FAILPOINT", raising=False)
    for person in room.people:
        await person.settle()
    engine.execute(document, "put_note", {"note": str(uuid4()), "text": "the last word"})
    for person in room.people:
        await person.comes_to_hold(projection(document, person.actor))
        await person.tab.leave()
    check_log(document, kind=kind, people=room.people)


def projection(document: UUID, actor: str) -> dict[str, Any]:
    """What the server would show `actor` on a page that is opened now."""
    seen = project_records(engine.read(document), viewer=actor)
    plain: dict[str, dict[str, Any]] = msgspec.json.decode(msgspec.json.encode(seen))
    return plain.get("notes", {})


def check_log(document: UUID, *, kind: str, people: list[Person]) -> None:
    """No gap, nothing twice, all that was accepted and nothing that was refused; and the log tells the state."""
    numbers = sequence(document)
    assert numbers == list(range(1, len(numbers) + 1))
    events = Event.objects.filter(document_id=document)
    stored = Counter(engine.run(lambda batch: list(events.values_list("command_id", flat=True))))
    accepted = set().union(*(person.accepted() for person in people))
    sent = {id for person in people for id in person.sent}
    assert {id for id in sent if stored[id]} == accepted
    assert set(stored.values()) == {1}
    replayed = engine.run(lambda batch: log.load(document=document, kind=kind_named(kind)).records)
    read = engine.read(document)
    assert {name: found for name, found in replayed.items() if found} == {k: v for k, v in read.items() if v}
