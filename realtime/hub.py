"""The hub: which sockets of this process follow which documents, and how a commit reaches them.

Lives on the event loop and never waits. What many viewers may see is encoded once and put into each outbox.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from realtime.kinds import Kind
from realtime.log import Entry
from realtime.outbox import Outbox
from realtime.presence import Attendance, Presence
from realtime.projection import project, viewers_apart
from realtime.protocol import encode


class Follower(Protocol):
    """What the hub needs of a socket."""

    actor: str
    outbox: Outbox

    def attendance(self) -> Attendance: ...


@dataclass
class Subscription:
    """One socket's place in one document: the sequence number, of the document or its own, that it has reached."""

    follower: Follower
    kind: Kind
    cursor: int
    paused: bool = False


class Hub:
    """Subscriptions of this process by document."""

    def __init__(self) -> None:
        self._documents: defaultdict[UUID, dict[int, Subscription]] = defaultdict(dict)
        self.presence = Presence(self.followers)

    def add(self, document: UUID, *, follower: Follower, kind: Kind, cursor: int) -> None:
        """Follow `document` from `cursor` on."""
        self._documents[document][id(follower)] = Subscription(follower, kind, cursor)
        self.presence.changed(document)

    def remove(self, document: UUID, *, follower: Follower) -> None:
        subscriptions = self._documents.get(document)
        if subscriptions is None or subscriptions.pop(id(follower), None) is None:
            return
        if not subscriptions:
            del self._documents[document]
        self.presence.changed(document)

    def pause(self, document: UUID, *, follower: Follower) -> None:
        """Send no change of `document` until it is added again: rights may have gone, and are looked at anew."""
        subscription = self._documents.get(document, {}).get(id(follower))
        if subscription is not None:
            subscription.paused = True

    def follows(self, document: UUID, *, follower: Follower) -> bool:
        return id(follower) in self._documents.get(document, {})

    def say(self, document: UUID, *, follower: Follower, data: dict[str, Any]) -> None:
        """Pass on an ephemeral word; where sequences are private, what one works on is nobody's business."""
        subscription = self._documents.get(document, {}).get(id(follower))
        if subscription is not None and not subscription.kind.private_sequence:
            self.presence.say(document, actor=follower.actor, data=data)

    def followers(self, document: UUID) -> list[Follower]:
        return [subscription.follower for subscription in self._documents.get(document, {}).values()]

    def publish(self, *, kind: Kind, entries: Iterable[Entry]) -> None:
        """Send what each follower may see of `entries`, which are of one document and in order."""
        for entry in entries:
            subscriptions = self._documents.get(entry.document)
            if subscriptions:
                _publish_entry(entry, kind=kind, subscriptions=subscriptions.values())


def _publish_entry(entry: Entry, *, kind: Kind, subscriptions: Iterable[Subscription]) -> None:
    apart = viewers_apart(entry.changes)
    encoded: dict[tuple[str | None, int], bytes | None] = {}
    for subscription in subscriptions:
        if subscription.paused or (not kind.private_sequence and entry.seq <= subscription.cursor):
            continue
        actor = subscription.follower.actor
        viewer = actor if apart is not None and actor in apart else None
        key = (viewer, subscription.cursor)
        if key not in encoded:
            encoded[key] = _change_message(entry, kind=kind, viewer=viewer, after=subscription.cursor)
        message = encoded[key]
        if message is not None:
            subscription.cursor = _next_cursor(entry, kind=kind, after=subscription.cursor)
            subscription.follower.outbox.put(message, document=entry.document)


def _next_cursor(entry: Entry, *, kind: Kind, after: int) -> int:
    return after + 1 if kind.private_sequence else entry.seq


def _change_message(entry: Entry, *, kind: Kind, viewer: str | None, after: int) -> bytes | None:
    """The change as `viewer` (None: everybody who is not named) sees it; None when there is nothing to see."""
    shown = project(entry.changes, viewer=viewer or "")
    if not shown:
        return None
    return change_message(entry, shown=shown, kind=kind, after=after)


def change_message(entry: Entry, *, shown: object, kind: Kind, after: int) -> bytes:
    """A `chg` message. In a kind with private sequences neither author nor command is named."""
    return encode(
        {
            "t": "chg",
            "doc": entry.document,
            "after": after,
            "upto": _next_cursor(entry, kind=kind, after=after),
            "by": None if kind.private_sequence else entry.actor,
            "cmd": None if kind.private_sequence else entry.command,
            "changes": shown,
        }
    )
