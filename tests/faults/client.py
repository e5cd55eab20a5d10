"""A page as `realtime/SPEC.md` wants it, over a real socket: resumes, resends under old ids, confirms, comes back."""

import asyncio
import socket
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from random import Random
from typing import Any

import msgspec

from tests.faults.evidence import Change, Sender, View, Whole
from tests.faults.outgoing import Outgoing
from tests.load.client import CONFIRM_EVERY_BYTES, PATH, PROTOCOL
from tests.load.plan import Target
from tests.load.websocket import WebSocket, handshake
from tests.load.world import Member
from tests.realtime.mirror import Mirror

STAYS_AWAY = (403, 1008, 1009, 4001, 4003)
"""Close codes and answers to the handshake after which a client does not come again."""
BACK_AFTER_SECONDS = (0.1, 2.0)
"""The shortest and the longest wait before coming back; shorter than the page's, to see more within a minute."""
IN_SYNC_WITHIN_SECONDS = 15.0
"""A question without an answer is asked again, over a new connection."""
SILENCE_SECONDS = 40.0
LOOK_SECONDS = 0.5


class Client:
    """Somebody who follows some documents, and their one connection after the other."""

    def __init__(
        self,
        who: str,
        member: Member,
        *,
        documents: Sequence[str],
        targets: Sequence[Target],
        checks_gaps: bool = True,
        buffer_bytes: int = 0,
    ) -> None:
        """`buffer_bytes` limits what the system takes in for somebody who does not read."""
        self.who = who
        self.member = member
        self.documents = documents
        self.mirrors: defaultdict[str, Mirror] = defaultdict(Mirror)
        self.here: dict[str, dict[str, str]] = {}
        self.troubles: list[str] = []
        self.connections = 0
        self.received_bytes = 0
        self.beats = 0
        self.server_off_seconds = 0.0
        self.outgoing = Outgoing(self._send)
        self._targets = targets
        self._checks_gaps = checks_gaps
        self._buffer_bytes = buffer_bytes
        self._chance = Random(who)
        self._changes: defaultdict[str, list[Change]] = defaultdict(list)
        self._snapshots: defaultdict[str, list[Whole]] = defaultdict(list)
        self._waits_for: set[str] = set()
        self._asked_again: set[str] = set()
        self._socket: WebSocket | None = None
        self._over: asyncio.Future[int] | None = None
        self._leaving = self._was_in_sync = False
        self._on_this_connection = self._confirmed = 0
        self._heard_at = 0.0

    @property
    def in_sync(self) -> bool:
        """Whether the server has greeted and sent all that is followed."""
        return self.outgoing.is_open and not self._waits_for

    async def stay(self) -> None:
        """Connect, and come back whenever the connection ends, until `leave` or until one is sent away for good."""
        attempt = 0
        while not self._leaving:
            self._was_in_sync = False
            code = await self._connected()
            if code in STAYS_AWAY:
                self.troubles.append(f"{self.who} was sent away for good with {code}")
                return
            attempt = 0 if self._was_in_sync else attempt + 1
            shortest, longest = BACK_AFTER_SECONDS
            if not self._leaving:
                await asyncio.sleep(self._chance.uniform(0, min(longest, shortest * 2**attempt)))

    def leave(self) -> None:
        """Go for good."""
        self._leaving = True
        self.drop()

    def drop(self) -> None:
        """Lose the connection without a word."""
        if self._socket is not None:
            self._socket.abort()

    def stop_reading(self) -> None:
        if self._socket is not None:
            self._socket.pause()

    def read_on(self) -> None:
        if self._socket is not None:
            self._socket.resume()

    def sender(self) -> Sender:
        return self.outgoing.as_sender(self.member.actor)

    def views(self) -> list[View]:
        """What this page holds of each document at this moment."""
        return [
            View(
                who=self.who,
                actor=self.member.actor,
                document=document,
                head=self.mirrors[document].head,
                records={name: dict(found) for name, found in self.mirrors[document].records.items()},
                changes=list(self._changes[document]),
                snapshots=list(self._snapshots[document]),
            )
            for document in self.documents
        ]

    async def _connected(self) -> int:
        """One connection from its beginning to its end; the code that ended it, 0 where there was none to have."""
        loop = asyncio.get_running_loop()
        target = self._chance.choice(self._targets)
        self._over, self._heard_at = loop.create_future(), loop.time()
        request = handshake(
            host=target.host, port=target.port, path=PATH, cookie=self.member.cookie, https=target.https
        )
        with suppress(OSError):
            connection = await self._dial(target)
            _, self._socket = await loop.create_connection(partial(WebSocket, self, request=request), sock=connection)
            return await self._until_it_ends(self._over)
        return 0

    async def _dial(self, target: Target) -> socket.socket:
        connection = socket.socket()
        try:
            connection.setblocking(False)
            if self._buffer_bytes:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._buffer_bytes)
            await asyncio.get_running_loop().sock_connect(connection, (target.host, target.port))
        except BaseException:
            connection.close()
            raise
        return connection

    async def _until_it_ends(self, over: "asyncio.Future[int]") -> int:
        began = asyncio.get_running_loop().time()
        while not over.done():
            await asyncio.wait([over], timeout=LOOK_SECONDS)
            now = asyncio.get_running_loop().time()
            is_stuck = not self._was_in_sync and now - began > IN_SYNC_WITHIN_SECONDS
            if is_stuck or now - self._heard_at > SILENCE_SECONDS:
                self.drop()
        return over.result()

    def opened(self) -> None:
        self.connections += 1
        self._on_this_connection = self._confirmed = 0
        self._send({"t": "hello", "v": PROTOCOL, "as": self.member.actor})

    def closed(self, code: int) -> None:
        self.outgoing.close()
        self._socket = None
        if self._over is not None and not self._over.done():
            self._over.set_result(code)

    def received(self, frame: bytes, now_ns: int) -> None:
        self._heard_at = asyncio.get_running_loop().time()
        self._on_this_connection += len(frame)
        self.received_bytes += len(frame)
        for message in msgspec.json.decode(frame):
            try:
                self._take(message)
            except (AssertionError, KeyError) as error:
                self.troubles.append(f"{self.who} was sent a {message['t']} that does not fit: {error!r}")
        if self._on_this_connection - self._confirmed >= CONFIRM_EVERY_BYTES:
            self._confirm()

    def _take(self, message: dict[str, Any]) -> None:
        if "now" in message:
            self.server_off_seconds = message["now"] / 1000 - time.time()
        match message["t"]:
            case "hello":
                self._greeted()
            case "ack":
                self.outgoing.accepted(message["id"])
            case "no":
                self.outgoing.refused(message["id"], code=message["code"])
            case "beat":
                self.beats += 1
                self._send({"t": "beat"})
                self._confirm()
            case _:
                self._take_of_a_document(message)

    def _take_of_a_document(self, message: dict[str, Any]) -> None:
        match message["t"]:
            case "snap":
                self._begin(message)
            case "chg":
                self._change(message)
            case "can":
                self._waits_for.discard(message["doc"])
                self._asked_again.discard(message["doc"])
                self._was_in_sync = self._was_in_sync or self.in_sync
            case "gone":
                self.troubles.append(f"{self.who} was told that {message['doc']} is gone: {message['code']}")
            case "here":
                self.here[message["doc"]] = message["people"]

    def _greeted(self) -> None:
        self._waits_for, self._asked_again = set(self.documents), set()
        for document in self.documents:
            self._follow(document)
        self.outgoing.open()

    def _follow(self, document: str) -> None:
        self._send({"t": "sub", "doc": document, "after": self.mirrors[document].head})

    def _begin(self, message: dict[str, Any]) -> None:
        records = {name: dict(found) for name, found in message["records"].items()}
        self._snapshots[message["doc"]].append(Whole(message["upto"], records))
        self.mirrors[message["doc"]].receive(message)

    def _change(self, message: dict[str, Any]) -> None:
        document, mirror = message["doc"], self.mirrors[message["doc"]]
        changes = [(collection, id, record) for collection, id, record in message["changes"]]
        self._changes[document].append(Change(message["upto"], message["by"], message["cmd"], changes))
        head = mirror.head if mirror.head is not None else -1
        if message["after"] != head and message["upto"] > head:
            if not self._checks_gaps:
                mirror.head = message["after"]
            elif document not in self._asked_again:
                self._asked_again.add(document)
                self.troubles.append(f"{self.who} met a gap: {message['after']} after {head}")
                return self._follow(document)
            else:
                return
        mirror.receive(message)

    def _confirm(self) -> None:
        self._confirmed = self._on_this_connection
        self._send({"t": "seen", "bytes": self._on_this_connection})

    def _send(self, message: dict[str, Any]) -> None:
        if self._socket is not None:
            self._socket.send(msgspec.json.encode(message).decode())
