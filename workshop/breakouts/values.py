"""What the planner takes and gives. People are named by id, groups by their place from 0."""

from collections.abc import Sized
from dataclasses import dataclass
from enum import StrEnum

GROUPS_MOST = 20
SIZE_MOST = 12
"""More people than this are too many for one board."""
SMALL_ROOM = 12
"""Up to so many people in all, groups of three or four are the right size; beyond it, six to eight."""
_SIZE_LEAST, _SIZE_LEAST_IN_SMALL_ROOM = 4, 3
USEFUL_GROUPS = (3, 5)
"""Each group drafts one persona, and three to five personas are what a product can be made for."""


@dataclass(frozen=True)
class Attendee:
    """Somebody to be placed; an empty function is one that nobody has told yet."""

    id: str
    function: str = ""
    meets_customers: bool = False


class Trouble(StrEnum):
    """What a plan can lack."""

    NOT_APART = "not_apart"
    PIN_LOST = "pin_lost"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    UNEVEN = "uneven"
    NO_CUSTOMERS = "no_customers"
    FUNCTION_TOGETHER = "function_together"
    FUNCTION_MISSING = "function_missing"


class Why(StrEnum):
    """For what reason."""

    PINNED = "pinned"
    KEPT_APART = "kept_apart"
    TOO_FEW_GROUPS = "too_few_groups"
    TOO_MANY_GROUPS = "too_many_groups"
    TOO_FEW_PEOPLE = "too_few_people"
    NOBODY = "nobody"
    CUSTOMERS_FIRST = "customers_first"


@dataclass(frozen=True)
class Shortfall:
    """Something that could not be kept, why, and which groups, people or functions it is about."""

    trouble: Trouble
    why: Why
    groups: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Plan:
    """Who goes where, and what could not be kept."""

    groups: tuple[tuple[str, ...], ...]
    shortfalls: tuple[Shortfall, ...] = ()


def size_least(people: int) -> int:
    """How many a group should at least have in a room of so many people."""
    return _SIZE_LEAST_IN_SMALL_ROOM if people <= SMALL_ROOM else _SIZE_LEAST


def is_too_large(group: Sized) -> bool:
    return len(group) > SIZE_MOST
