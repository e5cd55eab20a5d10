"""The writer: one thread per process through which every change of every document goes.

It takes what is queued for one document, runs it in one transaction, commits, and only then answers and publishes.
Whose turn it is, `turns.py` knows.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import (
    DataError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from django.db import Error as DatabaseError

from realtime import failpoints, metrics
from realtime.allowance import Allowances
from realtime.batch import Batch, Commit, Submission
from realtime.reading import Asked, Found, look
from realtime.refusals import OutcomeUnknown, Refusal, failed, retry
from realtime.state import State
from realtime.turns import Answer, Commands, Job, Pending, Questions, Turn, Turns

logger = logging.getLogger("troupe.realtime")

STATES_KEPT = 500
BUSY_RETRIES = 40
BUSY_WAIT_SECONDS = 0.025


@dataclass(frozen=True)
class Publication:
    """What one commit made public, and the documents whose followers must ask anew for rights and changes."""

    commits: list[Commit]
    recheck: set[UUID]


class Writer:
    """The queues, the states in memory and the thread that works on both."""

    def __init__(self, publish: Callable[[Publication, list[tuple[Answer, Refusal | None]]], None]) -> None:
        self._publish = publish
        self._condition = threading.Condition()
        self._turns = Turns()
        self._states: OrderedDict[UUID, State] = OrderedDict()
        self._allowances = Allowances()
        self._thread: threading.Thread | None = None
        self._stopping = False

    def submit(self, submission: Submission, answer: Answer) -> None:
        """Queue a command; `answer` is called once it is committed or refused. Never blocks."""
        with self._condition:
            full = not self._turns.add_command(submission, answer)
            if not full:
                self._wake()
        if full:
            metrics.count_answers(metrics.NO_KIND, ["retry"])
            answer(retry())

    def run(
        self,
        job: Callable[[Batch], Any],
        *,
        documents: tuple[UUID, ...] = (),
        then: "Callable[[Future[Any]], None] | None" = None,
    ) -> "Future[Any]":
        """Queue a job; the future gives its result after the commit, or what it raised.

        `then` gets the future on the writer thread, after this commit is published and before any later one is.
        """
        future: Future[Any] = Future()
        if then is not None:
            future.add_done_callback(then)
        with self._condition:
            self._turns.add_job(Job(job, documents, future))
            self._wake()
        return future

    def ask(self, document: UUID, question: Asked) -> None:
        """Queue a question; all that wait for `document` are answered by one look, in the order of publications."""
        with self._condition:
            self._turns.add_question(document, question)
            self._wake()

    def waiting(self) -> tuple[int, int]:
        """How many commands wait, and for how many documents."""
        with self._condition:
            return self._turns.waiting()

    def questions(self) -> int:
        """How many questions wait."""
        with self._condition:
            return self._turns.questions()

    def forget(self) -> None:
        """Drop all states in memory (tests that empty the database)."""
        self.run(lambda batch: self._states.clear()).result(timeout=10)

    def stop(self, *, timeout_seconds: float) -> None:
        """Finish what is queued, then end the thread."""
        with self._condition:
            self._stopping = True
            self._condition.notify()
            thread = self._thread
        if thread is not None:
            thread.join(timeout_seconds)

    def _wake(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._stopping = False
            self._thread = threading.Thread(target=self._loop, name="realtime-writer", daemon=True)
            self._thread.start()
        self._condition.notify()

    def _loop(self) -> None:
        try:
            while (turn := self._next()) is not None:
                try:
                    self._do(turn)
                except Exception:
                    logger.exception("a turn of the writer failed")
        finally:
            connection.close()

    def _next(self) -> Turn | None:
        with self._condition:
            while (turn := self._turns.next()) is None:
                if self._stopping:
                    self._thread = None  # what is queued from now on starts another one
                    return None
                self._condition.wait()
            return turn

    def _do(self, turn: Turn) -> None:
        match turn:
            case Job():
                self._do_job(turn)
            case Commands():
                self._do_commands(turn.pending)
            case Questions():
                self._do_questions(turn)

    def _do_commands(self, pending: list[Pending]) -> None:
        pending = self._on_whole_lines(pending)
        if not pending:
            return
        answers: list[tuple[Answer, Refusal | None]] = []

        def run(batch: Batch) -> None:
            answers.clear()
            answers.extend(_apply_all(batch, pending))

        try:
            publication = self._transact(run, documents=())  # its document is locked by what prepares the batch
        except Refusal as refusal:
            self._refuse_all(pending, refusal)
        except (DataError, IntegrityError, ProgrammingError):
            self._do_one_by_one(pending)
        except DatabaseError as error:
            logger.exception("a batch of %d commands met a database that is busy or gone", len(pending))
            self._refuse_all(pending, retry() if _is_passing(error) else OutcomeUnknown())
        except Exception:
            logger.exception("a batch of %d commands failed", len(pending))
            self._refuse_all(pending, failed())
        else:
            metrics.BATCH.observe(len(pending))
            metrics.count_answers(publication.commits[0].kind.name, (_code(refusal) for _answer, refusal in answers))
            self._publish(publication, answers)

    def _do_one_by_one(self, pending: list[Pending]) -> None:
        """The database took nothing of the batch: find out whose fault it was, and spare the neighbours."""
        if len(pending) == 1:
            logger.exception("command %s was refused by the database", pending[0][0].command)
            self._refuse_all(pending, failed())
            return
        for one in pending:
            self._do_commands([one])

    def _on_whole_lines(self, pending: list[Pending]) -> list[Pending]:
        """Without what came behind a command of unknown outcome: that one is sent again first, and this behind it."""
        behind = [one for one in pending if one[0].is_cut_off]
        if behind:
            self._refuse_all(behind, OutcomeUnknown())
        return [one for one in pending if not one[0].is_cut_off]

    def _refuse_all(self, pending: list[Pending], refusal: Refusal) -> None:
        if isinstance(refusal, OutcomeUnknown):
            for submission, _answer in pending:
                if submission.line is not None:
                    submission.line.is_broken = True
        metrics.count_answers(metrics.NO_KIND, [refusal.code] * len(pending))
        self._publish(Publication([], set()), [(answer, refusal) for _, answer in pending])

    def _do_job(self, job: Job) -> None:
        results: list[Any] = []

        def run(batch: Batch) -> None:
            results.clear()
            results.append(job.run(batch))

        try:
            publication = self._transact(run, documents=job.documents)
        except BaseException as error:
            job.future.set_exception(error)
        else:
            self._publish(publication, [])
            job.future.set_result(results[0])

    def _do_questions(self, turn: Questions) -> None:
        answers: list[Found] = []

        def run(batch: Batch) -> None:
            answers[:] = look(batch, document=turn.document, asked=turn.asked)

        try:
            publication = self._transact(run, documents=())
        except (OperationalError, InterfaceError) as error:
            logger.warning("document %s could not be read", turn.document, exc_info=error)
            self._tell(turn.asked, [OutcomeUnknown()] * len(turn.asked))
        except Exception:
            if len(turn.asked) > 1:  # whoever is the reason is found, and the others are spared
                for question in turn.asked:
                    self._do_questions(Questions(turn.document, [question]))
                return
            logger.exception("document %s cannot be read", turn.document)
            self._tell(turn.asked, [failed()])
        else:
            self._publish(publication, [])
            self._tell(turn.asked, answers)
            if rest := turn.asked[len(answers) :]:
                with self._condition:
                    self._turns.put_back(Questions(turn.document, rest))

    def _tell(self, asked: list[Asked], answers: Sequence[Found]) -> None:
        for question, found in zip(asked, answers, strict=False):
            question.then(found)

    def _transact(self, run: Callable[[Batch], None], *, documents: tuple[UUID, ...]) -> Publication:
        """Run one batch in one transaction, again while the database is busy; what it made public is for the caller."""
        for attempt in range(BUSY_RETRIES):
            batch = Batch(states=self._states, allowances=self._allowances, now=time.time_ns() // 1_000_000)
            began = time.monotonic()
            try:
                with transaction.atomic():
                    for document in sorted(documents):
                        batch.open(document)
                    run(batch)
                    batch.save()
                    failpoints.reach("before-commit")
                committed_at = time.monotonic()
                failpoints.reach("after-commit")
            except Refusal:
                self._forget(batch.gone)
                raise  # the overlays fall away; all that the states have learnt is in the log
            except (OperationalError, InterfaceError) as error:
                self._throw_away(batch)
                if attempt + 1 == BUSY_RETRIES or not _is_passing(error):
                    self._give_up(batch, error)
                    raise
                logger.info("the database is busy: attempt %d of %d failed", attempt + 1, BUSY_RETRIES)
                threading.Event().wait(BUSY_WAIT_SECONDS)
            except BaseException:
                self._throw_away(batch)
                raise
            else:
                if any(draft.entries for draft in batch.drafts.values()):
                    metrics.COMMIT.observe(committed_at - began)
                return self._keep(batch, committed_at=committed_at)
        raise AssertionError("unreachable")

    def _keep(self, batch: Batch, *, committed_at: float) -> Publication:
        commits = batch.commit_to_memory(committed_at=committed_at)
        self._forget(batch.gone)
        for document, draft in batch.drafts.items():
            self._states[document] = draft.state
            self._states.move_to_end(document)
        while len(self._states) > STATES_KEPT:
            self._states.popitem(last=False)
        return Publication(commits, batch.recheck)

    def _give_up(self, batch: Batch, error: DatabaseError) -> None:
        """Start afresh with the database; where it may have committed after all, followers must look."""
        connection.close()
        if not _is_passing(error) and any(draft.entries for draft in batch.drafts.values()):
            self._publish(Publication([], set(batch.drafts)), [])

    def _throw_away(self, batch: Batch) -> None:
        self._forget(batch.gone | batch.drafts.keys())

    def _forget(self, documents: set[UUID]) -> None:
        for document in documents:
            self._states.pop(document, None)


def _apply_all(batch: Batch, pending: list[Pending]) -> list[tuple[Answer, Refusal | None]]:
    batch.prepare([submission for submission, _ in pending])
    answers: list[tuple[Answer, Refusal | None]] = []
    for submission, answer in pending:
        try:
            batch.apply(submission)
        except Refusal as refusal:
            answers.append((answer, refusal))
        except DatabaseError:
            raise
        except Exception:
            logger.exception("command %s failed", submission.command)
            answers.append((answer, failed()))
        else:
            answers.append((answer, None))
    return answers


def _code(refusal: Refusal | None) -> str:
    return metrics.ACCEPTED if refusal is None else refusal.code


def _is_passing(error: Exception) -> bool:
    """Whether trying again can help: the database is busy, or broke a deadlock in somebody else's favour."""
    return any(word in str(error) for word in ("locked", "busy", "deadlock", "lock timeout"))
