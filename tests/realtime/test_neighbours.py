"""Several processes on one database: what one writes reaches the people of the others, with Redis and without."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec import json

from realtime import neighbours
from realtime.engine import Engine, engine
from realtime.hub import Hub
from realtime.models import Event
from realtime.neighbours import FORGET_SECONDS, Neighbours
from tests.load.databases import redis_on
from tests.realtime.conftest import ALICE, BOB, put, put_elsewhere
from tests.realtime.tabs import PATIENCE_SECONDS, Tab
from tests.realtime.test_presence import people
from tests.serving import free_port

CHANNEL = "troupe-test"


@asynccontextmanager
async def ours(redis_url: str = "") -> AsyncIterator[Neighbours]:
    """What this process hears of the others and tells them, as `engine` starts it on a shared database."""
    hub = engine.attach()
    found = Neighbours(hub=hub, catch_up=engine._catch_up, recheck=engine.recheck)
    found.start(redis_url=redis_url, channel=CHANNEL)
    engine._neighbours = found
    try:
        yield found
    finally:
        found.stop()
        engine._neighbours = None


@asynccontextmanager
async def theirs(redis_url: str) -> AsyncIterator[Neighbours]:
    """Another process that hears and speaks; its hub is empty."""
    found = Neighbours(hub=Hub(), catch_up=lambda document, done: done(), recheck=lambda documents: None)
    found.start(redis_url=redis_url, channel=CHANNEL)
    try:
        yield found
    finally:
        found.stop()


async def until(condition: Callable[[], Any]) -> None:
    """Look every hundredth of a second: for what no message tells of."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():  # noqa: ASYNC110 nothing tells when Redis has passed something on
            await asyncio.sleep(0.01)


@asynccontextmanager
async def joined(*processes: Neighbours) -> AsyncIterator[None]:
    await until(lambda: all(one._channel is not None and one._channel.connected for one in processes))
    yield


def write_elsewhere(other: Engine, document: UUID, text: str) -> int:
    """Put a note in the other process; returns the head."""
    put_elsewhere(other, document, text)
    return other.run(lambda batch: Event.objects.filter(document_id=document).count())


