"""One WebSocket of one page, for all its documents. A plain ASGI application: it parses, counts and queues.

It never touches the database itself and never waits for another socket.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from django.db import DatabaseError

from realtime import metrics, protocol
from realtime.batch import Line, Submission
from realtime.engine import engine
from realtime.following import Following
from realtime.identity import Identity, identify, readers
from realtime.limits import TokenBucket
from realtime.outbox import WINDOW_BYTES, Outbox
from realtime.people import Person
from realtime.presence import Attendance
from realtime.protocol import CloseCode, encode
from realtime.refusals import OutcomeUnknown, Refusal, retry

logger = logging.getLogger("troupe.realtime")

BEAT_SECONDS = 15
IDENTITY_SECONDS = 60
"""After so long the cookies are looked at again: somebody may have signed out, or have another password."""
AWAY_SECONDS = 25
GONE_SECONDS = 45
DEAD_SECONDS = 60
GOODBYE_SECONDS = 5
IN_FLIGHT_COMMANDS = 32
MESSAGES_PER_SECOND = 40
MESSAGES_BURST = 300

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Look = Callable[[], Awaitable[Identity]]


async def live_socket(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Serve one WebSocket from its handshake to its close."""
    event = await receive()
    if event["type"] != "websocket.connect":
        return
    look = partial(asyncio.get_running_loop().run_in_executor, readers, identify, scope)
    identity = await look()
    await send({"type": "websocket.accept"})
    if Socket.leaving:
        metrics.CLOSES[protocol.RESTART].inc()
        return await send({"type": "websocket.close", "code": protocol.RESTART})
    await Socket(identity=identity, send=send, look=look).serve(receive)


