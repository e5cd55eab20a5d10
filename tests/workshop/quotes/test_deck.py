"""The deck: all quotes when they are few, else a fair sample that a seed repeats."""

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.quotes.deck import choose_deck


@dataclass(frozen=True)
class Said:
    number: int
    respondent: str
    segment: str


def _quotes(count: int, *, respondents: int, segments: int) -> list[Said]:
    return [Said(n, f"r{n % respondents}", f"s{n % respondents % segments}") for n in range(count)]


def test_all_quotes_are_dealt_when_they_fit() -> None:
    quotes = _quotes(60, respondents=3, segments=2)
    assert choose_deck(quotes, size=100, seed=1) == quotes


def test_the_same_seed_gives_the_same_deck_and_another_seed_another() -> None:
    quotes = _quotes(900, respondents=500, segments=300)
    assert choose_deck(quotes, seed=7) == choose_deck(quotes, seed=7)
    assert choose_deck(quotes, seed=7) != choose_deck(quotes, seed=8)


def test_a_sample_keeps_the_order_of_the_quotes() -> None:
    deck = choose_deck(_quotes(900, respondents=500, segments=300), seed=3)
    assert [quote.number for quote in deck] == sorted(quote.number for quote in deck)


def test_segments_are_dealt_in_proportion() -> None:
    quotes = [Said(n, f"r{n}", "office" if n < 300 else "field" if n < 390 else "rare") for n in range(400)]
    assert Counter(quote.segment for quote in choose_deck(quotes, size=40, seed=1)) == {
        "office": 30,
        "field": 9,
        "rare": 1,
    }


def test_a_segment_too_small_for_a_share_is_dealt_once() -> None:
    quotes = [Said(n, f"r{n}", "office" if n < 999 else "rare") for n in range(1000)]
    assert Counter(quote.segment for quote in choose_deck(quotes, size=50, seed=1)) == {"office": 49, "rare": 1}


def test_one_respondent_who_said_everything_gives_five() -> None:
    quotes = _quotes(200, respondents=1, segments=1)
    assert len(choose_deck(quotes, size=100, seed=1)) == 5


def test_quotes_of_nobody_are_not_counted_together() -> None:
    assert len(choose_deck([Said(n, "", "") for n in range(200)], size=100, seed=1)) == 100


@pytest.mark.parametrize("segments", [1, 2, 12, 13, 40])
@given(count=st.integers(0, 400), respondents=st.integers(1, 60), size=st.integers(12, 100), seed=st.integers(0, 99))
def test_a_sample_is_never_too_large_and_never_of_one_voice(
    segments: int, count: int, respondents: int, size: int, seed: int
) -> None:
    quotes = _quotes(count, respondents=respondents, segments=segments)
    deck = choose_deck(quotes, size=size, seed=seed)
    assert len(deck) == len(set(deck)) <= max(size, 0)
    if count > size:
        available = sum(min(5, spoken) for spoken in Counter(quote.respondent for quote in quotes).values())
        assert len(deck) == min(size, available)
        assert max(Counter(quote.respondent for quote in deck).values()) <= 5
        if len({quote.segment for quote in quotes}) <= 12:
            assert {quote.segment for quote in deck} == {quote.segment for quote in quotes}
