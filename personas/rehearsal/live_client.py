"""The page's one WebSocket, as `static/js/live/` has it: greets, answers beats, confirms receipt, and comes back.

What waits to be sent goes through one task, so that order is kept and nobody who receives ever waits.
"""

import asyncio
import json
import random
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.typing import Origin

from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.outgoing import Outgoing
from personas.rehearsal.tally import Sent, Tally
from personas.rehearsal.way import Way
from realtime.protocol import NO_RIGHT, PROTOCOL_VERSION, SESSION_ENDED

CONFIRM_EVERY_BYTES = 64 * 1024
FRAME_LARGEST_BYTES = 64 * 1024 * 1024
WAIT_SECONDS = 30.0
RECONNECT_SECONDS, RECONNECT_LONGEST_SECONDS = 0.25, 5.0
INTERNAL_ERROR = 1011
FINAL_CODES = (SESSION_ENDED, NO_RIGHT)

Hear = Callable[[dict[str, Any]], None]


class LiveClient:
    """One person's live connection. `hear` is told every message of a document before it is taken."""

    def __init__(
        self, way: Way, path: str, *, cookies: str, actor: str, tally: Tally, hear: Hear | None = None
    ) -> None:
        self._way = way
        self._url = way.socket + path
        self._cookies = cookies
        self.actor = actor
        self._tally = tally
        self._hear = hear
        self._socket: ClientConnection | None = None
        self._outbox: asyncio.Queue[str] = asyncio.Queue()
        self._greeted = self._was_here = False
        self._received_bytes = self._confirmed_bytes = 0
        self._news = asyncio.Event()
        self._pongs: dict[float, asyncio.Future[None]] = {}
        self._away_until = 0.0
        self._over: str | None = None
        self._task: asyncio.Task[None] | None = None
        self.documents: dict[str, LiveDocument] = {}
        self.outgoing = Outgoing(self._put, tally=tally, clock=time.monotonic)

    async def start(self) -> None:
        """Connect, and stay connected from then on."""
        self._task = asyncio.create_task(self._stay())
        await self.until(lambda: self._greeted, what="The live connection was not opened")

    async def stop(self) -> None:
        """Leave for good."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def follow(self, id: str, *, from_the_start: bool = False) -> LiveDocument:
        """The document, once there is something to read; from the start every change of its log is asked for."""
        document = self.documents.get(id)
        if document is None:
            document = self.documents[id] = LiveDocument(id, head=0 if from_the_start else None)
            self._subscribe(document)
        await self.until(lambda: document.state != "loading", what="A board did not come")
        return document

    def send(
        self, doc: str, type: str, args: dict[str, Any] | None = None, *, gesture: str = "", is_probe: bool = False
    ) -> "asyncio.Future[Sent]":
        """Send a command; it is sent again until it is answered. The future gives it back with its answer."""
        id = str(uuid4())
        command = Sent(id, doc, gesture or str(uuid4()), type, args or {}, self.actor, is_probe=is_probe)
        return self.outgoing.submit(command)

    def tell(self, doc: str, data: dict[str, Any]) -> None:
        """An ephemeral word: what one holds or edits."""
        self._put({"t": "eph", "doc": doc, "data": data})

    async def until(self, condition: Callable[[], object], *, what: str, seconds: float = WAIT_SECONDS) -> None:
        """Wait until `condition` holds, looking again after everything that comes; raises when it never does."""
        limit = time.monotonic() + seconds
        while not condition():
            if self._over is not None:
                raise RehearsalError(f"{what}: {self._over}.")
            try:
                await asyncio.wait_for(self._news.wait(), limit - time.monotonic())
            except TimeoutError:
                raise RehearsalError(f"{what} within {seconds:.0f} s.") from None

    async def settle(self) -> None:
        """Wait until all own commands are answered and everything that the server sent before has come."""
        await self.until(lambda: not len(self.outgoing), what="Commands were not answered")
        while True:
            at = time.time() * 1000 + random.random()  # noqa: S311 no secret
            if self._put({"t": "ping", "at": at}):
                pong = self._pongs[at] = asyncio.get_running_loop().create_future()
                try:
                    await asyncio.wait_for(pong, WAIT_SECONDS)
                    return
                except (ConnectionError, TimeoutError):
                    pass
            await self.until(lambda: self._greeted, what="The live connection did not come back")

    def cut(self, *, away_seconds: float) -> None:
        """Lose the connection without a word, as in a tunnel, and be away for so long."""
        self._away_until = time.monotonic() + away_seconds
        if self._socket is not None:
            self._socket.transport.abort()

    async def _stay(self) -> None:
        attempt = 0
        while self._over is None:
            attempt = 0 if await self._connection() else attempt + 1
            delay = min(RECONNECT_LONGEST_SECONDS, RECONNECT_SECONDS * 2 ** min(attempt, 10))
            jitter = random.uniform(0.2, 1.0)  # noqa: S311 no secret
            await asyncio.sleep(max(delay * jitter, self._away_until - time.monotonic()))

    async def _connection(self) -> bool:
        """One connection from handshake to end; returns whether the server had greeted."""
        headers = {"Cookie": self._cookies, **self._way.forwarded}
        door: dict[str, Any] = {**self._way.door}
        greeted = False
        try:
            async with connect(
                self._url,
                origin=Origin(self._way.origin),
                additional_headers=headers,
                compression=None,
                proxy=None,
                max_size=FRAME_LARGEST_BYTES,
                ping_interval=None,
                **door,
            ) as socket:
                await self._converse(socket)
        except InvalidStatus as error:
            self._end(f"the server refused the live connection ({error.response.status_code})")
        except (OSError, WebSocketException):
            pass  # the connection is gone; the next attempt follows
        finally:
            greeted, self._greeted, self._socket = self._greeted, False, None
            self._lost()
        return greeted

    async def _converse(self, socket: ClientConnection) -> None:
        self._socket, self._outbox = socket, asyncio.Queue()
        self._received_bytes = self._confirmed_bytes = 0
        sending = asyncio.create_task(self._send_all(socket, self._outbox))
        await socket.send(json.dumps({"t": "hello", "v": PROTOCOL_VERSION, "as": self.actor}))
        try:
            async for frame in socket:
                self._receive(frame if isinstance(frame, str) else frame.decode())
        finally:
            sending.cancel()
            self._closed(socket.close_code)

    async def _send_all(self, socket: ClientConnection, outbox: "asyncio.Queue[str]") -> None:
        try:
            while True:
                await socket.send(await outbox.get())
        except WebSocketException:
            return  # the receiving side hears of it too, and begins anew

    def _closed(self, code: int | None) -> None:
        if code == INTERNAL_ERROR:
            self._tally.server_errors.append("a live connection was closed with an internal error")
        if code in FINAL_CODES:
            self._end(f"the server closed the live connection ({code})")

    def _end(self, reason: str) -> None:
        self._over = reason
        self._wake()

    def _lost(self) -> None:
        self.outgoing.disconnected()
        pongs, self._pongs = self._pongs, {}
        for pong in pongs.values():
            if not pong.done():
                pong.set_exception(ConnectionError())
        self._wake()

    def _receive(self, frame: str) -> None:
        self._tally.frames += 1
        self._received_bytes += len(frame.encode())
        messages: list[dict[str, Any]] = json.loads(frame)
        beat = False
        for message in messages:
            beat = beat or message["t"] == "beat"
            self._take(message)
        if beat:
            self._put({"t": "beat"})
        if beat or self._received_bytes - self._confirmed_bytes >= CONFIRM_EVERY_BYTES:
            self._confirmed_bytes = self._received_bytes
            self._put({"t": "seen", "bytes": self._received_bytes})
        self._wake()

    def _take(self, message: dict[str, Any]) -> None:
        match message["t"]:
            case "hello":
                self._greet()
            case "ack":
                self.outgoing.acknowledged(message["id"])
            case "no":
                code, detail = message["code"], message.get("detail")
                self.outgoing.answered(message["id"], code=code, message=message["message"], detail=detail)
            case "pong":
                pong = self._pongs.pop(message["at"], None)
                if pong is not None and not pong.done():
                    pong.set_result(None)
            case "snap" | "chg" | "can" | "gone":
                self._take_of_document(message)

    def _take_of_document(self, message: dict[str, Any]) -> None:
        if self._hear is not None:
            self._hear(message)
        document = self.documents.get(message["doc"])
        if document is not None and document.receive(message):
            self._tally.resyncs += 1
            self._subscribe(document)

    def _greet(self) -> None:
        self._tally.reconnects += self._was_here
        self._greeted = self._was_here = True
        for document in self.documents.values():
            if document.state != "gone":
                document.is_behind = False
                self._subscribe(document)
        self.outgoing.connected()

    def _subscribe(self, document: LiveDocument) -> None:
        self._put({"t": "sub", "doc": document.id, "after": document.head})

    def _put(self, message: dict[str, Any]) -> bool:
        if not self._greeted:
            return False
        self._outbox.put_nowait(json.dumps(message))
        return True

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
