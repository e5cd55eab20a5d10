"""Latecomers go where they are needed."""

from hypothesis import given
from hypothesis import strategies as st

from tests.workshop.breakouts.rooms import FUNCTIONS, people, person
from workshop.breakouts import Attendee, Need, Placement, place
from workshop.breakouts.placing import place_all

LATE = person(99, function="sales", meets=True)
SILENT = person(98)


def group(count: int, *, function: str = "", meeting: int = 0) -> list[Attendee]:
    return people(count, function=function, meeting=meeting)


def test_somebody_who_meets_customers_goes_where_nobody_does() -> None:
    groups = [group(5, meeting=1), group(7), group(4, meeting=1)]
    assert place(LATE, groups) == Placement("p99", 1, Need.CUSTOMERS)
    assert place(SILENT, groups) == Placement("p98", 2, Need.SIZE)


def test_a_group_that_is_too_small_comes_before_one_that_lacks_a_function() -> None:
    groups = [group(6, function="sales", meeting=1), group(3, function="sales", meeting=1), group(6, meeting=1)]
    assert place(LATE, groups) == Placement("p99", 1, Need.PEOPLE)


def test_a_function_is_missed_by_groups_that_are_hardly_larger_than_the_smallest() -> None:
    groups = [group(5, function="sales", meeting=1), group(6, meeting=1), group(7, meeting=1)]
    assert place(LATE, groups) == Placement("p99", 1, Need.FUNCTION)
    assert place(LATE, [groups[0], groups[2]]) == Placement("p99", 0, Need.SIZE)


def test_a_full_group_and_one_with_a_rival_are_taken_only_where_all_are_so() -> None:
    full, rival = group(12), [*group(5, meeting=1), person(50)]
    assert place(LATE, [full, group(6, meeting=1)]).group == 1
    assert place(LATE, [full, full]).need is Need.CUSTOMERS
    assert place(LATE, [rival, group(8, meeting=1)], apart=[("p50", "p99")]).group == 1
    assert place(LATE, [rival, full], apart=[("p99", "p50")]).group == 1
    assert place(LATE, [rival, rival], apart=[("p99", "p50")]).group == 0


def test_several_are_placed_as_if_the_earlier_ones_had_gone() -> None:
    late = [person(90 + number, meets=number > 0) for number in range(3)]
    found = place_all(late, [group(5), group(5)])
    assert [(one.person, one.need) for one in found] == [
        ("p91", Need.CUSTOMERS),
        ("p92", Need.CUSTOMERS),
        ("p90", Need.SIZE),
    ]
    assert {one.group for one in found[:2]} == {0, 1}


someone = st.builds(Attendee, st.just("late"), st.sampled_from(FUNCTIONS), st.booleans())
groups_ = st.lists(
    st.lists(st.builds(Attendee, st.uuids().map(str), st.sampled_from(FUNCTIONS), st.booleans()), max_size=14),
    min_size=1,
    max_size=5,
)


@given(someone, groups_)
def test_nobody_is_put_into_a_full_group_while_another_has_room(late: Attendee, groups: list[list[Attendee]]) -> None:
    chosen = groups[place(late, groups).group]
    assert len(chosen) < 12 or all(len(group) >= 12 for group in groups)
