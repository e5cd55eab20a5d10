"""Where somebody who comes late is needed most."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workshop.breakouts.values import Attendee, is_too_large, size_least


class Need(StrEnum):
    """What a group has most need of."""

    WISHED = "wished"
    CUSTOMERS = "customers"
    PEOPLE = "people"
    FUNCTION = "function"
    SIZE = "size"


@dataclass(frozen=True)
class Placement:
    """A group by its place from 0, and what it lacks that `person` brings."""

    person: str
    group: int
    need: Need


def place(
    person: Attendee, groups: Sequence[Sequence[Attendee]], *, apart: Collection[tuple[str, str]] = ()
) -> Placement:
    """The group that lacks `person` most, by the rules of the planner.

    Somebody who meets customers goes where nobody does; else a group that is too small comes first; else one of the
    smaller groups that lacks the function; else the smallest. A group of twelve, or with somebody whom `person` is kept
    apart from, is taken only where all are so. There must be a group.
    """
    open_ = _open(person, groups, apart)
    people = sum(len(group) for group in groups) + 1

    def customers(group: int) -> int:
        return sum(1 for one in groups[group] if one.meets_customers)

    def alike(group: int) -> int:
        return sum(1 for one in groups[group] if one.function == person.function) if person.function else 0

    def rank(group: int) -> tuple[int, int, int, int]:
        return len(groups[group]), alike(group), customers(group) if person.meets_customers else 0, group

    without = [group for group in open_ if not customers(group)]
    if person.meets_customers and without:
        return Placement(person.id, min(without, key=rank), Need.CUSTOMERS)
    small = [group for group in open_ if len(groups[group]) < size_least(people)]
    if small:
        return Placement(person.id, min(small, key=rank), Need.PEOPLE)
    least = min(len(groups[group]) for group in open_)
    lacking = [group for group in open_ if person.function and not alike(group) and len(groups[group]) <= least + 1]
    if lacking:
        return Placement(person.id, min(lacking, key=rank), Need.FUNCTION)
    return Placement(person.id, min(open_, key=rank), Need.SIZE)


def place_all(
    people: Sequence[Attendee],
    groups: Sequence[Sequence[Attendee]],
    *,
    pins: Mapping[str, int] | None = None,
    apart: Collection[tuple[str, str]] = (),
) -> list[Placement]:
    """One after the other, each as if the earlier ones had gone already.

    Whoever is pinned to a group goes first, and there; then those who meet customers.
    """
    wished = pins or {}
    filled = [list(group) for group in groups]
    placements = []
    for person in sorted(people, key=lambda one: (one.id not in wished, not one.meets_customers, one.id)):
        pinned = wished.get(person.id)
        found = place(person, filled, apart=apart) if pinned is None else Placement(person.id, pinned, Need.WISHED)
        filled[found.group].append(person)
        placements.append(found)
    return placements


def _open(person: Attendee, groups: Sequence[Sequence[Attendee]], apart: Collection[tuple[str, str]]) -> list[int]:
    """The groups that may be chosen from: those without a rival that have room, or the next best."""
    rivals = {other for pair in apart if person.id in pair for other in pair if other != person.id}
    every = list(range(len(groups)))
    peaceful = [group for group in every if not any(one.id in rivals for one in groups[group])] or every
    return [group for group in peaceful if not is_too_large([*groups[group], person])] or peaceful
