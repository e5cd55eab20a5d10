"""How many groups are worth a thought."""

import pytest

from workshop.breakouts import Choice, choices
from workshop.breakouts.values import SIZE_MOST


@pytest.mark.parametrize(
    ("people", "numbers", "best"),
    [
        (0, [], None),
        (1, [], None),
        (2, [2], 2),
        (5, [2], 2),
        (6, [2], 2),
        (9, [2, 3], 3),
        (12, [2, 3, 4], 3),
        (13, [2, 3], 2),
        (20, [2, 3, 4, 5], 3),
        (30, [3, 4, 5], 4),
        (60, [5, 6, 7, 8, 9, 10], 7),
        (230, [20], 20),
        (500, [20], 20),
    ],
)
def test_what_is_offered_for_so_many_people(people: int, numbers: list[int], best: int | None) -> None:
    offered = choices(people)
    assert [choice.groups for choice in offered] == numbers
    assert [choice.groups for choice in offered if choice.recommended] == ([best] if best else [])


@pytest.mark.parametrize("people", range(6, 200))
def test_no_group_that_is_offered_is_too_small_or_too_large(people: int) -> None:
    for choice in choices(people):
        assert choice.groups * choice.smallest <= people <= choice.groups * choice.largest
        assert choice.largest <= (SIZE_MOST if people > 12 else 4 if choice.groups > 2 else 6)
        assert choice.smallest >= (3 if people <= 12 else 4)


def test_each_number_tells_drafts_and_minutes_and_below_six_a_gallery_takes_the_place_of_turns() -> None:
    offered = {choice.groups: choice for choice in choices(60, presenting_minutes=30)}
    assert offered[5] == Choice(5, smallest=12, largest=12, minutes=6, gallery=False)
    assert offered[7] == Choice(7, smallest=8, largest=9, minutes=4, gallery=True, recommended=True)
    assert offered[7].drafts == 7


@pytest.mark.parametrize(("standing", "numbers"), [(3, [2, 3]), (5, [2, 3, 5]), (1, [2, 3]), (11, [2, 3])])
def test_as_many_groups_as_there_are_can_always_be_kept(standing: int, numbers: list[int]) -> None:
    offered = choices(10, standing=standing)
    assert [choice.groups for choice in offered] == numbers
    assert [choice.groups for choice in offered if choice.recommended] == [3]


def test_without_a_step_for_it_nothing_is_said_of_minutes() -> None:
    assert {(choice.minutes, choice.gallery) for choice in choices(60)} == {(None, False)}
