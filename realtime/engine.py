"""The engine: the one door to live documents for views, jobs and sockets.

Everything that changes or reads a document passes the writer thread; results come back to the caller, publications
go to the hub on the event loop that the process serves on.
"""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

from realtime import failpoints
from realtime.batch import Batch, Submission
from realtime.hub import Hub
from realtime.kinds import SYSTEM
from realtime.loop_lag import LagProbe
from realtime.neighbours import Neighbours
from realtime.records import Record, Records
from realtime.refusals import Refusal
from realtime.turns import Answer
from realtime.writer import Publication, Writer

T = TypeVar("T")
WAIT_SECONDS = 5.0


class StillWorking(Refusal):
    """The result was not there in time; it will come. Asking again with the same id is safe."""

    def __init__(self) -> None:
        super().__init__("working", _("This is still being done. Look again in a moment."))


class Engine:
    """The writer of this process and, when it serves sockets, the hub."""

    def __init__(self) -> None:
        self.writer = Writer(self._publish)
        self.hub: Hub | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._neighbours: Neighbours | None = None
        self.recheck: Callable[[set[UUID]], None] = lambda documents: None

    def attach(self) -> Hub:
        """Serve sockets on the running event loop; the hub is made once per loop."""
        loop = asyncio.get_running_loop()
        if self.hub is None or self._loop is not loop:
            self.hub, self._loop = Hub(), loop
            self._neighbours = self._meet_neighbours(self.hub) if settings.REALTIME_SHARED else None
            LagProbe(loop).start()
        return self.hub

    def _meet_neighbours(self, hub: Hub) -> Neighbours:
        neighbours = Neighbours(hub=hub, catch_up=self._catch_up, recheck=self.recheck)
        neighbours.start(redis_url=settings.REDIS_URL, channel=settings.REALTIME_CHANNEL)
        return neighbours

    def _catch_up(self, document: UUID, done: Callable[[], None]) -> None:
        """Read what other processes wrote to `document`, publish it here, then call `done` on the event loop."""
        loop = self.running_loop()

        def tell(_future: "Future[None]") -> None:
            call_on(loop, done)

        self.writer.run(lambda batch: None, documents=(document,), then=tell)

    def hears_hints(self) -> bool:
        """Whether the hints of other processes reach this one; without them it polls."""
        return self._neighbours is not None and self._neighbours.hears

    def running_loop(self) -> asyncio.AbstractEventLoop:
        """The loop that sockets are served on."""
        if self._loop is None:
            raise RuntimeError("no sockets are served in this process")
        return self._loop

    def submit(self, submission: Submission, answer: Answer) -> None:
        """Queue a command; see `Writer.submit`."""
        self.writer.submit(submission, answer)

    def execute(self, document: UUID, command: str, arguments: dict[str, Any], *, actor: str = SYSTEM) -> None:
        """Run one command and wait for its commit; raises Refusal. For views and scripts, never on the loop."""
        self.run(lambda batch: batch.command(document, command, arguments, actor=actor), documents=(document,))

    def run(self, job: Callable[[Batch], T], *, documents: tuple[UUID, ...] = ()) -> T:
        """Run `job` with `documents` locked, rows and commands in one transaction, and return its result."""
        if connection.in_atomic_block:
            raise RuntimeError("the writer cannot get the database while its caller holds a transaction")
        future: Future[T] = self.writer.run(job, documents=documents)
        try:
            return future.result(timeout=WAIT_SECONDS)
        except FutureTimeoutError:
            raise StillWorking from None

    def create(self, kind: str, records: Iterable[tuple[str, Record]], *, document: UUID | None = None) -> UUID:
        """Make a document that begins with `records` and return its id."""
        id = document or uuid4()
        self.run(lambda batch: batch.create(kind=kind, document=id, records=records))
        return id

    def read(self, document: UUID) -> Records:
        """A copy of a document's records, whole: only for code that has checked what the reader may see."""

        def copy(batch: Batch) -> Records:
            draft = batch.open(document)
            return {name: dict(draft.overlay.items(name)) for name in draft.kind.collections}

        return self.run(copy, documents=(document,))

    def _publish(self, publication: Publication, answers: list[tuple[Answer, Refusal | None]]) -> None:
        """On the writer thread: hand a commit and the answers that wait for it to the event loop, in this order."""
        loop, hub = self._loop, self.hub
        if loop is None or hub is None:
            return _answer_all(answers)

        def deliver() -> None:
            failpoints.reach("before-fan-out")
            try:
                if publication.recheck:
                    self.recheck(publication.recheck)
                for commit in publication.commits:
                    hub.publish(commit)
                if self._neighbours is not None:
                    ours = {commit.document: commit.head for commit in publication.commits if commit.is_ours}
                    self._neighbours.committed(ours, rights=publication.recheck)
            finally:
                failpoints.reach("before-answer")
                _answer_all(answers)

        if not call_on(loop, deliver):
            _answer_all(answers)


def call_on(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> bool:
    """Let `loop` make `call`, from any thread; False when it is closed and never will."""
    try:
        loop.call_soon_threadsafe(call)
    except RuntimeError:
        return False
    return True


def _answer_all(answers: list[tuple[Answer, Refusal | None]]) -> None:
    for answer, refusal in answers:
        answer(refusal)


engine = Engine()
