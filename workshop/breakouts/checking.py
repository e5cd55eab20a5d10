"""Whether planned groups hold with those who are here, and the one move that would mend most of what does not.

The rules are those of the planner: as many people as a room of this size asks for, and somebody who meets customers.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workshop.breakouts.values import SIZE_MOST, Attendee, Shortfall, Trouble, Why, size_least

Groups = Sequence[Sequence[Attendee]]


@dataclass(frozen=True)
class Move:
    """Somebody who is here goes into another group, after which it has `count` people who are here."""

    person: str
    group: int
    count: int
    meets_customers: bool
    """Whether somebody meets customers there then."""
    mends_all: bool
    """Whether no group lacks anything then."""


@dataclass(frozen=True)
class Check:
    """What groups lack with those who are here, the gravest first, and what would help."""

    shortfalls: tuple[Shortfall, ...]
    move: Move | None
    least: int
    """How many people each group should have."""


def check(
    groups: Groups,
    *,
    here: Collection[str],
    free: Sequence[Attendee] = (),
    pins: Mapping[str, int] | None = None,
    apart: Collection[tuple[str, str]] = (),
    hosts: Collection[str] = (),
) -> Check:
    """Look at planned groups with everybody in them; of these and of `free`, who has no group, only who is here counts.

    The move makes no other group worse by the rules and none too large; it goes against no pin and keeps apart who is
    to be kept apart, also from who is not here. None is given where none helps. A group that nobody was planned for is
    passed over. The same arguments give the same answer, in whatever order the people come.
    """
    room = _Room(groups, here=frozenset(here), free=free)
    shortfalls = tuple(_shortfalls(room))
    if not any(shortfall.groups for shortfall in shortfalls):
        return Check(shortfalls, None, room.least)
    ways = _Ways(room, pins=pins or {}, apart=apart, hosts=frozenset(hosts))
    return Check(shortfalls, ways.best(), room.least)


class _Room:
    """Groups by those who are here."""

    def __init__(self, groups: Groups, *, here: frozenset[str], free: Sequence[Attendee]) -> None:
        self.planned = groups
        self.here = [[one for one in group if one.id in here] for group in groups]
        self.free = [one for one in free if one.id in here]
        self.least = size_least(sum(map(len, self.here)) + len(self.free))
        everybody = [*self.free, *(one for group in self.here for one in group)]
        self.somebody_meets = any(one.meets_customers for one in everybody)
        self.somebody_would = any(one.meets_customers for group in groups for one in group)

    def lacks(self, people: Sequence[Attendee]) -> tuple[int, int]:
        """How many people a group lacks, and whether it lacks somebody who meets customers."""
        without = self.somebody_meets and not any(one.meets_customers for one in people)
        return max(0, self.least - len(people)), int(without)

    def lacking(self) -> list[int]:
        return [number for number, people in enumerate(self.here) if self.planned[number] and any(self.lacks(people))]


def _shortfalls(room: _Room) -> Iterator[Shortfall]:
    for number in room.lacking():
        people, customers = room.lacks(room.here[number])
        if people:
            yield Shortfall(Trouble.TOO_SMALL, Why.TOO_FEW_PEOPLE, groups=(number,), count=len(room.here[number]))
        if customers:
            yield Shortfall(Trouble.NO_CUSTOMERS, Why.TOO_FEW_PEOPLE, groups=(number,))
    if room.somebody_would and not room.somebody_meets:
        yield Shortfall(Trouble.NO_CUSTOMERS, Why.NOBODY)


class _Ways:
    """Every move that helps."""

    def __init__(
        self, room: _Room, *, pins: Mapping[str, int], apart: Collection[tuple[str, str]], hosts: frozenset[str]
    ) -> None:
        self._room = room
        self._pins = pins
        self._hosts = hosts
        self._rivals: dict[str, set[str]] = {}
        for one, other in apart:
            self._rivals.setdefault(one, set()).add(other)
            self._rivals.setdefault(other, set()).add(one)

    def best(self) -> Move | None:
        """The move that mends most; of several, the one that those who lose somebody miss least."""
        ways = [
            (self._rank(person, source, target), person, source, target)
            for target in self._room.lacking()
            for person, source in self._candidates()
            if self._helps(person, source, target)
        ]
        if not ways:
            return None
        _rank, person, source, target = min(ways, key=lambda way: way[0])
        return self._move(person, source, target)

    def _candidates(self) -> Iterator[tuple[Attendee, int | None]]:
        yield from ((one, None) for one in self._room.free)
        for number, people in enumerate(self._room.here):
            yield from ((one, number) for one in people)

    def _helps(self, person: Attendee, source: int | None, target: int) -> bool:
        if source == target or self._pins.get(person.id, target) != target:
            return False
        rivals = self._rivals.get(person.id, ())
        if any(one.id in rivals for one in self._room.planned[target]):
            return False
        if source is not None and self._is_worse_without(person, source):
            return False
        return len(self._room.here[target]) < SIZE_MOST and sum(self._mended(person, target)) > 0

    def _is_worse_without(self, person: Attendee, source: int) -> bool:
        people = self._room.here[source]
        before, after = self._room.lacks(people), self._room.lacks(_without(people, person))
        return after[0] > before[0] or after[1] > before[1]

    def _mended(self, person: Attendee, target: int) -> tuple[int, int]:
        """Somebody who meets customers where nobody does; one more where there are too few."""
        people, customers = self._room.lacks(self._room.here[target])
        return int(customers and person.meets_customers), int(people > 0)

    def _rank(self, person: Attendee, source: int | None, target: int) -> tuple[object, ...]:
        customers, people = self._mended(person, target)
        giving = self._room.here[source] if source is not None else []
        return (
            -(customers + people),
            -customers,
            -self._room.lacks(self._room.here[target])[0],
            source is not None,
            person.id in self._hosts,
            -len(giving),
            person.meets_customers and not customers,
            -_alike(person, giving),
            _alike(person, self._room.here[target]),
            target,
            person.id,
        )

    def _move(self, person: Attendee, source: int | None, target: int) -> Move:
        after = [list(people) for people in self._room.here]
        if source is not None:
            after[source] = _without(after[source], person)
        after[target].append(person)
        planned = [people for number, people in enumerate(after) if self._room.planned[number]]
        return Move(
            person.id,
            target,
            count=len(after[target]),
            meets_customers=any(one.meets_customers for one in after[target]),
            mends_all=not any(any(self._room.lacks(people)) for people in planned),
        )


def _without(people: Sequence[Attendee], person: Attendee) -> list[Attendee]:
    return [one for one in people if one.id != person.id]


def _alike(person: Attendee, people: Sequence[Attendee]) -> int:
    """How many there have the person's function."""
    return sum(1 for one in people if one.function == person.function) if person.function else 0
