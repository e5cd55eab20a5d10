"""One process of load clients: does what the benchmark asks for, one request after another, and answers."""

import asyncio
import gc
import random
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from tests.load import schedule
from tests.load.book import Book
from tests.load.client import Client
from tests.load.frames import Reader
from tests.load.plan import (
    Answer,
    Collect,
    Connect,
    Connected,
    Findings,
    Leave,
    Left,
    Request,
    Return,
    Returned,
    Send,
    Sent,
    Settle,
    Settled,
)

CONNECTING_AT_ONCE = 20
CONNECT_SECONDS = 30.0
ANSWER_SECONDS = 15.0
LOOK_SECONDS = 0.02
RETRY_SECONDS, RETRY_LONGEST_SECONDS = 0.25, 5.0
_NS = 1_000_000_000


def work(pipe: "Connection[Answer, Request | None]") -> None:
    """Serve requests until None comes. The first thing that a new process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who drives this process ends it
    gc.disable()  # a pause here would be measured as the server's
    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(schedule.PreciseSelector())) as runner:
        runner.run(Process().serve(pipe))


class Process:
    """The clients of this process and what they have measured."""

    def __init__(self) -> None:
        self._clients: dict[int, Client] = {}
        self._book = Book()
        self._reader = Reader()
        self._probe = schedule.LagProbe()

    async def serve(self, pipe: "Connection[Answer, Request | None]") -> None:
        loop = asyncio.get_running_loop()
        while (request := await loop.run_in_executor(None, pipe.recv)) is not None:
            pipe.send(await self._answer(request))

    async def _answer(self, request: Request) -> Answer:
        match request:
            case Connect():
                return await self._connect(request)
            case Send():
                return await self._send(request)
            case Settle():
                return await self._settle(request)
            case Collect():
                return self._collect()
            case Leave():
                return await self._leave()
            case Return():
                return await self._return(request)

    async def _connect(self, request: Connect) -> Connected:
        new: list[Client] = []
        for place, person in enumerate(request.people):
            target = request.targets[person.index % len(request.targets)]
            forgets = request.forgets if place == 0 else 0
            client = Client(person, target=target, book=self._book, reader=self._reader, forgets=forgets)
            self._clients[person.index] = client
            new.append(client)
        limit = asyncio.Semaphore(CONNECTING_AT_ONCE)

        async def connect(client: Client) -> None:
            async with limit:
                await client.connect(seconds=CONNECT_SECONDS)

        await asyncio.gather(*(connect(client) for client in new))
        return Connected([_complaint(client) for client in new if not client.in_sync])

    async def _send(self, request: Send) -> Sent:
        to_ns = request.start_ns + int(request.seconds * _NS)
        own = {person: rate for person, rate in request.rates.items() if person in self._clients and rate > 0}
        sendings = schedule.planned(own, from_ns=request.start_ns - int(request.warm_up_seconds * _NS), to_ns=to_ns)
        self._book.open(from_ns=request.start_ns, to_ns=to_ns)
        watching = asyncio.create_task(self._watch(request.start_ns, to_ns))
        if request.traffic == "commands":
            await schedule.run(sendings, lambda person, at: self._clients[person].command(at))
        else:
            await schedule.run(sendings, lambda person, at: self._clients[person].word(at))
        await watching
        await until(lambda: not any(client.unanswered for client in self._all()), seconds=ANSWER_SECONDS)
        return Sent(self._heads(), self._last_words())

    async def _watch(self, from_ns: int, to_ns: int) -> None:
        """This process's own share of a core, and its lag, within the window."""
        await asyncio.sleep(max(0.0, (from_ns - time.monotonic_ns()) / _NS))
        cpu, began = time.process_time(), time.monotonic()
        self._probe.start()
        await asyncio.sleep(max(0.0, (to_ns - time.monotonic_ns()) / _NS))
        self._book.findings.lags = self._probe.stop()
        self._book.findings.cpu_share = (time.process_time() - cpu) / max(0.001, time.monotonic() - began)

    async def _settle(self, request: Settle) -> Settled:
        def behind() -> int:
            return sum(client.is_behind(request.heads) for client in self._all()) + sum(
                client.missed_words(request.last_words) for client in self._all()
            )

        await until(lambda: not behind(), seconds=request.seconds)
        self._book.findings.words_missing = sum(client.missed_words(request.last_words) for client in self._all())
        return Settled(behind())

    def _collect(self) -> Findings:
        findings = self._book.close()
        for client in self._all():
            findings.unanswered += len(client.unanswered)
            client.unanswered.clear()
        return findings

    async def _leave(self) -> Left:
        followers = self._followers()
        for client in followers:
            client.leave()
        await until(lambda: not any(client.in_sync for client in followers), seconds=CONNECT_SECONDS)
        return Left()

    async def _return(self, request: Return) -> Returned:
        await asyncio.sleep(max(0.0, (request.at_ns - time.monotonic_ns()) / _NS))
        deadline = request.at_ns + int(request.seconds * _NS)
        turned_away = 0

        async def come_back(client: Client) -> float | None:
            nonlocal turned_away
            for attempt in range(1_000):
                left = (deadline - time.monotonic_ns()) / _NS
                if await client.connect(seconds=left):
                    return (time.monotonic_ns() - request.at_ns) / _NS
                if time.monotonic_ns() >= deadline:
                    break
                turned_away += 1
                longest = min(RETRY_LONGEST_SECONDS, RETRY_SECONDS * 2 ** min(attempt, 10))
                await asyncio.sleep(random.uniform(0, longest))
            return None

        took = await asyncio.gather(*(come_back(client) for client in self._followers()))
        seconds = [one for one in took if one is not None]
        return Returned(seconds, turned_away, len(took) - len(seconds))

    def _all(self) -> list[Client]:
        return list(self._clients.values())

    def _followers(self) -> list[Client]:
        return [client for client in self._all() if client.person.follows]

    def _heads(self) -> dict[str, int]:
        heads: dict[str, int] = {}
        for client in self._all():
            for document, head in client.heads.items():
                heads[document] = max(head, heads.get(document, 0))
        return heads

    def _last_words(self) -> dict[str, dict[int, int]]:
        said: dict[str, dict[int, int]] = {}
        for client in self._all():
            if client.words_sent:
                said.setdefault(client.person.room.board, {})[client.person.index] = client.words_sent
        return said


async def until(condition: Callable[[], bool], *, seconds: float) -> None:
    """Wait until `condition` holds, at most so long, looking often."""
    limit = time.monotonic() + seconds
    while not condition() and time.monotonic() < limit:  # noqa: ASYNC110 many clients make it true, one by one
        await asyncio.sleep(LOOK_SECONDS)


def _complaint(client: Client) -> str:
    return f"{client.person.actor}: {client.turned_away or 'no answer'}"
