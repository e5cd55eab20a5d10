"""The people who are connected to this process, each with what all their connections have in common.

Lives on the event loop. Generous for people with several pages, deadly for floods.
"""

from collections import deque
from collections.abc import Callable

from realtime.limits import TokenBucket

CONNECTIONS = 20
QUESTIONS = 8
MESSAGES_PER_SECOND = 100
MESSAGES_BURST = 1_000
FORGET_SECONDS = 60
"""Whoever is gone for so long has a full measure of messages again, and need not be remembered."""
SWEEP_PEOPLE = 256

Clock = Callable[[], float]


class QuestionLine:
    """How many questions of one person are under way; the others wait here."""

    def __init__(self) -> None:
        self._under_way = 0
        self._waiting: deque[Callable[[], bool]] = deque()

    @property
    def is_empty(self) -> bool:
        return not self._under_way and not self._waiting

    def ask(self, question: Callable[[], bool]) -> None:
        """Call `question` when its turn has come; it says whether it is still of interest, and so is under way."""
        self._waiting.append(question)
        self._go_on()

    def answered(self) -> None:
        """One that was under way is answered."""
        self._under_way -= 1
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and self._under_way < QUESTIONS:
            if self._waiting.popleft()():
                self._under_way += 1


class Person:
    """One actor with all their connections."""

    def __init__(self, *, clock: Clock) -> None:
        self.connections = 0
        self.messages = TokenBucket(per_second=MESSAGES_PER_SECOND, burst=MESSAGES_BURST, clock=clock)
        self.questions = QuestionLine()
        self.left_at = clock()


class People:
    """Everybody who is or lately was connected."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[str, Person] = {}
        self._sweep_at = SWEEP_PEOPLE

    def arrive(self, actor: str) -> Person | None:
        """One more connection of `actor`; None when they have as many as one may have."""
        if len(self._known) >= self._sweep_at:
            self._sweep()
        person = self._known.get(actor)
        if person is None:
            person = self._known[actor] = Person(clock=self._clock)
        if person.connections >= CONNECTIONS:
            return None
        person.connections += 1
        return person

    def leave(self, person: Person) -> None:
        """One of `person`'s connections has ended."""
        person.connections -= 1
        person.left_at = self._clock()

    def _sweep(self) -> None:
        gone_before = self._clock() - FORGET_SECONDS
        self._known = {
            actor: person
            for actor, person in self._known.items()
            if person.connections or person.left_at > gone_before or not person.questions.is_empty
        }
        self._sweep_at = max(SWEEP_PEOPLE, 2 * len(self._known))
