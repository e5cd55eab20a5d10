"""There is always room between two neighbours, however often something was put there."""

from random import Random

import pytest
from fractional_indexing import generate_key_between, generate_n_keys_between

from realtime.order import key_at_end, key_between, keys_between

MOVES = 3_000


@pytest.mark.parametrize("direction", ["behind the left", "before the right", "by turns"])
def test_a_gap_takes_any_number_of_moves(direction: str) -> None:
    left, right = "a0", "a1"
    for turn in range(MOVES):
        key = key_between(left, right)
        assert left < key < right
        if direction == "behind the left" or (direction == "by turns" and turn % 2):
            right = key
        else:
            left = key


def test_a_gap_takes_many_moves_of_many_at_once() -> None:
    left, right = "a0", "a1"
    for _ in range(MOVES):
        keys = keys_between(left, right, 5)
        assert [left, *keys, right] == sorted({left, *keys, right})
        left, right = keys[2], keys[3]


def test_the_keys_are_those_of_the_library() -> None:
    chance = Random(1)
    keys = keys_between(None, None, 20)
    assert keys == generate_n_keys_between(None, None, 20)
    for _ in range(2_000):
        place, count = chance.randrange(len(keys) + 1), chance.randint(1, 4)
        before, after = ([None, *keys])[place], ([*keys, None])[place]
        assert key_between(before, after) == generate_key_between(before, after)
        between = keys_between(before, after, count)
        assert between == generate_n_keys_between(before, after, count)
        keys[place:place] = between
    assert keys == sorted(set(keys))


def test_both_ends_have_room_for_ever() -> None:
    first = last = key_at_end([])
    for _ in range(MOVES):
        first, last, before, after = key_between(None, first), key_at_end([last]), first, last
        assert first < before
        assert after < last
    assert keys_between("a0", None, 0) == []


def test_where_nothing_can_be_is_no_key() -> None:
    for before, after in [("a1", "a0"), ("a1", "a1")]:
        with pytest.raises(ValueError, match="nothing between"):
            key_between(before, after)
