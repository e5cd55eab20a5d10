"""A document of every kind of the product, in every place that a board can have."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from realtime.engine import engine
from realtime.kinds import Kind, kind_named
from tests.rights.house import House
from workshop.exercises import Exercise, all_exercises
from workshop.models import Board
from workshop.rights import Capability

GROUPS = {"anna": "Planners", "dora": None}
"""In which group the participants are; accounts are in none and see all."""


@dataclass(frozen=True)
class Place:
    """A document, and whose it is: a group's, or everybody's."""

    name: str
    kind: Kind
    document: UUID
    group: str | None

    @property
    def reading(self) -> Capability:
        """What one needs to see it at all."""
        special = {"session": Capability.READ_SESSION, "draft": Capability.EDIT_DRAFTS}
        return special.get(self.kind.name, Capability.READ_BOARD)


def places(house: House) -> Iterator[Place]:
    """The session, a draft, and for every exercise the boards of two groups and of the plenary, all of them empty."""
    yield Place("session", kind_named("session"), house.workshop.session, None)
    yield Place("draft", kind_named("draft"), house.persona.draft, None)
    for exercise in all_exercises():
        if exercise.kind is not None:
            for group in ("Planners", "Callers", None):
                name = f"{exercise.name} of {group or 'the plenary'}"
                yield Place(name, exercise.kind, _board(house, exercise, group=group), group)


def _board(house: House, exercise: Exercise, *, group: str | None) -> UUID:
    assert exercise.kind is not None
    breakout = house.cast.group(group) if group else None
    board = Board.objects.create(workshop=house.workshop, breakout_id=breakout, step=uuid4(), exercise=exercise.name)
    return engine.create(exercise.kind.name, [], document=board.pk)
