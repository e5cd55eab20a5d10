"""Presence and other ephemeral traffic: coalesced on a short tick, never stored, sender always set by the server."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from realtime.protocol import encode

if TYPE_CHECKING:
    from realtime.hub import Follower

TICK_SECONDS = 0.05

Attendance = Literal["here", "away"] | None
"""None: not heard of for so long that they count as gone."""


class Presence:
    """Who is on which document, and the latest ephemeral word of each; sent to the others once a tick."""

    def __init__(
        self,
        *,
        followers: "Callable[[UUID], list[Follower]]",
        listeners: "Callable[[UUID], list[Follower]]",
    ) -> None:
        """`listeners` leaves out the followers whose rights are being looked at anew."""
        self._followers = followers
        self._listeners = listeners
        self._changed: set[UUID] = set()
        self._latest: dict[tuple[UUID, str], dict[str, Any]] = {}
        self._timer: asyncio.TimerHandle | None = None

    def changed(self, document: UUID) -> None:
        """Somebody came, went, or may be away; those who stay are told on the next tick."""
        self._changed.add(document)
        self._schedule()

    def say(self, document: UUID, *, actor: str, data: dict[str, Any]) -> None:
        """Keep `data` as the latest of `actor` on `document` until the next tick."""
        self._latest[(document, actor)] = data
        self._schedule()

    def people(self, document: UUID) -> dict[str, str]:
        """Actor → "here" or "away"; a person with several tabs is here if one of them is, and gone when all are."""
        people: dict[str, str] = {}
        for follower in self._followers(document):
            attendance = follower.attendance()
            if attendance is not None and people.get(follower.actor) != "here":
                people[follower.actor] = attendance
        return people

    def _schedule(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(TICK_SECONDS, self._flush)

    def _flush(self) -> None:
        self._timer = None
        changed, self._changed = self._changed, set()
        latest, self._latest = self._latest, {}
        for document in changed:
            self._flush_people(document)
        for (document, actor), data in latest.items():
            message = encode({"t": "eph", "doc": document, "from": actor, "data": data})
            for follower in self._listeners(document):
                if follower.actor != actor:
                    follower.outbox.put_if_room(message)

    def _flush_people(self, document: UUID) -> None:
        message = encode({"t": "here", "doc": document, "people": self.people(document)})
        for follower in self._listeners(document):
            follower.outbox.put(message)
