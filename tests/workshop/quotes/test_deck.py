"""The deck: all quotes when they are few, else a fair sample that a seed repeats."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.quotes.deck import choose_deck


@dataclass(frozen=True)
class Said:
    number: int
    respondent: str
    stratum: str
    pinned: bool = False


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
    assert Counter(quote.stratum for quote in choose_deck(quotes, size=40, seed=1)) == {
        "office": 30,
        "field": 9,
        "rare": 1,
    }


def test_a_segment_too_small_for_a_share_is_dealt_once() -> None:
    quotes = [Said(n, f"r{n}", "office" if n < 999 else "rare") for n in range(1000)]
    assert Counter(quote.stratum for quote in choose_deck(quotes, size=50, seed=1)) == {"office": 49, "rare": 1}


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
        if len({quote.stratum for quote in quotes}) <= 12:
            assert {quote.stratum for quote in deck} == {quote.stratum for quote in quotes}


def test_who_is_used_up_in_one_stratum_does_not_empty_another() -> None:
    """Ana alone speaks in five of seven strata; Ben speaks in the sixth with her, and only he could stand for it."""
    strata = ["office", "field", "van", "shop", "home"]
    quotes = [Said(n, "Ana", name) for n, name in enumerate([*strata, "road", "road"])]
    quotes += [Said(10 + n, "Ben", "road") for n in range(2)]
    quotes += [Said(100 + n, f"r{n}", "bulk") for n in range(100)]
    for seed in range(30):
        assert {quote.stratum for quote in choose_deck(quotes, size=20, seed=seed)} == {*strata, "road", "bulk"}


def test_what_is_pinned_is_in_every_sample_and_counts_as_its_stratums_share() -> None:
    quotes = [Said(n, f"r{n}", "office" if n < 150 else "field", pinned=n in (3, 5, 7)) for n in range(200)]
    for seed in range(20):
        deck = choose_deck(quotes, size=40, seed=seed)
        assert {3, 5, 7} <= {quote.number for quote in deck}
        assert Counter(quote.stratum for quote in deck) == {"office": 30, "field": 10}


def test_six_quotes_of_one_respondent_can_be_pinned_and_then_none_is_drawn() -> None:
    quotes = [Said(n, "Ana", "", pinned=n < 6) for n in range(50)] + [Said(50 + n, f"r{n}", "") for n in range(50)]
    deck = choose_deck(quotes, size=40, seed=1)
    assert [quote.number for quote in deck if quote.respondent == "Ana"] == [0, 1, 2, 3, 4, 5]


@st.composite
def people_speaking(draw: st.DrawFn) -> list[Said]:
    """Respondents who speak in several strata, some of them much more than others."""
    strata = draw(st.integers(2, 12))
    said = draw(st.lists(st.tuples(st.integers(0, 14), st.integers(0, strata - 1)), min_size=40, max_size=220))
    pins = draw(st.sets(st.integers(0, len(said) - 1), max_size=8))
    return [Said(n, f"r{who}", f"s{where}", n in pins) for n, (who, where) in enumerate(said)]


@given(quotes=people_speaking(), size=st.integers(12, 39), seed=st.integers(0, 999))
def test_shares_are_fair_whoever_speaks_where(quotes: list[Said], size: int, seed: int) -> None:
    deck = choose_deck(quotes, size=size, seed=seed)
    assert deck == choose_deck(quotes, size=size, seed=seed)
    assert len(deck) == len(set(deck)) <= size
    assert {quote for quote in quotes if quote.pinned} <= set(deck)
    for respondent, spoken in Counter(quote.respondent for quote in deck).items():
        assert spoken <= max(5, sum(quote.pinned for quote in deck if quote.respondent == respondent))
    _assert_nobody_starves(quotes, deck, size=size)


@given(quotes=people_speaking(), seed=st.integers(0, 99))
def test_every_stratum_that_can_have_one_has_one(quotes: list[Said], seed: int) -> None:
    free = [Said(quote.number, quote.respondent, quote.stratum) for quote in quotes]
    deck = choose_deck(free, size=20, seed=seed)
    assert len({quote.stratum for quote in deck}) == _most_strata(free)


def _assert_nobody_starves(quotes: Sequence[Said], deck: Sequence[Said], *, size: int) -> None:
    """Who could give more lacks no more of its share than another had lacked before it was given its last one."""
    there, got = Counter(quote.stratum for quote in quotes), Counter(quote.stratum for quote in deck)
    pinned = Counter(quote.stratum for quote in deck if quote.pinned)
    loads = Counter(quote.respondent for quote in deck)
    lacks = {name: size * count / len(quotes) - got[name] for name, count in there.items()}
    could = {quote.stratum for quote in set(quotes) - set(deck) if loads[quote.respondent] < 5}
    for starved in could:
        for other in there:
            if got[other] > max(1, pinned[other]):
                assert lacks[other] + 1 >= lacks[starved] - 1e-9
    assert len(deck) == size or not could


def _most_strata(quotes: Sequence[Said]) -> int:
    """In how many strata one quote each can be chosen, five of a respondent at most (Kuhn's matching, slot by slot)."""
    speakers: dict[str, set[str]] = {}
    for quote in quotes:
        speakers.setdefault(quote.stratum, set()).add(quote.respondent)
    held: dict[tuple[str, int], str] = {}

    def place(stratum: str, tried: set[tuple[str, int]]) -> bool:
        for slot in ((speaker, at) for speaker in sorted(speakers[stratum]) for at in range(5)):
            if slot in tried:
                continue
            tried.add(slot)
            if slot not in held or place(held[slot], tried):
                held[slot] = stratum
                return True
        return False

    return sum(place(stratum, set()) for stratum in sorted(speakers))
