"""Pages of this process: each talks to the real socket, without a network in between."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from realtime.identity import Identity
from realtime.socket import Socket
from tests.realtime.mirror import Mirror
from tests.realtime.spec import FROM_THE_SERVER

PATIENCE_SECONDS = 20
"""How long a condition may take before the test is given up; nothing is measured by it."""


class Tab:
    """One page of one person, who may hold `others` as well."""

    def __init__(self, actor: str, *others: str, greets: bool = True) -> None:
        self.actor = actor
        self.frames: list[str] = []
        self.messages: list[dict[str, Any]] = []
        self.mirrors: defaultdict[UUID, Mirror] = defaultdict(Mirror)
        self.closed: int | None = None
        self.confirms = True
        self._received_bytes = 0
        self._incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._arrived = asyncio.Event()
        self.socket = Socket(identity=Identity((actor, *others)), send=self._take)
        self.serving = asyncio.create_task(self.socket.serve(self._incoming.get))
        self.serving.add_done_callback(lambda _: self._arrived.set())
        if greets:
            self.say(t="hello", v=1)

    def say(self, **message: Any) -> None:
        self.say_raw(json.dumps(message, default=str))

    def say_raw(self, text: str | None, *, binary: bytes | None = None) -> None:
        self._incoming.put_nowait({"type": "websocket.receive", "text": text, "bytes": binary})

    def follow(self, document: UUID, *, after: int | None = None) -> None:
        self.say(t="sub", doc=document, after=after)

    def command(self, document: UUID, type: str, /, *, id: UUID | None = None, **arguments: Any) -> UUID:
        """Send a command and return its id."""
        id = id or uuid4()
        self.say(t="cmd", id=id, doc=document, gesture=uuid4(), type=type, args=arguments)
        return id

    def confirm(self) -> None:
        self.say(t="seen", bytes=self._received_bytes)

    def all(self, t: str) -> list[dict[str, Any]]:
        return [message for message in self.messages if message["t"] == t]

    async def until(self, condition: Callable[[], Any]) -> Any:
        """Wait until `condition` is true of what has come; returns what it gave."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not (found := condition()):
                if self.serving.done():
                    self.serving.result()
                    raise AssertionError(f"the connection is over ({self.closed}), and it never came")
                self._arrived.clear()
                await self._arrived.wait()
        return found

    async def following(self, document: UUID, *, after: int | None = None) -> Mirror:
        """Follow `document` and wait for its beginning."""
        before = len(self.all("can"))
        self.follow(document, after=after)
        await self.until(lambda: len(self.all("can")) > before)
        return self.mirrors[document]

    async def hears(self, t: str, *, times: int) -> list[dict[str, Any]]:
        """Wait until `times` messages of one sort have come; returns all of them."""
        await self.until(lambda: len(self.all(t)) >= times)
        return self.all(t)

    async def reaches(self, document: UUID, head: int) -> Mirror:
        """Wait until this page has come to `head`."""
        await self.until(lambda: self.mirrors[document].head == head)
        return self.mirrors[document]

    async def caught_up(self) -> None:
        """Wait for everything that was committed before now: answers of the writer come in its own order."""
        fence = uuid4()
        self.follow(fence)
        await self.until(lambda: any(found["doc"] == str(fence) for found in self.all("gone")))

    async def close_code(self) -> int | None:
        """Wait until the server has closed the connection and let go of it; the code it gave."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self.serving
        return self.closed

    async def leave(self) -> None:
        self._incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await self.serving

    async def _take(self, event: dict[str, Any]) -> None:
        if event["type"] == "websocket.close":
            self.closed = event["code"]
        else:
            self._read(event["text"])
        self._arrived.set()

    def _read(self, frame: str) -> None:
        self.frames.append(frame)
        self._received_bytes += len(frame.encode())
        for message in json.loads(frame):
            assert message.keys() == FROM_THE_SERVER[message["t"]], "a message that the specification does not know"
            self.messages.append(message)
            if "doc" in message:
                self.mirrors[UUID(message["doc"])].receive(message)
        if self.confirms:
            self.confirm()
