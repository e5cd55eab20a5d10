"""Rooms full of people for the planner; what is measured of a plan is measured by brute force."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from workshop.breakouts import Attendee, Plan

FUNCTIONS = ("", "data", "design", "sales", "support")
Groups = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Room:
    """Everything that a plan is made from but the seed."""

    people: tuple[Attendee, ...]
    groups: int
    pins: dict[str, int]
    apart: tuple[tuple[str, str], ...]

    def who(self, id: str) -> Attendee:
        return next(one for one in self.people if one.id == id)


def person(number: int, *, function: str = "", meets: bool = False) -> Attendee:
    return Attendee(f"p{number:02}", function, meets)


def people(count: int, *, function: str = "", meeting: int = 0) -> list[Attendee]:
    """So many people of one function, the first of whom meet customers."""
    return [person(number, function=function, meets=number < meeting) for number in range(count)]


@st.composite
def rooms(draw: st.DrawFn, *, most: int = 40, groups_most: int = 7, pins: int = 4, pairs: int = 6) -> Room:
    count = draw(st.integers(1, most))
    crowd = tuple(
        person(number, function=draw(st.sampled_from(FUNCTIONS)), meets=draw(st.booleans())) for number in range(count)
    )
    groups = draw(st.integers(1, groups_most))
    id = st.sampled_from([one.id for one in crowd])
    pins_ = draw(st.dictionaries(id, st.integers(0, groups - 1), max_size=pins))
    apart = draw(st.lists(st.tuples(id, id), max_size=pairs))
    return Room(crowd, groups, pins_, tuple(pair for pair in apart if pair[0] != pair[1]))


def pinned(group: int, *numbers: int) -> dict[str, int]:
    return {f"p{number:02}": group for number in numbers}


def place_of(plan: Plan) -> dict[str, int]:
    return {id: number for number, group in enumerate(plan.groups) for id in group}


def every_way(room: Room) -> Iterator[dict[str, int]]:
    """All ways to place everybody that keep the pins."""
    ids = [one.id for one in room.people]
    ranges = [[room.pins[id]] if id in room.pins else range(room.groups) for id in ids]
    for places in product(*ranges):
        yield dict(zip(ids, places, strict=True))


def kept(place: dict[str, int], pairs: Sequence[tuple[str, str]]) -> bool:
    return all(place[one] != place[other] for one, other in pairs)


def unevenness(place: dict[str, int], room: Room, *, counts: Callable[[Attendee], bool] = lambda one: True) -> int:
    """How many people would have to be exchanged until each group has its even share of those who count.

    Half of what the squares of the counts add up to beyond the least possible; 0 is as even as can be.
    """
    here = [sum(1 for one in room.people if counts(one) and place[one.id] == group) for group in range(room.groups)]
    level, more = divmod(sum(here), room.groups)
    least = more * (level + 1) ** 2 + (room.groups - more) * level**2
    return (sum(count**2 for count in here) - least) // 2


def imbalance(place: dict[str, int], room: Room) -> tuple[int, int, int]:
    """Sizes; groups without customers; those who meet customers, counted twice, and functions."""
    sizes = unevenness(place, room)
    with_customers = {place[one.id] for one in room.people if one.meets_customers}
    rest = 2 * unevenness(place, room, counts=lambda one: one.meets_customers)
    for function in {*FUNCTIONS} - {""}:
        rest += unevenness(place, room, counts=lambda one, function=function: one.function == function)  # type: ignore[misc]
    return sizes, room.groups - len(with_customers), rest
