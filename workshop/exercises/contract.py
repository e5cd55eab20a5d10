"""What an exercise is to the rest of the product, and the register of those there are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from realtime.kinds import Kind
from realtime.records import Record, Records
from realtime.state import Overlay
from workshop.exercises.tray import Removals
from workshop.models import Board, Breakout, Workshop

Text = str | Promise


@dataclass(frozen=True)
class Candidate:
    """A possible persona that an exercise has brought forth, as later steps see it."""

    id: str
    title: str
    summary: str
    quotes: frozenset[str]
    draws_on: tuple[str, ...] = ()
    """Ids of the candidates of earlier steps that this one grew from, and stands for."""
    drafted: bool = False


@dataclass(frozen=True)
class Opening:
    """What an exercise may build its board from."""

    workshop: Workshop
    breakout: Breakout | None
    board: UUID
    earlier: Sequence[tuple[Board, Overlay]]
    """The workshop's other boards, without what is hidden on them."""
    staff: tuple[str, ...]
    """The actors who may see how many have contributed."""

    def candidates(self, *, own_group: bool) -> list[tuple[Board, Candidate]]:
        """The candidates on the workshop's other boards: those that concern this board's group, or all of them.

        What everybody made together in plenary concerns every group.
        """
        found = []
        for board, overlay in self.earlier:
            if own_group and self.breakout is not None and board.breakout_id not in (None, self.breakout.pk):
                continue
            read = exercise_named(board.exercise).candidates
            if read is not None:
                found += [(board, candidate) for candidate in read(board.pk, overlay)]
        return found


@dataclass(frozen=True)
class Exercise:
    """An exercise. `kind` and `open` are None for a step at which people only talk.

    `purpose` says to who plans an agenda what it is for, `minutes` how long it usually takes.
    `open` makes the records of a new board. `refresh` gives the arguments of the kind's own `refresh` command, run
    when the agenda comes back to the step. `candidates` reads from a board what later steps can go on with.
    `told` reads from a board's records a text that editors find beside the persona; empty when there is none.
    `takes_over` tells that its kind has a command `take_over {ghost, person}`, by which what one actor made becomes
    another's, because the two are one person.
    `unfinished` says why the workshop cannot end while a board is as it is, where something would be lost; else None.
    `can_be_silent`: each person writes for themselves, so that nobody need see it before it is revealed (`silence.py`).
    `guards_words`: what others wrote is removed by hosts and those who run the session alone, unless a step allows it.
    `removals` gives, by command, the words of what it removed from a board, for the tray (`tray.py`).
    """

    name: str
    title: Text
    instruction: Text
    example: Text = ""
    purpose: Text = ""
    minutes: int = 15
    per_group: bool = True
    kind: Kind | None = None
    open: Callable[[Opening], Iterable[tuple[str, Record]]] | None = None
    refresh: Callable[[Opening], dict[str, Any]] | None = None
    candidates: Callable[[UUID, Overlay], list[Candidate]] | None = None
    told: Callable[[Records], str] | None = None
    unfinished: Callable[[Overlay], Text | None] | None = None
    takes_over: bool = False
    can_be_silent: bool = False
    guards_words: bool = False
    removals: Removals = field(default_factory=dict)

    @property
    def module(self) -> str:
        """The static path of the ES module that defines the element `troupe-<name>`."""
        return f"js/exercises/{self.name}.js"


_exercises: dict[str, Exercise] = {}


def register(exercise: Exercise) -> Exercise:
    """Make `exercise` known; a name stands for one exercise only."""
    if exercise.name in _exercises:
        raise ValueError(f"exercise {exercise.name} is registered twice")
    _exercises[exercise.name] = exercise
    return exercise


def exercise_named(name: str) -> Exercise:
    return _exercises[name]


def all_exercises() -> list[Exercise]:
    return list(_exercises.values())
