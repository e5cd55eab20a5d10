"""Presence and other ephemeral traffic: coalesced on a short tick, never stored, sender always set by the server."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from realtime.protocol import encode

if TYPE_CHECKING:
    from realtime.hub import Follower

TICK_SECONDS = 0.025
CROWD_PEOPLE = 100
CROWD_SECONDS = 0.5
"""When more than `CROWD_PEOPLE` follow, they are told together who came meanwhile: each is told of all the others."""

Attendance = Literal["here", "away"] | None
"""None: not heard of for so long that they count as gone."""


TellHere = Callable[[UUID, dict[str, str]], None]
TellWord = Callable[[UUID, str, dict[str, Any]], None]


@dataclass(frozen=True)
class Word:
    """What somebody is at; `is_ours` when they said it in this process."""

    data: dict[str, Any]
    is_ours: bool


@dataclass(frozen=True)
class Elsewhere:
    """Who follows a document in another process, and until when that is believed (as `time.monotonic` tells)."""

    people: dict[str, str]
    until: float


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
        self._latest: dict[tuple[UUID, str], Word] = {}
        self._elsewhere: defaultdict[UUID, dict[str, Elsewhere]] = defaultdict(dict)
        self._tell_here: TellHere | None = None
        self._tell_word: TellWord | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._crowded: set[UUID] = set()
        self._crowd_timer: asyncio.TimerHandle | None = None

    def tell_others(self, *, here: TellHere, word: TellWord) -> None:
        """There are other processes: `here` and `word` pass on to them what happens in this one."""
        self._tell_here, self._tell_word = here, word

    def changed(self, document: UUID) -> None:
        """Somebody came, went, or may be away; those who stay are told on the next tick, a crowd a little later."""
        if len(self._followers(document)) <= CROWD_PEOPLE:
            self._changed.add(document)
            return self._schedule()
        self._crowded.add(document)
        if self._crowd_timer is None:
            self._crowd_timer = asyncio.get_running_loop().call_later(CROWD_SECONDS, self._show_crowds)

    def say(self, document: UUID, *, actor: str, data: dict[str, Any], is_ours: bool = True) -> None:
        """Keep `data` as the latest of `actor` on `document` until the next tick."""
        self._latest[(document, actor)] = Word(data, is_ours)
        self._schedule()

    def hear(self, document: UUID, *, process: str, people: dict[str, str], until: float) -> None:
        """Another process says who follows `document` there; believed until it says so again, at most until `until`."""
        before = self.people(document)
        self._elsewhere[document][process] = Elsewhere(people, until)
        if self.people(document) != before:
            self._show(document)

    def forget_silent(self, *, now: float) -> None:
        """Whoever was in a process that says nothing any more is gone."""
        for document, processes in list(self._elsewhere.items()):
            living = {process: found for process, found in processes.items() if found.people and found.until > now}
            if living:
                self._elsewhere[document] = living
            else:
                del self._elsewhere[document]
            if len(living) < len(processes):
                self._show(document)

    def people(self, document: UUID) -> dict[str, str]:
        """Actor → "here" or "away"; a person with several tabs is here if one of them is, and gone when all are."""
        elsewhere = (found.people.items() for found in self._elsewhere.get(document, {}).values())
        return _best_of(chain(self.people_here(document).items(), *elsewhere))

    def people_here(self, document: UUID) -> dict[str, str]:
        """Those of them whose pages are connected to this process."""
        return _best_of((follower.actor, follower.attendance()) for follower in self._followers(document))

    def _schedule(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(TICK_SECONDS, self._flush)

    def _flush(self) -> None:
        self._timer = None
        changed, self._changed = self._changed, set()
        latest, self._latest = self._latest, {}
        for document in changed:
            self._tell_all(document)
        for (document, actor), word in latest.items():
            self._pass_on(document, actor=actor, word=word)

    def _show_crowds(self) -> None:
        self._crowd_timer = None
        crowded, self._crowded = self._crowded, set()
        for document in crowded:
            self._tell_all(document)

    def _tell_all(self, document: UUID) -> None:
        self._show(document)
        if self._tell_here is not None:
            self._tell_here(document, self.people_here(document))

    def _pass_on(self, document: UUID, *, actor: str, word: Word) -> None:
        message = encode({"t": "eph", "doc": document, "from": actor, "data": word.data})
        for follower in self._listeners(document):
            if follower.actor != actor:
                follower.outbox.put_if_room(message)
        if word.is_ours and self._tell_word is not None:
            self._tell_word(document, actor, word.data)

    def _show(self, document: UUID) -> None:
        message = encode({"t": "here", "doc": document, "people": self.people(document)})
        for follower in self._listeners(document):
            follower.outbox.put(message)


def _best_of(pages: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Each actor as the best of their pages is; who has none that was heard of lately is left out."""
    people: dict[str, str] = {}
    for actor, attendance in pages:
        if attendance is not None and people.get(actor) != "here":
            people[actor] = attendance
    return people