@pytest.fixture
def no_poll(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only hints are left."""
    monkeypatch.setattr(neighbours, "POLL_SECONDS", 3600)
    monkeypatch.setattr(neighbours, "POLL_ALONE_SECONDS", 3600)


async def test_n1_a_hint_brings_what_another_process_wrote(document: UUID, elsewhere: Engine, no_poll: None) -> None:
    port = free_port()
    url = f"redis://127.0.0.1:{port}/0"
    with redis_on(port):
        async with ours(url) as here, theirs(url) as there, joined(here, there):
            tab = Tab(ALICE)
            mirror = await tab.following(document)
            for text in ("one", "two", "three"):
                there.committed({document: write_elsewhere(elsewhere, document, text)}, rights=set())
            await tab.until(lambda: mirror.texts() == ["one", "three", "two"])
            assert (mirror.snapshots, mirror.sequence) == (1, [2, 3, 4])
            await tab.leave()


async def test_n1_what_is_written_here_is_told_to_the_others(document: UUID) -> None:
    port = free_port()
    url = f"redis://127.0.0.1:{port}/0"
    heard: list[Any] = []
    with redis_on(port):
        async with ours(url) as here, theirs(url) as there, joined(here, there):
            there._take = heard.append  # type: ignore[method-assign, assignment]
            engine.attach()
            put(document, "ours")
            await until(lambda: any(getattr(hint, "heads", None) == {document: 2} for hint in heard))


async def test_n2_without_redis_the_poll_finds_what_another_process_wrote(document: UUID, elsewhere: Engine) -> None:
    async with ours():
        tab = Tab(ALICE)
        mirror = await tab.following(document)
        write_elsewhere(elsewhere, document, "theirs")
        await tab.until(lambda: mirror.texts() == ["theirs"])
        assert mirror.sequence == [2]
        await tab.leave()


async def test_n2_the_poll_also_finds_what_no_hint_told(document: UUID, elsewhere: Engine) -> None:
    port = free_port()
    with redis_on(port):
        async with ours(f"redis://127.0.0.1:{port}/0") as here, joined(here):
            tab = Tab(ALICE)
            mirror = await tab.following(document)
            write_elsewhere(elsewhere, document, "theirs")
            await tab.until(lambda: mirror.texts() == ["theirs"])
            await tab.leave()


async def test_n3_rights_that_went_in_another_process_are_gone_here(document: UUID, elsewhere: Engine) -> None:
    async with ours():
        bob = Tab(BOB)
        await bob.following(document)
        arguments = {"note": str(uuid4()), "text": BOB, "private": False}
        elsewhere.execute(document, "shut_out", arguments, actor=ALICE)
        await bob.until(lambda: bob.mirrors[document].gone)
        assert "after the door" not in "".join(bob.frames)
        await bob.leave()


def here_from(process: str, document: UUID, **people: str) -> bytes:
    found = {f"p:{name}": attendance for name, attendance in people.items()}
    return json.encode({"t": "here", "me": process, "doc": document, "people": found})


async def test_n4_people_of_other_processes_are_there_until_their_process_falls_silent(document: UUID) -> None:
    async with ours() as here:
        alice = Tab(ALICE)
        await alice.following(document)
        here.hear(here_from("two", document, bob="here", alice="away"))
        here.hear(here_from("three", document, carla="away"))
        await alice.until(lambda: people(alice) == {ALICE: "here", BOB: "here", "p:carla": "away"})
        here.hear(here_from("three", document))
        await alice.until(lambda: people(alice) == {ALICE: "here", BOB: "here"})
        engine.attach().presence.forget_silent(now=monotonic() + FORGET_SECONDS + 1)
        await alice.until(lambda: people(alice) == {ALICE: "here"})
        assert not engine.attach().presence._elsewhere
        await alice.leave()


async def test_n4_who_comes_here_is_told_to_the_others_and_to_whoever_is_new(document: UUID) -> None:
    port = free_port()
    url = f"redis://127.0.0.1:{port}/0"
    with redis_on(port):
        async with ours(url) as here, joined(here):
            alice = Tab(ALICE)
            await alice.following(document)
            async with theirs(url) as there, joined(there):
                presence = there._hub.presence
                await until(lambda: presence.people(document) == {ALICE: "here"})
                await alice.leave()
                await until(lambda: presence.people(document) == {})


async def test_n5_an_ephemeral_word_crosses_over_and_is_not_sent_back(document: UUID) -> None:
    async with ours() as here:
        told: list[Any] = []
        engine.attach().presence.tell_others(here=lambda *who: None, word=lambda *what: told.append(what))
        alice = Tab(ALICE)
        await alice.following(document)
        word = {"t": "eph", "me": "two", "doc": document, "actor": BOB, "data": {"editing": "a"}}
        here.hear(json.encode(word))
        (heard,) = await alice.until(lambda: alice.all("eph"))
        assert heard == {"t": "eph", "doc": str(document), "from": BOB, "data": {"editing": "a"}}
        alice.say(t="eph", doc=document, data={"editing": "b"})
        await until(lambda: told)
        assert told == [(document, ALICE, {"editing": "b"})]
        await alice.leave()


async def test_n6_hints_that_are_none_old_doubled_or_ones_own_do_no_harm(
    document: UUID, elsewhere: Engine, no_poll: None, caplog: pytest.LogCaptureFixture
) -> None:
    async with ours() as here:
        tab = Tab(ALICE)
        mirror = await tab.following(document)
        for message in (b"", b"\xff", b"[]", b'{"t":"heads"}', b'{"t":"boom","me":"x"}'):
            here.hear(message)
        head = write_elsewhere(elsewhere, document, "theirs")
        heads = {"t": "heads", "me": "two", "rights": []}
        here.hear(json.encode({**heads, "heads": {document: 99}, "me": here._me}))
        for told in (head + 5, head, head - 1, head, 0):
            here.hear(json.encode({**heads, "heads": {document: told, uuid4(): 7}}))
        await tab.until(lambda: mirror.texts() == ["theirs"])
        await tab.caught_up()
        assert (mirror.snapshots, mirror.sequence) == (1, [2])
        assert caplog.text.count("was dropped") == 5
        await tab.leave()


async def test_n6_a_head_that_is_not_there_is_looked_for_once(document: UUID, no_poll: None) -> None:
    async with ours() as here:
        looks: list[UUID] = []
        look = here._catch_up

        def count(document: UUID, done: Callable[[], None]) -> None:
            looks.append(document)
            look(document, done)

        here._catch_up = count
        tab = Tab(ALICE)
        await tab.following(document)
        here.hear(json.encode({"t": "heads", "me": "two", "rights": [], "heads": {document: 99}}))
        for _ in range(5):
            await tab.caught_up()
        assert looks == [document]
        await tab.leave()


async def test_n7_a_redis_that_was_away_brings_hints_again(document: UUID, elsewhere: Engine, no_poll: None) -> None:
    port = free_port()
    url = f"redis://127.0.0.1:{port}/0"
    with redis_on(port) as first:
        async with ours(url) as here, theirs(url) as there, joined(here, there):
            tab = Tab(ALICE)
            mirror = await tab.following(document)
            first.kill()
            first.wait()
            await until(lambda: not (here._channel and here._channel.connected))
            put(document, "while it was away")
            with redis_on(port):
                async with joined(here, there):
                    there.committed({document: write_elsewhere(elsewhere, document, "and again")}, rights=set())
                    await tab.until(lambda: mirror.texts() == ["and again", "while it was away"])
            await tab.leave()


def test_two_served_processes_and_a_redis_lose_nothing(tmp_path: Path) -> None:
    """The whole of it: PostgreSQL, Redis, two servers, and a load client that follows each command to every page."""
    from tests.load.test_bench import bench

    how = ["--server", "daphne", "--database", "postgresql", "--processes", "2", "--redis"]
    done, rows = bench("room6", *how, file=tmp_path / "rows.jsonl")
    assert done.returncode == 0, done.stdout + done.stderr
    (row,) = (row for row in rows if row.server == "daphne")
    assert row.is_whole and row.lost == 0 and row.deliveries >= 5 * 6
