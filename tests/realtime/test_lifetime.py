"""How a connection shows that it lives, how it ends, and that nothing of it stays behind."""

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from realtime import socket
from realtime.engine import engine
from realtime.identity import Identity
from realtime.outbox import STUCK_SECONDS, WINDOW_BYTES
from realtime.protocol import GOING_AWAY, RESTART, TOO_SLOW, encode
from realtime.socket import DEAD_SECONDS, Socket
from tests.realtime.conftest import ALICE, BOB, Clock, texts
from tests.realtime.tabs import PATIENCE_SECONDS, Tab


@pytest.fixture
def leaving() -> Iterator[None]:
    """The server may go in this test; afterwards it is as if it had come again."""
    yield
    Socket.leaving = False


async def test_l1_the_server_beats_and_goes_on_beating(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "BEAT_SECONDS", 0.001)
    tab = Tab(ALICE)
    beats = await tab.until(lambda: tab.all("beat")[:3] if len(tab.all("beat")) >= 3 else None)
    assert [set(beat) for beat in beats] == [{"t", "now"}] * 3
    await tab.leave()


async def test_l2_who_says_nothing_for_long_is_taken_for_dead(document: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "BEAT_SECONDS", 0.001)
    tab = Tab(ALICE)
    await tab.following(document)
    tab.confirms = False
    tab.socket._heard_at -= DEAD_SECONDS + 1
    assert await tab.close_code() == GOING_AWAY
    assert engine.attach().followers(document) == []


async def test_l2_any_frame_shows_that_the_client_lives() -> None:
    tab = Tab(ALICE)
    tab.socket._heard_at -= DEAD_SECONDS + 1
    tab.say(t="beat")
    tab.say(t="ping", at=1)
    await tab.until(lambda: tab.all("pong"))
    tab.socket.beat()
    await tab.until(lambda: tab.all("beat"))
    await tab.leave()


async def test_l3_who_confirms_nothing_for_long_is_too_slow() -> None:
    tab = Tab(ALICE)
    await tab.until(lambda: tab.all("hello"))
    tab.confirms = False
    clock = tab.socket.outbox._clock = Clock()
    while tab.socket.outbox.outstanding <= WINDOW_BYTES:
        tab.socket.outbox.put(encode({"t": "pong", "at": "x" * 50_000, "now": 0}))
    tab.socket.beat()
    assert tab.closed is None
    clock.now = STUCK_SECONDS + 1
    tab.socket.beat()
    assert await tab.close_code() == TOO_SLOW


async def test_l4_a_server_that_leaves_tells_everybody_and_whoever_still_comes(document: UUID, leaving: None) -> None:
    tabs = [Tab(ALICE), Tab(BOB)]
    for tab in tabs:
        await tab.following(document)
    Socket.close_all()
    assert [await tab.close_code() for tab in tabs] == [RESTART, RESTART]
    assert engine.attach().followers(document) == []
    assert await connect_late() == ["websocket.accept", {"type": "websocket.close", "code": RESTART}]


async def connect_late() -> list[object]:
    """What somebody hears who connects now."""
    heard: list[object] = []
    coming = iter(["websocket.connect", "websocket.disconnect"])

    async def receive() -> dict[str, Any]:
        return {"type": next(coming)}

    async def send(event: dict[str, Any]) -> None:
        heard.append(event if "code" in event else event["type"])

    await socket.live_socket({"type": "websocket", "headers": []}, receive, send)
    return heard


async def test_l5_what_waits_is_sent_before_the_close_and_nothing_is_heard_after_it(
    document: UUID, leaving: None
) -> None:
    tab = Tab(ALICE)
    await tab.following(document)
    tab.socket.outbox.put(encode({"t": "pong", "at": 0, "now": 0}))
    Socket.close_all()
    tab.command(document, "put_note", note=str(uuid4()), text="too late")
    assert await tab.close_code() == RESTART
    assert tab.all("pong")
    assert texts(document) == []


class Wire:
    """A connection below which everything hangs or breaks."""

    def __init__(self, *, breaks: bool) -> None:
        self.breaks = breaks
        self.hanging = asyncio.Event()

    async def send(self, event: dict[str, Any]) -> None:
        self.hanging.set()
        if self.breaks:
            raise OSError("the peer is gone")
        await asyncio.Event().wait()

    async def receive(self) -> dict[str, Any]:
        await asyncio.Event().wait()
        raise AssertionError("unreachable")


async def test_l6_a_broken_connection_is_let_go_of_at_once() -> None:
    wire = Wire(breaks=True)
    page = Socket(identity=Identity((ALICE,)), send=wire.send)
    page.outbox.put(b'"hello"')
    async with asyncio.timeout(PATIENCE_SECONDS):
        await page.serve(wire.receive)
    assert page not in Socket.connected


async def test_l6_a_connection_that_takes_nothing_any_more_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "BEAT_SECONDS", 0.001)
    monkeypatch.setattr(socket, "GOODBYE_SECONDS", 0.001)
    before = asyncio.all_tasks()
    wire = Wire(breaks=False)
    page = Socket(identity=Identity((ALICE,)), send=wire.send)
    page.outbox.put(b'"hello"')
    serving = asyncio.create_task(page.serve(wire.receive))
    await wire.hanging.wait()
    page._heard_at -= DEAD_SECONDS + 1
    async with asyncio.timeout(PATIENCE_SECONDS):
        await serving
    assert page not in Socket.connected
    assert asyncio.all_tasks() == before


async def test_l8_a_connection_on_which_nothing_can_be_sent_is_closed() -> None:
    told: list[dict[str, Any]] = []

    async def send(event: dict[str, Any]) -> None:
        if event["type"] == "websocket.send":
            raise RuntimeError("this server sends nothing so long")
        told.append(event)

    page = Socket(identity=Identity((ALICE,)), send=send)
    page.outbox.put(b'"hello"')
    async with asyncio.timeout(PATIENCE_SECONDS):
        await page.serve(Wire(breaks=False).receive)
    assert told == [{"type": "websocket.close", "code": GOING_AWAY}]


async def test_l6_an_error_of_the_servers_own_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Socket, event: dict[str, Any]) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Socket, "_receive", fail)
    tab = Tab(ALICE)
    with pytest.raises(ZeroDivisionError):
        await tab.serving
    assert tab.socket not in Socket.connected
