"""The load as the benchmark drives it: several processes of clients, asked together, their findings added up."""

import multiprocessing
from array import array
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import TypeVar

from tests.load.plan import (
    Answer,
    Collect,
    Connect,
    Connected,
    Findings,
    Leave,
    Person,
    Request,
    Return,
    Returned,
    Send,
    Sent,
    Settle,
    Settled,
    Target,
)
from tests.load.process import work

SETTLE_SECONDS = 5.0
ANSWERS_WITHIN_SECONDS = 600.0
A = TypeVar("A")


class LoadError(Exception):
    """The load could not be brought up; there is nothing to measure."""


class Crowd:
    """The processes. Used as a context: they end with it."""

    def __init__(self, *, processes: int) -> None:
        self._count = processes
        self._processes: list[SpawnProcess] = []
        self._pipes: list[Connection[Request | None, Answer]] = []
        self._heads: dict[str, int] = {}
        self._last_words: dict[str, dict[int, int]] = {}

    def __enter__(self) -> "Crowd":
        context = multiprocessing.get_context("spawn")
        for place in range(self._count):
            ours, theirs = context.Pipe()
            process = context.Process(target=work, args=(theirs,), name=f"load-{place}", daemon=True)
            process.start()
            theirs.close()
            self._processes.append(process)
            self._pipes.append(ours)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()
        for pipe in self._pipes:
            pipe.close()

    @property
    def pids(self) -> list[int]:
        return [process.pid for process in self._processes if process.pid is not None]

    def connect(self, targets: Sequence[Target], people: Sequence[Person], *, forgets: int = 0) -> None:
        """Bring everybody in, spread over the processes; raises LoadError when somebody cannot come."""
        for place, pipe in enumerate(self._pipes):
            own = tuple(people[place :: self._count])
            pipe.send(Connect(tuple(targets), own, forgets if place == 0 else 0))
        failed = [reason for answer in self._answers(Connected) for reason in answer.failed]
        if failed:
            raise LoadError(f"{len(failed)} of {len(people)} could not connect, as {failed[0]}")

    def begin(self, request: Send) -> None:
        """Let everybody send; `end` waits for the end."""
        self._ask(request)

    def end(self) -> None:
        """Until all is sent and answered that will be answered."""
        self._heads, self._last_words = {}, {}
        for answer in self._answers(Sent):
            for document, head in answer.heads.items():
                self._heads[document] = max(head, self._heads.get(document, 0))
            for document, words in answer.last_words.items():
                self._last_words.setdefault(document, {}).update(words)

    def findings(self) -> Findings:
        """What came of it, once everything has come that will; times sorted."""
        self._ask(Settle(self._heads, self._last_words, SETTLE_SECONDS))
        self._answers(Settled)
        self._ask(Collect())
        return merged(self._answers(Findings))

    def leave(self) -> None:
        """All followers lose their connections."""
        self._ask(Leave())
        self._all_answers()

    def come_back(self, *, at_ns: int, seconds: float) -> Returned:
        """All followers reconnect at once."""
        self._ask(Return(at_ns, seconds))
        answers = self._answers(Returned)
        took = sorted(one for answer in answers for one in answer.seconds)
        return Returned(took, sum(one.turned_away for one in answers), sum(one.never for one in answers))

    def _ask(self, request: Request) -> None:
        for pipe in self._pipes:
            pipe.send(request)

    def _answers(self, kind: type[A]) -> list[A]:
        found: list[A] = []
        for answer in self._all_answers():
            assert isinstance(answer, kind), answer
            found.append(answer)
        return found

    def _all_answers(self) -> list[Answer]:
        answers: list[Answer] = []
        for pipe in self._pipes:
            if not pipe.poll(ANSWERS_WITHIN_SECONDS):
                raise LoadError("a load process does not answer")
            try:
                answers.append(pipe.recv())
            except EOFError:
                raise LoadError("a load process ended") from None
        return answers


def merged(findings: Iterable[Findings]) -> Findings:
    """The findings of all processes as one."""
    whole = Findings()
    for one in findings:
        whole.sent += one.sent
        whole.acked_in_window += one.acked_in_window
        whole.words_delivered += one.words_delivered
        whole.words_missing += one.words_missing
        whole.unanswered += one.unanswered
        whole.resyncs += one.resyncs
        whole.gaps += one.gaps
        whole.cpu_share = max(whole.cpu_share, one.cpu_share)
        whole.refused.update(one.refused)
        whole.closed.update(one.closed)
        whole.acks.extend(one.acks)
        whole.word_times.extend(one.word_times)
        whole.lags.extend(one.lags)
        for document, keys in one.acked.items():
            whole.acked.setdefault(document, []).extend(keys)
        for document, named in one.named.items():
            whole.named.setdefault(document, {}).update(named)
        for document, followers in one.arrivals.items():
            whole.arrivals.setdefault(document, {}).update(followers)
    whole.acks, whole.word_times, whole.lags = (
        array("q", sorted(times)) for times in (whole.acks, whole.word_times, whole.lags)
    )
    return whole
