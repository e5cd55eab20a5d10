"""The deck is split evenly, the same way each time, and no quote is left out."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workshop.prework.shares import LEAST, shares


def ids(count: int, *, at: int) -> list[UUID]:
    return [UUID(int=at + number * 7919) for number in range(count)]


@given(st.integers(0, 100), st.integers(0, 70))
def test_every_quote_is_read_and_nobody_reads_much_more_than_another(quotes: int, people: int) -> None:
    deck, room = ids(quotes, at=1), ids(people, at=10**12)
    found = shares(deck, room)
    assert shares(deck, room) == found
    assert set(found) == set(room)
    if not room:
        return
    assert {quote for share in found.values() for quote in share} == set(deck)
    sizes = [len(share) for share in found.values()]
    assert min(sizes) >= min(LEAST, quotes)
    assert max(sizes) <= 2 * min(sizes) + 1
    for share in found.values():
        assert share == [quote for quote in deck if quote in set(share)]


def test_in_a_room_that_is_not_large_shares_differ_by_one_at_most() -> None:
    sizes = [len(share) for share in shares(ids(60, at=1), ids(11, at=10**12)).values()]
    assert sorted(sizes) == [5] * 6 + [6] * 5


def test_who_comes_later_leaves_most_of_the_others_shares_as_they_are() -> None:
    deck, room = ids(60, at=1), ids(9, at=10**12)
    before, after = shares(deck, room[:-1]), shares(deck, room)
    kept = sum(len({*before[one]} & {*after[one]}) for one in room[:-1])
    assert kept > 60 * 0.6
