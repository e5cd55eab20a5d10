"""The documents that one socket follows: asking for a beginning, what comes of it, and asking anew."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from realtime import subscribing
from realtime.engine import engine
from realtime.hub import Follower, Hub
from realtime.identity import changed_rights, readers
from realtime.kinds import Kind
from realtime.people import QuestionLine
from realtime.protocol import BUSY, POLICY, CloseCode, encode
from realtime.reading import Start, Sum
from realtime.refusals import OutcomeUnknown, Refusal

SUBSCRIPTIONS = 64
COMPARED_EVERY_SECONDS = 30


@dataclass(frozen=True)
class _Wish:
    """What is asked next about a document."""

    after: int | None
    from_cursor: bool = False
    """From where the follower has come to by then, instead of `after`."""
    holds: bool = False
    """Until it is answered nothing else is sent."""


_WHOLE = _Wish(None, holds=True)
_LACKING = _Wish(None, from_cursor=True, holds=True)


class Following:
    """What `follower` follows or has asked to follow. Lives on the event loop."""

    def __init__(
        self, follower: Follower, *, hub: Hub, close: Callable[[CloseCode], None], lost: Callable[[], None]
    ) -> None:
        """`lost` is called when it is to be looked at again who this is: a document may not be seen any more, say."""
        self._follower = follower
        self._hub = hub
        self._close = close
        self._lost = lost
        self.line = QuestionLine()
        """In which the person behind the socket asks, once it is known who that is."""
        self._documents: set[UUID] = set()
        self._asking: set[UUID] = set()
        self._wishes: dict[UUID, _Wish] = {}
        self._rights: dict[UUID, tuple[Kind, frozenset[str]]] = {}
        self._mute: set[UUID] = set()
        self._doubtful: set[UUID] = set()
        self._clock = time.monotonic
        self._compare_at: dict[UUID, float] = {}

    def ask(self, document: UUID, *, after: int | None) -> None:
        """Follow `document` from `after` on; the answer comes when the writer has read it."""
        if document not in self._documents and len(self._documents) >= SUBSCRIPTIONS:
            return self._close(POLICY)
        self._documents.add(document)
        self._wish(document, _Wish(after))

    def ask_anew(self, document: UUID, *, whole: bool = False) -> None:
        """Look at the rights again and send what is lacking, or the `whole`; nothing else is sent in between."""
        if document in self._documents:
            self._hub.pause(document, follower=self._follower)
            self._wish(document, _WHOLE if whole else _LACKING)

    def may_speak(self, document: UUID) -> bool:
        """Whether others are to hear what the follower is at."""
        return document not in self._mute

    def compare(self, document: UUID) -> None:
        """Say what the follower is to hold of `document`; not too often, and only while all of it may be said."""
        now = self._clock()
        if document not in self._documents or now < self._compare_at.get(document, now):
            return
        self._compare_at[document] = now + COMPARED_EVERY_SECONDS
        self.line.ask(partial(self._add_up, document, self.line))

    def _add_up(self, document: UUID, line: QuestionLine) -> bool:
        if document not in self._documents:
            return False
        then = partial(self._added_up, document, line)
        subscribing.add_up(engine, document=document, actor=self._follower.actor, then=then)
        return True

    def _added_up(self, document: UUID, line: QuestionLine, found: Sum | Refusal) -> None:
        reached = self._hub.reached(document, follower=self._follower)
        if isinstance(found, Sum) and reached is not None and reached.head == found.head:
            message = {"t": "sum", "doc": document, "upto": reached.cursor, "count": found.count, "sum": found.sum}
            self._follower.outbox.put(encode(message), document=document)
        line.answered()

    async def look_at_rights(self) -> None:
        """Ask anew for what the follower has other rights on than when they were read."""
        held = dict(self._rights)
        loop = asyncio.get_running_loop()
        self.ask_anew_for(await loop.run_in_executor(readers, changed_rights, self._follower.actor, held))

    def ask_anew_for(self, documents: set[UUID], *, who_as_well: bool = False) -> None:
        """Look at the rights on `documents` again; and, when that is answered, at who this is, if `who_as_well`."""
        for document in documents & self._documents:
            if who_as_well:
                self._doubtful.add(document)
            self.ask_anew(document)

    def drop(self, document: UUID) -> None:
        """Follow `document` no longer."""
        self._documents.discard(document)
        self._wishes.pop(document, None)
        self._rights.pop(document, None)
        self._mute.discard(document)
        self._doubtful.discard(document)
        self._compare_at.pop(document, None)
        self._follower.outbox.forget(document)
        self._hub.remove(document, follower=self._follower)

    def drop_all(self) -> None:
        for document in list(self._documents):
            self.drop(document)

    def tell_attendance(self) -> None:
        """Whoever shares a document is to hear whether this page is still looked at."""
        for document in self._documents:
            self._hub.presence.changed(document)

    def _wish(self, document: UUID, wish: _Wish) -> None:
        """Ask at once, or when the question that is under way is answered: never two at a time."""
        if document not in self._asking:
            return self._start(document, wish)
        before = self._wishes.get(document)
        if before is not None:  # what the client says that it lacks is not to be forgotten
            after = before if wish.from_cursor else wish
            wish = _Wish(after.after, after.from_cursor, holds=before.holds or wish.holds)
        self._wishes[document] = wish

    def _start(self, document: UUID, wish: _Wish) -> None:
        self._asking.add(document)
        after = self._hub.cursor(document, follower=self._follower) if wish.from_cursor else wish.after
        self.line.ask(partial(self._send, document, after, self.line))

    def _send(self, document: UUID, after: int | None, line: QuestionLine) -> bool:
        """Whether the question is under way; it is not when nobody waits for its answer any more."""
        if document not in self._documents:
            self._asking.discard(document)
            return False
        then = partial(self._answered, document, line)
        subscribing.start(engine, document=document, actor=self._follower.actor, after=after, then=then)
        return True

    def _answered(self, document: UUID, line: QuestionLine, found: Start | Refusal) -> None:
        self._asking.discard(document)
        wish = self._wishes.pop(document, None)
        if document in self._doubtful:
            self._doubtful.discard(document)
            self._lost()
        if document in self._documents:
            self._take(document, found, is_last=wish is None)
        if wish is not None and document in self._documents:
            if wish.holds:
                self._hub.pause(document, follower=self._follower)
            self._start(document, wish)
        line.answered()

    def _take(self, document: UUID, found: Start | Refusal, *, is_last: bool) -> None:
        if isinstance(found, OutcomeUnknown):
            self._close(BUSY)
        elif not isinstance(found, Refusal):
            self._begin(document, found)
        elif is_last:  # a newer question may find other rights
            if self._hub.follows(document, follower=self._follower):
                self._lost()
            self.drop(document)
            self._put({"t": "gone", "doc": document, "code": found.code})

    def _begin(self, document: UUID, found: Start) -> None:
        for message in found.messages:
            self._follower.outbox.put(message, document=document)
        self._put({"t": "can", "doc": document, "can": sorted(found.access.capabilities)})
        self._rights[document] = found.kind, found.access.capabilities
        if found.access.is_mute:
            self._mute.add(document)
        else:
            self._mute.discard(document)
        self._hub.add(document, follower=self._follower, at=found)

    def _put(self, message: dict[str, Any]) -> None:
        self._follower.outbox.put(encode(message))
