"""Everybody in the room, at work while things break, and the verdict on what came of it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from random import Random
from types import TracebackType

from tests.faults import acts, checker
from tests.faults.client import Client
from tests.faults.evidence import Document, Evidence, View
from tests.faults.site import Site
from tests.load.plan import Target
from tests.load.process import until

RATE_PER_SECOND = 5.0
WAITING_MOST = 40
"""Somebody whose work is not answered stops at this much of it."""
PROGRESS_SECONDS = 90.0
QUIET_SECONDS = 60.0
EQUAL_SECONDS = 15.0

Verdict = dict[str, list[str]]
"""Breaches by the name of the rule."""


class Crowd:
    """The clients of a room. Used as a context: they come, work, and are gone with it."""

    def __init__(
        self,
        site: Site,
        *,
        people: int = 10,
        workers: int | None = None,
        targets: Sequence[Target] | None = None,
        checks_gaps: bool = True,
        rate: float = RATE_PER_SECOND,
    ) -> None:
        """Of `people` all work, or so many; `targets` are where they connect to when it is not the site itself."""
        self.site = site
        self.is_working = True
        self.act = acts.act
        members = [*site.room.members[: people - 1], site.room.members[-1]]
        where = targets or site.targets
        self.clients = [
            Client(
                f"client {place}",
                member,
                documents=site.room.documents,
                targets=where,
                checks_gaps=checks_gaps,
            )
            for place, member in enumerate(members)
        ]
        self._rate = rate
        self._workers = people if workers is None else workers
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> "Crowd":
        for place, client in enumerate(self.clients):
            self._tasks.append(asyncio.create_task(client.stay()))
            if place < self._workers:
                self._tasks.append(asyncio.create_task(self._work(client, Random(place))))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.is_working = False
        for client in self.clients:
            client.leave()
        await asyncio.wait_for(asyncio.gather(*self._tasks), PROGRESS_SECONDS)

    @property
    def acknowledged(self) -> int:
        return sum(client.outgoing.acknowledged for client in self.clients)

    async def gets_done(self, commands: int) -> None:
        """Wait until so many more commands are acknowledged."""
        goal = self.acknowledged + commands
        await self.comes_to(lambda: self.acknowledged >= goal)

    async def comes_to(self, condition: Callable[[], object]) -> None:
        """Wait until something is so; fails when it never will be."""
        await until(lambda: bool(condition()) or self._is_broken(), seconds=PROGRESS_SECONDS)
        assert condition(), "it never came to that"

    def is_quiet(self) -> bool:
        """Whether everybody is in sync and everything is answered."""
        return all(client.in_sync and not client.outgoing.waiting for client in self.clients)

    def all_see_all(self) -> bool:
        """Whether everybody sees everybody on every document, and nobody away."""
        everybody = {client.member.actor: "here" for client in self.clients}
        return all(client.here.get(document) == everybody for client in self.clients for document in client.documents)

    async def verdict(self, *, patience: float = QUIET_SECONDS) -> Verdict:
        """End the work, wait until all has come that will, and check; `patience` is for faults that are planted."""
        self.is_working = False
        await until(self.is_quiet, seconds=patience)
        documents = await self.site.read()
        await until(lambda: not self._unequal(documents), seconds=min(patience, EQUAL_SECONDS))
        views = [view for client in self.clients for view in client.views()]
        async with newcomers(self.site) as new:  # only now: whoever comes makes a process look at the log
            await until(lambda: all(client.in_sync for client in new), seconds=EQUAL_SECONDS)
            return checker.check(self._evidence(documents, views, new))

    def _is_broken(self) -> bool:
        return any(task.done() and task.exception() is not None for task in self._tasks)

    def _unequal(self, documents: list[Document]) -> bool:
        views = [view for client in self.clients for view in client.views()]
        breaches = checker.everybody_holds_what_is_theirs(self._evidence(documents, views, []))
        return any(True for _breach in breaches)

    def _evidence(self, documents: list[Document], views: list[View], new: list[Client]) -> Evidence:
        return Evidence(
            documents=documents,
            senders=[client.sender() for client in self.clients],
            views=[*views, *(view for client in new for view in client.views())],
            troubles=[trouble for client in (*self.clients, *new) for trouble in client.troubles],
        )

    async def _work(self, client: Client, chance: Random) -> None:
        board = self.site.room.board
        while self.is_working:
            if client.connections and client.outgoing.waiting < WAITING_MOST:
                client.outgoing.command(*self.act(self.site.room, client.mirrors[board].records, chance))
            await asyncio.sleep(chance.uniform(0, 2 / self._rate))


@asynccontextmanager
async def newcomers(site: Site) -> AsyncIterator[list[Client]]:
    """A guest and the facilitator come to each process anew: they see the states that the processes hold in memory."""
    new = [
        Client(f"newcomer {who} at {target.port}", member, documents=site.room.documents, targets=[target])
        for target in site.targets
        for who, member in (("guest", site.room.members[0]), ("facilitator", site.room.members[-1]))
    ]
    tasks = [asyncio.create_task(client.stay()) for client in new]
    try:
        yield new
    finally:
        for client in new:
            client.leave()
        await asyncio.gather(*tasks)
