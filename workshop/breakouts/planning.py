"""Who goes into which group: greedy by the rarest kind of person, then improved by exchanging two at a time.

The method is the usual one for making groups that are alike inside out (“maximally diverse grouping”): a greedy start,
local search by moves and swaps, and several starts of which the best is kept; see Lotfi and Cerveny, “A final exam
scheduling package”, JORS 42, 1991, and Weitz and Lakshminarayanan, “An empirical comparison of heuristic methods for
creating maximally diverse groups”, JORS 49, 1998. What must hold is kept out of the search's way: pins never move, and
who is kept apart is coloured first (`apart.py`) and never moved into one group again.

What comes first where not all can be had: pins, keep-aparts, at most twelve, even sizes, somebody who meets customers
in every group, then the even spread of those who meet customers (counted twice) and of functions.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from workshop.breakouts.apart import Pair, colouring, graph, keepable
from workshop.breakouts.dealing import Dealing
from workshop.breakouts.levels import level
from workshop.breakouts.reckoning import reckon
from workshop.breakouts.values import SIZE_MOST, Attendee, Plan

_STARTS = 6


@dataclass(frozen=True)
class _Task:
    """The people in the order of their ids, named by their place in it; pins and pairs in the same terms."""

    people: Sequence[Attendee]
    groups: int
    fixed: Mapping[int, int]
    pairs: Sequence[Pair]


def plan(
    people: Collection[Attendee],
    *,
    groups: int,
    seed: int = 0,
    pins: Mapping[str, int] | None = None,
    apart: Collection[tuple[str, str]] = (),
) -> Plan:
    """Put everybody into one of `groups` groups.

    `pins` gives people their group by its place from 0, `apart` names pairs who should not work together; what it says
    of people who are not here is passed over. The same arguments give the same plan, in whatever order they come, on
    every machine; another seed gives another. Raises ValueError for no group and for two people of one id.
    """
    wanted = dict(pins or {})
    known = sorted(people, key=lambda one: one.id)
    if groups < 1 or len({one.id for one in known}) != len(known):
        raise ValueError("there must be a group, and every person once")
    index = {one.id: place for place, one in enumerate(known)}
    fixed = {index[id]: group for id, group in sorted(wanted.items()) if id in index and 0 <= group < groups}
    lost = sorted(id for id, group in wanted.items() if id in index and not 0 <= group < groups)
    named = {
        (min(index[one], index[other]), max(index[one], index[other]))
        for one, other in apart
        if {one, other} <= index.keys()
    }
    kept, broken = keepable(sorted((a, b) for a, b in named if a != b), groups=groups, fixed=fixed)
    dealing = _best(_Task(known, groups, fixed, kept), Random(seed))  # noqa: S311 - a plan that can be repeated, no secret
    names = [tuple(known[person].id for person in sorted(group)) for group in dealing.groups]
    shortfalls = reckon(
        [[known[person] for person in group] for group in dealing.groups],
        pinned={known[person].id for person in fixed},
        lost=lost,
        apart=[(known[a].id, known[b].id) for a, b in kept],
        broken=[(known[a].id, known[b].id) for a, b in broken],
        pins=wanted,
    )
    return Plan(tuple(names), tuple(shortfalls))


def _best(task: _Task, random: Random) -> Dealing:
    """The best of several starts; the first that cannot be bettered ends it."""
    best, least = _start(task, random), 0
    least = best.cost()
    for _ in range(_STARTS - 1):
        if least <= best.floor():
            break
        other = _start(task, random)
        if other.cost() < least:
            best, least = other, other.cost()
    return best


def _start(task: _Task, random: Random) -> Dealing:
    apart = graph(task.pairs)
    dealing = Dealing(task.people, groups=task.groups, apart=apart, fixed=task.fixed)
    order = list(range(task.groups))
    random.shuffle(order)
    sizes = [len(group) for group in dealing.groups]
    water = level(sizes, waiting=len(task.people) - len(task.fixed))
    coloured = colouring(apart, order=order, fixed=task.fixed, sizes=sizes, level=water, size_most=SIZE_MOST)
    for person, group in coloured.items():
        dealing.put(person, group)
    _fill(dealing, waiting=_rarest_first(task, dealing, random), order=order)
    _improve(dealing, random)
    return dealing


def _rarest_first(task: _Task, dealing: Dealing, random: Random) -> list[int]:
    """Who has no group yet: those who meet customers, then the rarest function; chance decides among equals."""
    waiting = [person for person in range(len(task.people)) if person not in dealing.place]
    random.shuffle(waiting)
    common = Counter(one.function for one in task.people)

    def rank(person: int) -> tuple[bool, bool, int, str]:
        one = task.people[person]
        return not one.meets_customers, not one.function, common[one.function], one.function

    return sorted(waiting, key=rank)


def _fill(dealing: Dealing, *, waiting: Sequence[int], order: Sequence[int]) -> None:
    sizes = [len(group) for group in dealing.groups]
    water = level(sizes, waiting=len(waiting))
    for person in waiting:
        open_ = [group for group in order if water.has_room(sizes, group)]
        group = min(open_, key=lambda group: (dealing.adding(person, group), sizes[group]))
        dealing.put(person, group)
        sizes[group] += 1


def _improve(dealing: Dealing, random: Random) -> None:
    """Move one or exchange two for as long as that makes the groups more even."""
    people = [person for person in dealing.place if person not in dealing.fixed]
    random.shuffle(people)
    improved = True
    while improved:
        improved = sum(_better_one(dealing, person, people) for person in people) > 0


def _better_one(dealing: Dealing, person: int, people: Sequence[int]) -> bool:
    here = dealing.place[person]
    for group in range(len(dealing.groups)):
        if group != here and dealing.may_be(person, group) and dealing.moving(person, group) < 0:
            dealing.take(person)
            dealing.put(person, group)
            return True
    for other in people:
        there = dealing.place[other]
        if there == here or dealing.swapping(person, other) >= 0:
            continue
        if dealing.may_be(person, there, without=other) and dealing.may_be(other, here, without=person):
            dealing.take(person)
            dealing.take(other)
            dealing.put(person, there)
            dealing.put(other, here)
            return True
    return False
