"""The documents that one socket follows: asking for a beginning, what comes of it, and asking anew."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from realtime import subscribing
from realtime.engine import engine
from realtime.hub import Follower, Hub
from realtime.protocol import BUSY, POLICY, CloseCode, encode
from realtime.refusals import OutcomeUnknown, Refusal

SUBSCRIPTIONS = 64


class Following:
    """What `follower` follows or has asked to follow. Lives on the event loop."""

    def __init__(
        self, follower: Follower, *, hub: Hub, close: Callable[[CloseCode], None], lost: Callable[[], None]
    ) -> None:
        """`lost` is called when a document that was followed may not be seen any more."""
        self._follower = follower
        self._hub = hub
        self._close = close
        self._lost = lost
        self._documents: set[UUID] = set()
        self._asking: Counter[UUID] = Counter()

    def ask(self, document: UUID, *, after: int | None) -> None:
        """Follow `document` from `after` on; the answer comes when the writer has read it."""
        if document not in self._documents and len(self._documents) >= SUBSCRIPTIONS:
            return self._close(POLICY)
        self._documents.add(document)
        self._asking[document] += 1
        then = partial(self._answered, document)
        subscribing.start(engine, document=document, actor=self._follower.actor, after=after, then=then)

    def ask_anew(self, document: UUID, *, whole: bool = False) -> None:
        """Look at the rights again and send what is lacking, or the `whole`; nothing else is sent in between."""
        if document not in self._documents:
            return
        cursor = self._hub.pause(document, follower=self._follower)
        is_sure = not whole and document not in self._asking  # what is on its way may be dropped or overtake this
        self.ask(document, after=cursor if is_sure else None)

    def ask_anew_for(self, documents: set[UUID]) -> None:
        for document in documents & self._documents:
            self.ask_anew(document)

    def drop(self, document: UUID) -> None:
        """Follow `document` no longer."""
        self._documents.discard(document)
        self._follower.outbox.forget(document)
        self._hub.remove(document, follower=self._follower)

    def drop_all(self) -> None:
        for document in list(self._documents):
            self.drop(document)

    def tell_attendance(self) -> None:
        """Whoever shares a document is to hear whether this page is still looked at."""
        for document in self._documents:
            self._hub.presence.changed(document)

    def _answered(self, document: UUID, found: subscribing.Start | Refusal) -> None:
        self._asking[document] -= 1
        is_last = not self._asking[document]
        if is_last:
            del self._asking[document]
        if document not in self._documents:
            return
        if isinstance(found, OutcomeUnknown):
            return self._close(BUSY)
        if not isinstance(found, Refusal):
            return self._begin(document, found)
        if is_last:  # a newer question may find other rights
            if self._hub.follows(document, follower=self._follower):
                self._lost()
            self.drop(document)
            self._put({"t": "gone", "doc": document, "code": found.code})

    def _begin(self, document: UUID, found: subscribing.Start) -> None:
        for message in found.messages:
            self._follower.outbox.put(message, document=document)
        self._put({"t": "can", "doc": document, "can": sorted(found.access.capabilities)})
        place = {"cursor": found.cursor, "head": found.head, "rights": found.rights}
        self._hub.add(document, follower=self._follower, kind=found.kind, **place)

    def _put(self, message: dict[str, Any]) -> None:
        self._follower.outbox.put(encode(message))
