"""A room of a thousand people: its documents are larger than any frame that a client may send, and all get them."""

import asyncio
import json
from collections.abc import Iterator

import pytest

from realtime.servers import MESSAGE_BYTES
from tests.load.databases import Environment
from tests.load.plan import Target
from tests.load.servers import SERVERS, product, serving
from tests.load.websocket import WebSocket, handshake
from tests.load.world import Member, Workshop

PEOPLE, COMING = 1_200, 1_000
PATIENCE_SECONDS = 120
CONFIRMED_EACH_BYTES = 64_000


class Page:
    """Follows one document and waits for the whole of it."""

    def __init__(self, document: str, *, target: Target, member: Member) -> None:
        self._document = document
        self._target = target
        request = handshake(host=target.host, port=target.port, path="/live/", cookie=member.cookie, https=target.https)
        self._socket = WebSocket(self, request=request)
        self._seen = self._confirmed = 0
        self.largest = 0
        self.answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: self._socket, self._target.host, self._target.port)

    def leave(self) -> None:
        self._socket.abort()

    def opened(self) -> None:
        self._socket.send(json.dumps({"t": "hello", "v": 1}))
        self._socket.send(json.dumps({"t": "sub", "doc": self._document}))

    def received(self, frame: bytes, now_ns: int) -> None:
        self._seen += len(frame)
        self.largest = max(self.largest, len(frame))
        if self._seen - self._confirmed > CONFIRMED_EACH_BYTES:
            self._confirmed = self._seen
            self._socket.send(json.dumps({"t": "seen", "bytes": self._seen}))
        if b'"t":"can","doc":"' in frame and not self.answer.done():
            self.answer.set_result("whole")

    def closed(self, code: int) -> None:
        if not self.answer.done():
            self.answer.set_result(f"closed {code}")


@pytest.fixture(scope="module")
def large() -> "Iterator[tuple[Environment, Workshop]]":
    with product(rooms=1, people=PEOPLE, environment={}) as (environment, rooms):
        yield environment, rooms[0]


@pytest.mark.parametrize("name", SERVERS)
async def test_r1_a_thousand_people_who_come_at_once_are_all_sent_a_large_document(
    name: str, large: "tuple[Environment, Workshop]"
) -> None:
    environment, room = large
    with serving(name, environment=environment) as (server,):
        pages = [Page(room.session, target=server.target, member=member) for member in room.members[:COMING]]
        await asyncio.gather(*(page.open() for page in pages))
        async with asyncio.timeout(PATIENCE_SECONDS):
            answers = await asyncio.gather(*(page.answer for page in pages))
        for page in pages:
            page.leave()
    assert set(answers) == {"whole"}
    assert min(page.largest for page in pages) > MESSAGE_BYTES
