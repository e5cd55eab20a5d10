"""How many groups are worth a thought for a number of people, and what each number means for the agenda."""

from dataclasses import dataclass

from workshop.breakouts.values import GROUPS_MOST, SIZE_MOST, SMALL_ROOM, USEFUL_GROUPS, size_least

TURN_MINUTES = 6
"""Below this nobody can present a persona; a silent gallery round takes the place of turns."""
_PREFERRED_SIZE, _PREFERRED_SIZE_IN_SMALL_ROOM = (6, 8), (3, 4)


@dataclass(frozen=True)
class Choice:
    """A number of groups; each makes one draft."""

    groups: int
    smallest: int
    largest: int
    minutes: int | None
    """How long each has to present; None where the agenda has no step for it."""
    gallery: bool
    """Whether a silent gallery round serves better than turns."""
    recommended: bool = False

    @property
    def drafts(self) -> int:
        return self.groups


def choices(people: int, *, presenting_minutes: int | None = None, standing: int = 0) -> tuple[Choice, ...]:
    """The useful numbers of groups for so many people, by number; one of them is recommended.

    Up to twelve people make groups of three or four, or two larger ones. Beyond that a group has at least four and at
    most twelve, and six to eight are preferred, as are three to five groups; more than five are offered only where each
    has at least six. For fewer than two people there is nothing to choose. The number of groups that stand already can
    always be kept.
    """
    if people < 2:
        return ()
    numbers = [groups for groups in range(2, GROUPS_MOST + 1) if _is_useful(people, groups)] or [GROUPS_MOST]
    best = min(numbers, key=lambda groups: (_distance(people, groups), groups))
    offered = sorted({*numbers, standing} if 2 <= standing <= people else numbers)
    return tuple(_choice(people, groups, presenting_minutes, recommended=groups == best) for groups in offered)


def recommended(people: int) -> int:
    """The number of groups to begin with."""
    return next((choice.groups for choice in choices(people) if choice.recommended), 1)


def _is_useful(people: int, groups: int) -> bool:
    if groups == 2 and people <= SMALL_ROOM:
        return True
    most = _PREFERRED_SIZE_IN_SMALL_ROOM[1] if people <= SMALL_ROOM else SIZE_MOST
    least = size_least(people) if groups <= USEFUL_GROUPS[1] else _PREFERRED_SIZE[0]
    return people // groups >= least and -(-people // groups) <= most


def _distance(people: int, groups: int) -> float:
    """How far the size of the groups and their number are from what is preferred."""
    size = _PREFERRED_SIZE_IN_SMALL_ROOM if people <= SMALL_ROOM else _PREFERRED_SIZE
    return _outside(people / groups, size) + _outside(groups, USEFUL_GROUPS)


def _outside(value: float, bounds: tuple[int, int]) -> float:
    return max(bounds[0] - value, 0, value - bounds[1])


def _choice(people: int, groups: int, presenting_minutes: int | None, *, recommended: bool) -> Choice:
    minutes = None if presenting_minutes is None else presenting_minutes // groups
    return Choice(
        groups=groups,
        smallest=people // groups,
        largest=-(-people // groups),
        minutes=minutes,
        gallery=minutes is not None and minutes < TURN_MINUTES,
        recommended=recommended,
    )
