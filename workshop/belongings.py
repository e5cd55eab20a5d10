"""What belongs to a workshop and goes with it when it is deleted: apps above this one say here what they keep."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from workshop.models import Workshop


@dataclass(frozen=True)
class Counted:
    """So many of something, in words, for whoever is to decide: “12 quotes”."""

    words: str
    count: int


@dataclass(frozen=True)
class Belonging:
    """What somebody keeps of workshops. Its rows fall with the workshop's row, by their foreign keys.

    `documents` are its live documents, `reason` why a workshop has to stay because of it: None where it may go.
    """

    counted: Callable[[Workshop], Counted]
    documents: Callable[[Workshop], Iterable[UUID]] = lambda workshop: ()
    reason: Callable[[Workshop], str | None] = lambda workshop: None


_belongings: list[Belonging] = []


def register_belonging(belonging: Belonging) -> Belonging:
    """Make `belonging` known; it is asked in the order of registration."""
    _belongings.append(belonging)
    return belonging


def belongings() -> tuple[Belonging, ...]:
    """Everything that belongs to workshops, beside what this app keeps itself."""
    return tuple(_belongings)
