"""People dealt into groups, and how far that is from even: what the planner changes step by step."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from workshop.breakouts.values import Attendee

_SIZE, _WITHOUT_CUSTOMERS, _CUSTOMERS, _FUNCTION = 1_000_000_000, 1_000_000, 2, 1
"""Even sizes outweigh everything, then customers in every group outweigh all the rest; the rest is added up."""


class Dealing:
    """Groups in the making; `cost` falls as they become more even.

    The measure is the sum of squares: of a fixed total it is least where the parts differ by at most one. It is taken
    of sizes, of those who meet customers, and of every function, so that a single figure can be compared.
    """

    def __init__(
        self,
        people: Sequence[Attendee],
        *,
        groups: int,
        apart: Mapping[int, AbstractSet[int]],
        fixed: Mapping[int, int],
    ) -> None:
        """`people` are named by their place in it; `fixed` gives the group of those who may not be moved."""
        kinds = {
            function: kind for kind, function in enumerate(sorted({one.function for one in people if one.function}))
        }
        self.groups: list[list[int]] = [[] for _ in range(groups)]
        self.place: dict[int, int] = {}
        self.fixed = fixed
        self._kind = [kinds.get(one.function, -1) for one in people]
        self._meets = [int(one.meets_customers) for one in people]
        self._functions = [[0] * len(kinds) for _ in range(groups)]
        self._customers = [0] * groups
        self._apart = apart
        for person, group in fixed.items():
            self.put(person, group)

    def put(self, person: int, group: int) -> None:
        self.groups[group].append(person)
        self.place[person] = group
        self._customers[group] += self._meets[person]
        if self._kind[person] >= 0:
            self._functions[group][self._kind[person]] += 1

    def take(self, person: int) -> None:
        group = self.place.pop(person)
        self.groups[group].remove(person)
        self._customers[group] -= self._meets[person]
        if self._kind[person] >= 0:
            self._functions[group][self._kind[person]] -= 1

    def cost(self) -> int:
        """The whole measure; the least that is possible at all is `floor`."""
        return (
            _SIZE * sum(len(group) ** 2 for group in self.groups)
            + _WITHOUT_CUSTOMERS * self._customers.count(0)
            + _CUSTOMERS * sum(count**2 for count in self._customers)
            + _FUNCTION * sum(count**2 for counts in self._functions for count in counts)
        )

    def floor(self) -> int:
        """What `cost` cannot fall below, whatever one does."""
        groups, meeting = len(self.groups), sum(self._meets)
        kinds = (sum(1 for one in self._kind if one == kind) for kind in range(len(self._functions[0])))
        return (
            _SIZE * _even(len(self._kind), groups)
            + _WITHOUT_CUSTOMERS * max(0, groups - meeting)
            + _CUSTOMERS * _even(meeting, groups)
            + _FUNCTION * sum(_even(total, groups) for total in kinds)
        )

    def adding(self, person: int, group: int) -> int:
        """What `cost` rises by, sizes aside, when somebody without a place goes into `group`."""
        customers, kind = self._customers[group], self._kind[person]
        rise = _FUNCTION * (2 * self._functions[group][kind] + 1) if kind >= 0 else 0
        if self._meets[person]:
            rise += _CUSTOMERS * (2 * customers + 1) - (_WITHOUT_CUSTOMERS if customers == 0 else 0)
        return rise

    def moving(self, person: int, group: int) -> int:
        """What `cost` changes by when somebody goes over into `group`."""
        here = self.place[person]
        sizes = _SIZE * 2 * (len(self.groups[group]) - len(self.groups[here]) + 1)
        return sizes + self._leaving(person) + self.adding(person, group)

    def swapping(self, one: int, other: int) -> int:
        """What `cost` changes by when two of different groups change places."""
        here, there = self.place[one], self.place[other]
        mine, theirs = self._kind[one], self._kind[other]
        change = 0
        if mine != theirs:
            if mine >= 0:
                change += 2 * _FUNCTION * (self._functions[there][mine] - self._functions[here][mine] + 1)
            if theirs >= 0:
                change += 2 * _FUNCTION * (self._functions[here][theirs] - self._functions[there][theirs] + 1)
        if self._meets[one] != self._meets[other]:
            giving, taking = (here, there) if self._meets[one] else (there, here)
            gives, takes = self._customers[giving], self._customers[taking]
            change += 2 * _CUSTOMERS * (takes - gives + 1)
            change += _WITHOUT_CUSTOMERS * (int(gives == 1) - int(takes == 0))
        return change

    def may_be(self, person: int, group: int, *, without: int | None = None) -> bool:
        """Whether nobody whom `person` is kept apart from is in `group`, but for who leaves it."""
        neighbours: Iterable[int] = self._apart.get(person, ())
        return all(self.place.get(other) != group or other == without for other in neighbours)

    def _leaving(self, person: int) -> int:
        here, kind = self.place[person], self._kind[person]
        fall = -_FUNCTION * (2 * self._functions[here][kind] - 1) if kind >= 0 else 0
        if self._meets[person]:
            customers = self._customers[here]
            fall += -_CUSTOMERS * (2 * customers - 1) + (_WITHOUT_CUSTOMERS if customers == 1 else 0)
        return fall


def _even(total: int, groups: int) -> int:
    """The least sum of squares of `total` in so many parts."""
    level, more = divmod(total, groups)
    return more * (level + 1) ** 2 + (groups - more) * level**2
