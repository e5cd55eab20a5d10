"""The other processes on the same database: each tells the rest where documents stand and who is there.

A hint through Redis is quick and may be lost; a poll of heads finds out whatever no hint told. Lives on the event loop.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django.db import Error as DatabaseError

from realtime import log, metrics
from realtime.hub import Hub
from realtime.identity import readers
from realtime.redis_channel import Channel

logger = logging.getLogger("troupe.realtime")

POLL_SECONDS = 1.0
POLL_ALONE_SECONDS = 0.2
"""While no hint can come the poll is all there is."""
ANNOUNCE_SECONDS = 15.0
FORGET_SECONDS = 45.0
"""People of a process that was not heard of for so long are gone."""

CatchUp = Callable[[UUID, Callable[[], None]], None]


class Heads(msgspec.Struct, tag="heads", tag_field="t", kw_only=True):
    """Documents have moved on: whoever follows one reads the rest from the database. `me` is the process that wrote."""

    me: str
    heads: dict[UUID, int]
    rights: set[UUID]
    """Documents whose followers' rights have to be looked at anew."""


class Here(msgspec.Struct, tag="here", tag_field="t", kw_only=True):
    """Everybody who follows `doc` in that process."""

    me: str
    doc: UUID
    people: dict[str, str]


class Word(msgspec.Struct, tag="eph", tag_field="t", kw_only=True):
    """An ephemeral word that the speaker's process has let through."""

    me: str
    doc: UUID
    actor: str
    data: dict[str, Any]


class Hello(msgspec.Struct, tag="hello", tag_field="t", kw_only=True):
    """A process is new, or was away: tell it who is there."""

    me: str


Hint = Heads | Here | Word | Hello


class Neighbours:
    """Listens to the other processes, and speaks for this one."""

    def __init__(self, *, hub: Hub, catch_up: CatchUp, recheck: Callable[[set[UUID]], None]) -> None:
        """`catch_up` has a document's tail read and published, then calls back; `recheck` looks at rights anew."""
        self._me = uuid4().hex
        self._hub = hub
        self._catch_up = catch_up
        self._recheck = recheck
        self._channel: Channel | None = None
        self._heard_meanwhile: dict[UUID, int] = {}
        self._looking: set[UUID] = set()
        self._decoder = msgspec.json.Decoder(Hint)
        self._tasks: list[asyncio.Task[None]] = []

    def start(self, *, redis_url: str, channel: str) -> None:
        """Begin on the running loop; without `redis_url` the poll does it alone, and is quicker."""
        self._hub.presence.tell_others(here=self._say_here, word=self._say_word)
        if redis_url:
            self._channel = Channel(redis_url, name=channel, heard=self.hear, joined=self._say_hello)
            self._tasks.append(asyncio.create_task(self._channel.run()))
        self._tasks += [asyncio.create_task(self._poll_on()), asyncio.create_task(self._announce_on())]

    @property
    def hears(self) -> bool:
        """Whether Redis is there."""
        return self._channel is not None and self._channel.connected

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    def committed(self, heads: Mapping[UUID, int], *, rights: set[UUID]) -> None:
        """This process has written."""
        if heads or rights:
            self._say(Heads(me=self._me, heads=dict(heads), rights=rights))

    def hear(self, message: bytes) -> None:
        """Take a hint; what is none, or one's own, changes nothing."""
        try:
            hint: Hint = self._decoder.decode(message)
        except msgspec.MsgspecError:
            logger.warning("a hint that no process of ours can have sent was dropped")
            return
        if hint.me != self._me:
            metrics.HINTS_HEARD.inc()
            self._take(hint)

    def _take(self, hint: Hint) -> None:
        match hint:
            case Heads():
                self._recheck(hint.rights)
                self._look_up(hint.heads)
            case Here():
                until = time.monotonic() + FORGET_SECONDS
                self._hub.presence.hear(hint.doc, process=hint.me, people=hint.people, until=until)
            case Word():
                self._hub.presence.say(hint.doc, actor=hint.actor, data=hint.data, is_ours=False)
            case Hello():
                self._announce()

    def _say(self, hint: Hint) -> None:
        if self._channel is not None:
            self._channel.send(msgspec.json.encode(hint))

    def _say_here(self, document: UUID, people: dict[str, str]) -> None:
        self._say(Here(me=self._me, doc=document, people=people))

    def _say_word(self, document: UUID, actor: str, data: dict[str, Any]) -> None:
        self._say(Word(me=self._me, doc=document, actor=actor, data=data))

    def _say_hello(self) -> None:
        """Redis is there (again): what was committed meanwhile is found by the poll, who is there is asked for."""
        self._say(Hello(me=self._me))
        self._announce()

    def _announce(self) -> None:
        for document in self._hub.documents():
            self._say_here(document, self._hub.presence.people_here(document))

    async def _announce_on(self) -> None:
        while True:
            await asyncio.sleep(ANNOUNCE_SECONDS)
            self._announce()
            self._hub.presence.forget_silent(now=time.monotonic())

    async def _poll_on(self) -> None:
        while True:
            await asyncio.sleep(POLL_SECONDS if self.hears else POLL_ALONE_SECONDS)
            try:
                await self._poll()
            except DatabaseError as error:
                logger.warning("the heads could not be read: %s", type(error).__name__)
            except Exception:  # this is what finds out whatever else fails: it never ends
                logger.exception("the heads could not be compared")

    async def _poll(self) -> None:
        documents = self._hub.documents()
        if documents:
            found = await asyncio.get_running_loop().run_in_executor(readers, log.standing, documents)
            outdated = self._hub.outdated({document: rights for document, (_head, rights) in found.items()})
            outdated |= self._hub.followed(set(documents) - found.keys())  # they were removed elsewhere
            self._recheck(outdated)
            behind = self._look_up({document: head for document, (head, _rights) in found.items()})
            if outdated or behind:
                metrics.POLLS_FOUND.inc()

    def _look_up(self, heads: Mapping[UUID, int]) -> set[UUID]:
        """Have those documents read that somebody here lags behind on: once for a hint, once for all meanwhile.

        What is not there after a look is not looked for again by itself: the poll knows where the database stands.
        Returns the documents.
        """
        behind = self._hub.behind(heads)
        for document in behind:
            if document in self._looking:
                self._heard_meanwhile[document] = max(heads[document], self._heard_meanwhile.get(document, 0))
            else:
                self._looking.add(document)
                self._catch_up(document, partial(self._looked_up, document))
        return behind

    def _looked_up(self, document: UUID) -> None:
        self._looking.discard(document)
        head = self._heard_meanwhile.pop(document, None)
        if head is not None:
            self._look_up({document: head})