class Socket:
    """The state of one connection."""

    connected: ClassVar[set["Socket"]] = set()
    leaving: ClassVar[bool] = False

    def __init__(self, *, identity: Identity, send: Send, look: Look | None = None) -> None:
        self._identity = identity
        self._send = send
        self._look = look
        self._hub = engine.attach()
        self._clock = time.monotonic
        self._heard_at = self._clock()
        self._told: Attendance = "here"
        self._bucket = TokenBucket(per_second=MESSAGES_PER_SECOND, burst=MESSAGES_BURST, clock=self._clock)
        self._in_flight = 0
        self._line = Line()
        self._closing: CloseCode | None = None
        self.actor = ""
        self.outbox = Outbox(clock=self._clock)
        self._person: Person | None = None
        self._doubt = asyncio.Event()
        self._following = Following(self, hub=self._hub, close=self.close, lost=self._doubt.set)

    @classmethod
    def take_no_more(cls) -> None:
        """The server is about to go: what comes in from now on is not looked at, clients send it again elsewhere."""
        cls.leaving = True

    @classmethod
    def close_all(cls) -> None:
        """The server goes: close what is connected, and whatever still comes."""
        cls.take_no_more()
        for socket in list(cls.connected):
            socket.close(protocol.RESTART)

    def attendance(self) -> Attendance:
        silent_seconds = self._clock() - self._heard_at
        if silent_seconds > GONE_SECONDS:
            return None
        return "away" if silent_seconds > AWAY_SECONDS else "here"

    async def serve(self, receive: Receive) -> None:
        """Receive until the client goes or the server closes; then let go of everything."""
        sending = asyncio.create_task(self._send_all())
        receiving = asyncio.create_task(self._receive_all(receive))
        beating = asyncio.create_task(self._beat_on())
        looking = asyncio.create_task(self._look_on())
        Socket.connected.add(self)
        try:
            await asyncio.wait([sending, receiving, beating, looking], return_when=asyncio.FIRST_COMPLETED)
        finally:
            Socket.connected.discard(self)
            self._following.drop_all()
            if self._person is not None:
                self._hub.people.leave(self._person)
            if self._closing is not None:
                await asyncio.wait([sending], timeout=GOODBYE_SECONDS)
            for task in (sending, receiving, beating, looking):
                task.cancel()
            await asyncio.gather(sending, receiving, beating, looking, return_exceptions=True)
        _raise_what_failed(sending, receiving, beating, looking)

    def close(self, code: CloseCode) -> None:
        """Send what waits, then close with `code`."""
        if self._closing is None:
            metrics.CLOSES[code].inc()
            self._closing = code
            self.outbox.wake.set()

    def follow_anew(self, document: UUID) -> None:
        """Ask once more for one's rights on `document` and for what is lacking of it."""
        if self._closing is None:
            self._following.ask_anew(document)

    def check_rights(self, documents: set[UUID]) -> None:
        """Follow anew those of `documents` that are followed here: rights may have changed, or who this is."""
        if self._closing is None:
            self._following.ask_anew_for(documents, who_as_well=True)

    async def _receive_all(self, receive: Receive) -> None:
        while self._closing is None:
            event = await receive()
            if event["type"] == "websocket.disconnect":
                return
            if event["type"] == "websocket.receive" and self._listens():
                self._receive(event)

    def _listens(self) -> bool:
        return self._closing is None and not Socket.leaving

    def _receive(self, event: dict[str, Any]) -> None:
        frame = event.get("text")
        self._heard_at = self._clock()
        if not self._bucket.take() or (self._person is not None and not self._person.messages.take()):
            return self.close(protocol.RATE)
        if frame is None:
            return self.close(protocol.POLICY)
        if len(frame) > protocol.FRAME_BYTES or len(frame.encode("utf-8", "replace")) > protocol.FRAME_BYTES:
            return self.close(protocol.TOO_BIG)
        try:
            message = protocol.decode(frame)
        except protocol.Malformed:
            return self.close(protocol.POLICY)
        if not self.actor and not isinstance(message, protocol.Hello):
            return self.close(protocol.POLICY)
        self._tell_attendance()
        self._dispatch(message)

    def _dispatch(self, message: protocol.Message) -> None:
        match message:
            case protocol.Hello():
                self._hello(message)
            case protocol.Subscribe():
                self._subscribe(message)
            case protocol.Sum():
                self._following.compare(message.doc)
            case protocol.Unsubscribe():
                self._following.drop(message.doc)
            case protocol.Send():
                self._command(message)
            case protocol.Ephemeral():
                self._ephemeral(message)
            case protocol.Seen():
                for document in self.outbox.confirm(message.bytes):
                    metrics.OVERFLOWS.inc()
                    self._following.ask_anew(document, whole=True)
            case protocol.Ping():
                self._put({"t": "pong", "at": message.at, "now": _now()})

    def _hello(self, message: protocol.Hello) -> None:
        actor = self._identity.choose(message.as_)
        if message.v != protocol.PROTOCOL_VERSION or self.actor:
            return self.close(protocol.POLICY)
        if actor is None:
            return self.close(protocol.NO_RIGHT)
        self._person = self._hub.people.arrive(actor)
        if self._person is None:
            return self.close(protocol.RATE)
        self._following.line = self._person.questions
        self.actor = actor
        about = {"v": protocol.PROTOCOL_VERSION, "beat": BEAT_SECONDS, "window": WINDOW_BYTES}
        self._put({"t": "hello", "now": _now(), "you": actor, **about})

    def _subscribe(self, message: protocol.Subscribe) -> None:
        if message.differs:
            metrics.DIFFERENCES.inc()
            logger.warning("a page held something else of document %s than the server", message.doc)
        self._following.ask(message.doc, after=message.after)

    def _command(self, message: protocol.Send) -> None:
        if self._in_flight >= IN_FLIGHT_COMMANDS:
            metrics.count_answers(metrics.NO_KIND, ["retry"])
            return self._refuse(message.id, retry())
        self._in_flight += 1
        about = (message.doc, message.id, message.gesture, self.actor, message.type, message.args)
        submission = Submission(*about, line=self._line)
        engine.submit(submission, partial(self._answer, message.id, time.monotonic()))

    def _answer(self, command: UUID, arrived_at: float, refusal: Refusal | None) -> None:
        self._in_flight -= 1
        metrics.ANSWER.observe(time.monotonic() - arrived_at)
        if isinstance(refusal, OutcomeUnknown):
            self.close(protocol.BUSY)  # the client comes back and asks again with the same id
        elif refusal is None:
            self._put({"t": "ack", "id": command, "now": _now()})
        else:
            self._refuse(command, refusal)

    def _refuse(self, command: UUID, refusal: Refusal) -> None:
        about = {"code": refusal.code, "message": str(refusal.message), "detail": refusal.detail}
        self._put({"t": "no", "id": command, **about})

    def _ephemeral(self, message: protocol.Ephemeral) -> None:
        if len(encode(message.data)) > protocol.EPHEMERAL_BYTES:
            return self.close(protocol.TOO_BIG)
        if self._following.may_speak(message.doc):
            self._hub.say(message.doc, follower=self, data=message.data)

    def _tell_attendance(self) -> None:
        now = self.attendance()
        if now != self._told:
            self._told = now
            self._following.tell_attendance()

    async def _beat_on(self) -> None:
        while self._closing is None:
            await asyncio.sleep(BEAT_SECONDS)
            self.beat()

    def beat(self) -> None:
        """Show the client that the server is there, and find out whether the client still is."""
        if self._clock() - self._heard_at > DEAD_SECONDS:
            return self.close(protocol.GOING_AWAY)
        if self.outbox.is_stuck():
            return self.close(protocol.TOO_SLOW)
        self._tell_attendance()
        self._put({"t": "beat", "now": _now()})

    async def _look_on(self) -> None:
        while self._closing is None:
            with suppress(TimeoutError):  # not `wait_for`: before Python 3.12 it could swallow the end of this task
                async with asyncio.timeout(IDENTITY_SECONDS):
                    await self._doubt.wait()
            self._doubt.clear()
            await self._look_again()

    async def _look_again(self) -> None:
        """Close when the cookies are those of `actor` no more. A database that does not answer is asked later."""
        if self._look is None or not self.actor:
            return
        try:
            self._identity = await self._look()
            if self._identity.choose(self.actor) is None:
                return self.close(protocol.SESSION_ENDED)
            await self._following.look_at_rights()
        except DatabaseError:
            logger.info("who is behind a socket could not be read; it is asked again")

    async def _send_all(self) -> None:
        try:
            while True:
                await self.outbox.wake.wait()
                committed_at, frame = self.outbox.take_commit(), self.outbox.take()
                if frame is not None:
                    await self._send({"type": "websocket.send", "text": frame})
                    if committed_at is not None:
                        metrics.DELIVERY.observe(time.monotonic() - committed_at)
                if self._closing is not None:
                    await self._send({"type": "websocket.close", "code": self._closing})
                    return
        except (OSError, RuntimeError) as error:  # mostly the client is gone; the rest of the socket goes with it
            logger.info("a frame could not be sent: %s", type(error).__name__)
            with suppress(OSError, RuntimeError):
                await self._send({"type": "websocket.close", "code": protocol.GOING_AWAY})

    def _put(self, message: dict[str, Any]) -> None:
        self.outbox.put(encode(message))


def _raise_what_failed(*tasks: "asyncio.Task[None]") -> None:
    for task in tasks:
        if not task.cancelled() and (error := task.exception()) is not None:
            raise error


def _now() -> int:
    return time.time_ns() // 1_000_000


def _recheck(documents: set[UUID]) -> None:
    for socket in list(Socket.connected):
        socket.check_rights(documents)


engine.recheck = _recheck
