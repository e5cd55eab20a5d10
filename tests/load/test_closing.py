"""The close codes of the protocol arrive as they are through both servers, and both leave in order."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.load.servers import SERVERS, Server, serving
from tests.load.websocket import WebSocket, handshake

POLICY, RESTART = 1008, 1012


class Caller:
    """Connects, says one thing or nothing, and waits for the close code."""

    def __init__(self, server: Server, *, says: str = "") -> None:
        self._target = server.target
        self._says = says
        host, port = server.target.host, server.target.port
        request = handshake(host=host, port=port, path="/live/", cookie="none=none", https=False)
        self._socket = WebSocket(self, request=request)
        self.connected: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.code: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def call(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: self._socket, self._target.host, self._target.port)
        await self.connected

    def opened(self) -> None:
        if self._says:
            self._socket.send(self._says)
        self.connected.set_result(None)

    def received(self, frame: bytes, now_ns: int) -> None:
        pass

    def closed(self, code: int) -> None:
        self.code.set_result(code)


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    with serving(request.param, environment={**environment, "TROUPE_VAR": str(tmp_path)}) as servers:
        yield servers[0]


async def test_a_frame_that_is_no_message_is_told_by_its_code(server: Server) -> None:
    caller = Caller(server, says="this is no message")
    await caller.call()
    assert await asyncio.wait_for(caller.code, 10) == POLICY


async def test_a_server_that_stops_tells_its_sockets_to_come_back(server: Server) -> None:
    caller = Caller(server)
    await caller.call()

    await asyncio.to_thread(server.stop)

    assert await asyncio.wait_for(caller.code, 10) == RESTART
