"""Keeping people apart is colouring a graph: groups are the colours, pairs the edges, pins vertices that have one.

The search is exact. It takes the person with the fewest groups left first (the rule of DSATUR: Brélaz, “New methods to
color the vertices of a graph”, CACM 22, 1979) and steps back where it meets a wall, so that it says no only where no
colouring exists. A room has a handful of pairs; whoever offers more than `PAIRS_MOST` must refuse them before.
"""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

from workshop.breakouts.levels import Level

PAIRS_MOST = 60
_STEPS_FOR_EVEN_SIZES = 20_000
Pair = tuple[int, int]
Graph = Mapping[int, AbstractSet[int]]


class TooLong(Exception):
    """The search was given up."""


def graph(pairs: Collection[Pair]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def keepable(pairs: Sequence[Pair], *, groups: int, fixed: Mapping[int, int]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that can be kept apart together, earlier ones first, and the others."""
    kept: list[Pair] = []
    dropped: list[Pair] = []
    if _colour(graph(pairs), groups=range(groups), fixed=fixed) is not None:
        return list(pairs), []
    for pair in pairs:
        possible = _colour(graph([*kept, pair]), groups=range(groups), fixed=fixed) is not None
        (kept if possible else dropped).append(pair)
    return kept, dropped


def colouring(
    apart: Graph, *, order: Sequence[int], fixed: Mapping[int, int], sizes: Sequence[int], level: Level, size_most: int
) -> dict[int, int]:
    """A group for everybody who is kept apart from somebody and not `fixed`, with as even sizes as it allows.

    `order` says which groups are tried first, `sizes` who stands in them already. A colouring must exist.
    """
    for slack in range(max(size_most - level.height, 1) + 1):
        try:
            found = _colour(apart, groups=order, fixed=fixed, sizes=sizes, level=level, slack=slack)
        except TooLong:
            continue
        if found is not None:
            return found
    found = _colour(apart, groups=order, fixed=fixed)
    assert found is not None, "it was not asked whether there is one"
    return found


def _colour(
    apart: Graph,
    *,
    groups: Sequence[int],
    fixed: Mapping[int, int],
    sizes: Sequence[int] = (),
    level: Level | None = None,
    slack: int = 0,
) -> dict[int, int] | None:
    search = _Search(apart, groups=groups, fixed=fixed, sizes=sizes or [0] * len(groups), level=level, slack=slack)
    return search.found if search.go() else None


class _Search:
    """Steps forward and back over the people who are kept apart from somebody."""

    def __init__(
        self,
        apart: Graph,
        *,
        groups: Sequence[int],
        fixed: Mapping[int, int],
        sizes: Sequence[int],
        level: Level | None,
        slack: int,
    ) -> None:
        self.found: dict[int, int] = {}
        self._apart = apart
        self._groups = groups
        self._sizes = list(sizes)
        self._level, self._slack = level, slack
        self._place = {person: group for person, group in fixed.items() if person in apart}
        self._known = [0] * len(groups)
        """How many of those who are kept apart each group holds: groups without any are alike."""
        for group in self._place.values():
            self._known[group] += 1
        self._waiting = sorted(person for person in apart if person not in self._place)
        self._steps = 0

    def go(self) -> bool:
        if any(self._place.get(other) == group for one, group in self._place.items() for other in self._apart[one]):
            return False
        return self._step()

    def _step(self) -> bool:
        if not self._waiting:
            return True
        self._steps += 1
        if self._level is not None and self._steps > _STEPS_FOR_EVEN_SIZES:
            raise TooLong
        person = min(self._waiting, key=lambda one: (-len(self._barred(one)), -len(self._apart[one]), one))
        self._waiting.remove(person)
        for group in self._ways(person):
            self._enter(person, group)
            if self._step():
                return True
            self._leave(person)
        self._waiting.append(person)
        return False

    def _barred(self, person: int) -> set[int]:
        return {self._place[other] for other in self._apart[person] if other in self._place}

    def _ways(self, person: int) -> list[int]:
        """Groups to try, the smallest first; of several that are alike only one."""
        barred, alike, ways = self._barred(person), set(), []
        for group in self._groups:
            if group in barred or not self._has_room(group):
                continue
            if not self._known[group]:
                if self._sizes[group] in alike:
                    continue
                alike.add(self._sizes[group])
            ways.append(group)
        return sorted(ways, key=lambda group: self._sizes[group])

    def _has_room(self, group: int) -> bool:
        return self._level is None or self._level.has_room(self._sizes, group, slack=self._slack)

    def _enter(self, person: int, group: int) -> None:
        self.found[person] = self._place[person] = group
        self._sizes[group] += 1
        self._known[group] += 1

    def _leave(self, person: int) -> None:
        group = self.found.pop(person)
        del self._place[person]
        self._sizes[group] -= 1
        self._known[group] -= 1
