"""A server that goes finishes and answers what is queued before it closes its sockets."""

import asyncio
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from realtime.protocol import RESTART
from realtime.servers import leaving
from realtime.socket import Socket
from tests.realtime.conftest import ALICE, BOB, held_writer, texts
from tests.realtime.tabs import Tab


@pytest.fixture(autouse=True)
def stays(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process that tests run in does not go."""
    monkeypatch.setattr(leaving, "GOODBYE_SECONDS", 0)
    yield
    Socket.leaving = False


async def test_l7_what_was_taken_is_committed_answered_and_shown_before_the_close(document: UUID) -> None:
    alice, bob = Tab(ALICE), Tab(BOB)
    mirror = await bob.following(document)
    await alice.following(document)
    with held_writer():
        sent = {
            str(alice.command(document, "put_note", note=str(uuid4()), text=f"{n}", private=False)) for n in range(9)
        }
        alice.say(t="ping", at=0)
        await alice.hears("pong", times=1)
        going = asyncio.create_task(leaving.leave())
        await asyncio.sleep(0)
        alice.command(document, "put_note", note=str(uuid4()), text="too late", private=False)
    await going
    assert [await tab.close_code() for tab in (alice, bob)] == [RESTART, RESTART]
    assert {message["id"] for message in alice.all("ack")} == sent
    assert sorted(mirror.texts()) == sorted(str(n) for n in range(9)) == texts(document)


async def test_l7_a_writer_that_does_not_end_holds_nobody_up(document: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "DRAIN_SECONDS", 0.05)
    tab = Tab(ALICE)
    await tab.following(document)
    with held_writer():
        await leaving.leave()
        assert await tab.close_code() == RESTART
