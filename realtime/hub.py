"""The hub: which sockets of this process follow which documents, and how a commit reaches them.

Lives on the event loop and never waits. What many viewers may see is encoded once and put into each outbox.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from realtime import metrics
from realtime.batch import Commit
from realtime.kinds import Kind
from realtime.log import Entry
from realtime.outbox import Outbox
from realtime.people import People
from realtime.presence import Attendance, Presence
from realtime.privacy import private_after
from realtime.projection import project, viewers_apart
from realtime.protocol import encode

if TYPE_CHECKING:
    from realtime.reading import Start


class Follower(Protocol):
    """What the hub needs of a socket."""

    actor: str
    outbox: Outbox

    def attendance(self) -> Attendance: ...

    def follow_anew(self, document: UUID) -> None:
        """Ask once more for one's rights and for what is lacking."""


@dataclass
class Subscription:
    """One socket's place in one document."""

    follower: Follower
    kind: Kind
    cursor: int
    """The number that the follower has reached: of the document, or its own where sequences are private."""
    head: int
    """The number of the document's last event that was looked at for this follower, seen by them or not."""
    rights: int
    """The document's count of rights when the follower's were read."""
    private: bool
    """Whether sequences are private at `head`."""
    paused: bool = False


class Hub:
    """Subscriptions of this process by document."""

    def __init__(self) -> None:
        self._documents: defaultdict[UUID, dict[int, Subscription]] = defaultdict(dict)
        self.people = People(clock=time.monotonic)
        self.presence = Presence(followers=self.followers, listeners=self._listeners)

    def add(self, document: UUID, *, follower: Follower, at: "Start") -> None:
        """Follow `document` from where `at` ends."""
        self._documents[document][id(follower)] = Subscription(
            follower, at.kind, at.cursor, at.head, at.rights, at.private
        )
        self.presence.changed(document)

    def remove(self, document: UUID, *, follower: Follower) -> None:
        subscriptions = self._documents.get(document)
        if subscriptions is None or subscriptions.pop(id(follower), None) is None:
            return
        if not subscriptions:
            del self._documents[document]
        self.presence.changed(document)

    def pause(self, document: UUID, *, follower: Follower) -> None:
        """Send nothing of `document` until it is added again: rights may have gone, and are looked at anew."""
        subscription = self._subscription(document, follower=follower)
        if subscription is not None:
            subscription.paused = True

    def cursor(self, document: UUID, *, follower: Follower) -> int | None:
        """The number that the follower has reached; None when it does not follow."""
        subscription = self._subscription(document, follower=follower)
        return None if subscription is None else subscription.cursor

    def reached(self, document: UUID, *, follower: Follower) -> Subscription | None:
        """How far the follower has been brought; None while nothing is sent to it."""
        subscription = self._subscription(document, follower=follower)
        return None if subscription is None or subscription.paused else subscription

    def follows(self, document: UUID, *, follower: Follower) -> bool:
        return self._subscription(document, follower=follower) is not None

    def say(self, document: UUID, *, follower: Follower, data: dict[str, Any]) -> None:
        """Pass on an ephemeral word; where sequences are private, what one works on is nobody's business."""
        subscription = self._subscription(document, follower=follower)
        if subscription is not None and not subscription.paused and not subscription.private:
            self.presence.say(document, actor=follower.actor, data=data)

    def followers(self, document: UUID) -> list[Follower]:
        return [subscription.follower for subscription in self._documents.get(document, {}).values()]

    def count(self) -> int:
        """How many subscriptions there are; may be asked from any thread."""
        return sum(len(subscriptions) for subscriptions in list(self._documents.values()))

    def documents(self) -> list[UUID]:
        """Everything that is followed in this process."""
        return list(self._documents)

    def followed(self, documents: Iterable[UUID]) -> set[UUID]:
        """Those of `documents` of which something is sent to somebody here."""
        return {document for document in documents if self._active(document)}

    def behind(self, heads: Mapping[UUID, int]) -> set[UUID]:
        """Those documents of which somebody here has not reached the head given."""
        return {document for document, head in heads.items() if any(one.head < head for one in self._active(document))}

    def outdated(self, rights: Mapping[UUID, int]) -> set[UUID]:
        """Those documents of which somebody's rights here were read before the count given."""
        return {document for document, n in rights.items() if any(one.rights < n for one in self._active(document))}

    def publish(self, commit: Commit) -> None:
        """Send each follower what it may see of `commit`; whoever would miss something before it asks anew."""
        subscriptions = list(self._documents.get(commit.document, {}).values())
        private = commit.was_private
        for entry in commit.entries:
            private = private_after(entry.changes, before=private, kind=commit.kind)
            _publish_entry(entry, private=private, subscriptions=subscriptions)
        for subscription in subscriptions:
            if commit.committed_at is not None:
                subscription.follower.outbox.note_commit(commit.committed_at)
            if subscription.head < commit.head and not subscription.paused:
                metrics.GAPS.inc()
                subscription.follower.follow_anew(commit.document)

    def _subscription(self, document: UUID, *, follower: Follower) -> Subscription | None:
        return self._documents.get(document, {}).get(id(follower))

    def _active(self, document: UUID) -> list[Subscription]:
        return [one for one in self._documents.get(document, {}).values() if not one.paused]

    def _listeners(self, document: UUID) -> list[Follower]:
        return [subscription.follower for subscription in self._active(document)]


def _publish_entry(entry: Entry, *, private: bool, subscriptions: Iterable[Subscription]) -> None:
    apart = viewers_apart(entry.changes)
    encoded: dict[tuple[str | None, int], bytes | None] = {}
    for subscription in subscriptions:
        if subscription.paused or entry.seq != subscription.head + 1:
            continue
        subscription.head, subscription.private = entry.seq, private
        actor = subscription.follower.actor
        viewer = actor if apart is not None and actor in apart else None
        key = (viewer, subscription.cursor)
        if key not in encoded:
            encoded[key] = _change_message(entry, private=private, viewer=viewer, after=subscription.cursor)
        message = encoded[key]
        if message is not None:
            subscription.cursor = _next_cursor(entry, private=private, after=subscription.cursor)
            subscription.follower.outbox.put(message, document=entry.document)


def _next_cursor(entry: Entry, *, private: bool, after: int) -> int:
    return after + 1 if private else entry.seq


def _change_message(entry: Entry, *, private: bool, viewer: str | None, after: int) -> bytes | None:
    """The change as `viewer` (None: everybody who is not named) sees it; None when there is nothing to see."""
    shown = project(entry.changes, viewer=viewer or "")
    if not shown:
        return None
    return change_message(entry, shown=shown, private=private, after=after)


def change_message(entry: Entry, *, shown: object, private: bool, after: int) -> bytes:
    """A `chg` message. Where sequences are private neither author nor command is named."""
    return encode(
        {
            "t": "chg",
            "doc": entry.document,
            "after": after,
            "upto": _next_cursor(entry, private=private, after=after),
            "by": None if private else entry.actor,
            "cmd": None if private else entry.command,
            "changes": shown,
        }
    )
