"""Whose turn it is on the writer: documents with commands, jobs, and documents that somebody asks about.

They take turns in the order in which they came, so that a busy document cannot starve the rest; what is asked has a
line of its own, so that no flood of questions keeps commands waiting. Knows no thread and no lock.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from realtime.batch import Batch, Submission
from realtime.reading import Asked
from realtime.refusals import Refusal

BATCH_COMMANDS = 64
QUEUE_COMMANDS = 2_000
"""Commands that may wait for one document before the server says “retry”."""
LOOK_QUESTIONS = 64

Answer = Callable[[Refusal | None], None]
"""Called after the commit: None for accepted; OutcomeUnknown where only asking again can tell."""
Pending = tuple[Submission, Answer]


@dataclass(frozen=True)
class Job:
    """Work that is no single command: rows and commands together."""

    run: Callable[[Batch], Any]
    documents: tuple[UUID, ...]
    future: "Future[Any]"


@dataclass(frozen=True)
class Commands:
    """What is sent to one document, in the order of sending."""

    pending: list[Pending]


@dataclass(frozen=True)
class Questions:
    """All that is asked about one document."""

    document: UUID
    asked: list[Asked]


Turn = Commands | Job | Questions


class Turns:
    """What waits, and what is next."""

    def __init__(self) -> None:
        self._tickets = count()
        self._commands: dict[UUID, deque[Pending]] = {}
        self._questions: dict[UUID, deque[Asked]] = {}
        self._working: deque[tuple[int, UUID | Job]] = deque()
        self._reading: deque[tuple[int, UUID]] = deque()
        self._has_just_read = False

    def add_command(self, submission: Submission, answer: Answer) -> bool:
        """Whether there was room for it."""
        queue = self._commands.get(submission.document)
        if queue is None:
            queue = self._commands[submission.document] = deque()
            self._working.append((next(self._tickets), submission.document))
        if len(queue) >= QUEUE_COMMANDS:
            return False
        queue.append((submission, answer))
        return True

    def add_job(self, job: Job) -> None:
        self._working.append((next(self._tickets), job))

    def add_question(self, document: UUID, question: Asked) -> None:
        self._waiting(document).append(question)

    def put_back(self, questions: Questions) -> None:
        """They were not reached in this turn, and are the first of their document in its next."""
        self._waiting(questions.document).extendleft(reversed(questions.asked))

    def waiting(self) -> tuple[int, int]:
        """How many commands wait, and for how many documents."""
        return sum(len(queue) for queue in self._commands.values()), len(self._commands)

    def questions(self) -> int:
        """How many questions wait."""
        return sum(len(queue) for queue in self._questions.values())

    def next(self) -> Turn | None:
        """What is to be done now; after each look at a document it is what changes some, if there is any."""
        if not self._working and not self._reading:
            return None
        self._has_just_read = self._shall_read()
        if self._has_just_read:
            return self._next_questions()
        _ticket, turn = self._working.popleft()
        return turn if isinstance(turn, Job) else self._next_commands(turn)

    def _shall_read(self) -> bool:
        if not self._reading or not self._working:
            return bool(self._reading)
        return not self._has_just_read and self._reading[0] < self._working[0][:1]

    def _next_commands(self, document: UUID) -> Commands:
        queue = self._commands[document]
        taken = [queue.popleft() for _ in range(min(BATCH_COMMANDS, len(queue)))]
        if queue:
            self._working.append((next(self._tickets), document))
        else:
            del self._commands[document]
        return Commands(taken)

    def _next_questions(self) -> Questions:
        _ticket, document = self._reading.popleft()
        queue = self._questions[document]
        taken = [queue.popleft() for _ in range(min(LOOK_QUESTIONS, len(queue)))]
        if queue:
            self._reading.append((next(self._tickets), document))
        else:
            del self._questions[document]
        return Questions(document, taken)

    def _waiting(self, document: UUID) -> deque[Asked]:
        queue = self._questions.get(document)
        if queue is None:
            queue = self._questions[document] = deque()
            self._reading.append((next(self._tickets), document))
        return queue
