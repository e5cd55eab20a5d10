"""Planned groups and who is here: the one move that is suggested helps, and hurts nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.workshop.breakouts.rooms import FUNCTIONS, people, person
from workshop.breakouts import Attendee, Trouble
from workshop.breakouts.checking import Check, check
from workshop.breakouts.values import SIZE_MOST, size_least

Lack = tuple[int, bool, int]
"""How many people a group lacks, whether nobody there meets customers, how many it has too many."""


@dataclass(frozen=True)
class House:
    """Everything that is looked at."""

    groups: tuple[tuple[Attendee, ...], ...]
    free: tuple[Attendee, ...]
    here: frozenset[str]
    pins: dict[str, int]
    apart: tuple[tuple[str, str], ...]
    hosts: frozenset[str]

    def look(self) -> Check:
        return check(self.groups, here=self.here, free=self.free, pins=self.pins, apart=self.apart, hosts=self.hosts)

    def everybody(self) -> list[Attendee]:
        return [*self.free, *chain.from_iterable(self.groups)]

    def lacks(self) -> list[Lack]:
        """By the rules, told anew; a group that nobody was planned for lacks nothing."""
        here = [one for one in self.everybody() if one.id in self.here]
        meets = any(one.meets_customers for one in here)
        found = []
        for group in self.groups:
            present = [one for one in group if one.id in self.here]
            without = meets and not any(one.meets_customers for one in present)
            few = max(0, size_least(len(here)) - len(present))
            found.append((few, without, max(0, len(present) - SIZE_MOST)) if group else (0, False, 0))
        return found

    def after(self, who: str, target: int) -> "House":
        one = next(one for one in self.everybody() if one.id == who)
        groups = [tuple(other for other in group if other.id != who) for group in self.groups]
        groups[target] = (*groups[target], one)
        return House(
            tuple(groups),
            tuple(other for other in self.free if other.id != who),
            self.here, self.pins, self.apart, self.hosts,
        )  # fmt: skip

    def is_good(self, who: str, target: int) -> bool:
        """Whether this move betters its target and makes nothing worse, by trying it."""
        source = next((number for number, group in enumerate(self.groups) if who in {one.id for one in group}), None)
        if who not in self.here or target == source or not self.groups[target]:
            return False
        if self.pins.get(who, target) != target:
            return False
        rivals = {other for pair in self.apart if who in pair for other in pair if other != who}
        if rivals & {one.id for one in self.groups[target]}:
            return False
        before, after = self.lacks(), self.after(who, target).lacks()
        if source is not None and not self.after(who, target).groups[source]:
            after[source] = (size_least(len(self.here & {one.id for one in self.everybody()})), True, 0)
        worse = any(
            new > old for one, other in zip(before, after, strict=True) for old, new in zip(one, other, strict=True)
        )
        return not worse and after[target] < before[target] and after[target] != before[target]

    def ways(self) -> Iterator[tuple[str, int]]:
        for one in self.everybody():
            for target in range(len(self.groups)):
                if self.is_good(one.id, target):
                    yield one.id, target


@st.composite
def houses(draw: st.DrawFn) -> House:
    sizes = draw(st.lists(st.integers(0, 9), min_size=1, max_size=5))
    number = iter(range(1000))

    def crowd(size: int) -> tuple[Attendee, ...]:
        return tuple(
            person(next(number), function=draw(st.sampled_from(FUNCTIONS)), meets=draw(st.booleans()))
            for _ in range(size)
        )

    groups = tuple(crowd(size) for size in sizes)
    free = crowd(draw(st.integers(0, 3)))
    ids = [one.id for one in (*free, *chain.from_iterable(groups))]
    assume(ids)
    id = st.sampled_from(ids)
    return House(
        groups,
        free,
        frozenset(draw(st.sets(id))),
        draw(st.dictionaries(id, st.integers(0, len(groups) - 1), max_size=3)),
        tuple(pair for pair in draw(st.lists(st.tuples(id, id), max_size=4)) if pair[0] != pair[1]),
        frozenset(draw(st.sets(id, max_size=3))),
    )


@given(houses())
def test_a_move_betters_its_group_and_makes_no_other_worse(house: House) -> None:
    move = house.look().move
    if move is not None:
        assert house.is_good(move.person, move.group)
        present = [one for one in house.after(move.person, move.group).groups[move.group] if one.id in house.here]
        assert (move.count, move.meets_customers) == (len(present), any(one.meets_customers for one in present))
        assert move.mends_all == (
            not any(few or without for few, without, _many in house.after(move.person, move.group).lacks())
        )


@given(houses())
def test_none_is_suggested_exactly_where_none_helps(house: House) -> None:
    assert (house.look().move is None) == (next(house.ways(), None) is None)


@given(houses())
def test_going_on_with_what_is_suggested_comes_to_an_end(house: House) -> None:
    for _ in range(60):
        move = house.look().move
        if move is None:
            return
        house = house.after(move.person, move.group)
    raise AssertionError("it goes round in circles")


@given(houses(), st.randoms(use_true_random=False))
def test_the_answer_does_not_rest_on_the_order_of_people(house: House, random: object) -> None:
    def mixed(people: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
        return tuple(random.sample(people, len(people)))  # type: ignore[attr-defined]

    other = House(
        tuple(mixed(group) for group in house.groups), mixed(house.free), house.here, house.pins,
        tuple((b, a) for a, b in reversed(house.apart)), house.hosts,
    )  # fmt: skip
    assert other.look() == house.look()


@given(houses())
def test_every_group_that_lacks_something_is_named_and_no_other(house: House) -> None:
    named = {group for shortfall in house.look().shortfalls for group in shortfall.groups}
    assert named == {number for number, (few, without, _many) in enumerate(house.lacks()) if few or without}


def room(*sizes: int, meeting: int = 1) -> list[list[Attendee]]:
    """Groups of these sizes, in each of which the first ones meet customers."""
    return [
        [person(20 * group + number, meets=number < meeting) for number in range(size)]
        for group, size in enumerate(sizes)
    ]


def ids(*groups: list[Attendee]) -> set[str]:
    return {one.id for group in groups for one in group}


def test_who_is_away_makes_a_group_small_and_somebody_of_the_largest_is_to_go_over() -> None:
    groups = room(7, 6, 5)
    here = ids(*groups) - {"p41", "p42"}
    found = check(groups, here=here)
    assert [(one.trouble, one.groups, one.count) for one in found.shortfalls] == [(Trouble.TOO_SMALL, (2,), 3)]
    assert found.move is not None
    assert (found.move.person, found.move.group, found.move.count) == ("p01", 2, 4)
    assert found.move.mends_all


def test_one_who_mends_two_things_comes_before_two_who_mend_one_each() -> None:
    groups = room(6, 6, 4, meeting=2)
    here = ids(*groups) - {"p40", "p41"}
    found = check(groups, here=here)
    assert [one.trouble for one in found.shortfalls] == [Trouble.TOO_SMALL, Trouble.NO_CUSTOMERS]
    assert found.move is not None
    assert (found.move.person, found.move.meets_customers, found.move.mends_all) == ("p00", True, False)


def test_somebody_without_a_group_is_asked_before_one_who_has_work_and_a_host_last() -> None:
    groups = room(6, 6, 3)
    assert check([*groups], here=ids(*groups)).move is not None
    late = check(groups, here={*ids(*groups), "p99"}, free=[person(99)])
    assert late.move is not None
    assert late.move.person == "p99"
    hosted = check(groups, here=ids(*groups), hosts={"p01", "p02"})
    assert hosted.move is not None
    assert hosted.move.person == "p03"


@pytest.mark.parametrize(
    "groups",
    [room(4, 4, 3), room(5, 5, meeting=0), [people(6, meeting=1), []]],
    ids=["nobody can be spared", "nobody meets customers", "one was left empty on purpose"],
)
def test_where_nothing_helps_nothing_is_suggested(groups: list[list[Attendee]]) -> None:
    groups = [
        [Attendee(f"{n}-{one.id}", one.function, one.meets_customers) for one in group]
        for n, group in enumerate(groups)
    ]
    found = check(groups, here=ids(*groups))
    assert found.move is None


def test_that_nobody_here_meets_customers_is_said_once_where_somebody_would() -> None:
    groups = room(5, 5)
    found = check(groups, here=ids(*groups) - {"p00", "p20"})
    assert [(one.trouble, one.groups) for one in found.shortfalls] == [(Trouble.NO_CUSTOMERS, ())]
    assert found.move is None
