"""The deck: which of a workshop's quotes are dealt. A function of values: the same quotes and seed, the same deck."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

from workshop.quotes.filling import Filling

DECK_SIZE = 100
PER_RESPONDENT = 5
MAX_STRATA = 12


class Sampled(Protocol):
    """What sampling looks at. An empty respondent is nobody: such quotes are not counted together.

    `stratum` is what shares are taken by; what is `pinned` is in the deck before anything is drawn.
    """

    @property
    def respondent(self) -> str: ...

    @property
    def stratum(self) -> str: ...

    @property
    def pinned(self) -> bool: ...


Q = TypeVar("Q", bound=Sampled)


def choose_deck(
    quotes: Sequence[Q], *, size: int = DECK_SIZE, per_respondent: int = PER_RESPONDENT, seed: int
) -> list[Q]:
    """Return all quotes when they are at most `size`, else a seeded sample of them, in their given order.

    What is pinned comes first, as far as `size` goes. Of what is drawn there are at most `per_respondent` of one
    respondent, so the sample can be smaller than `size`. With 2 to 12 strata each has at least one quote and beyond
    that its proportional share (largest remainder, Hamilton); what one cannot fill goes to the others.
    """
    if len(quotes) <= size:
        return list(quotes)
    pinned = [index for index, quote in enumerate(quotes) if quote.pinned][:size]
    drawn = [index for index, quote in enumerate(quotes) if not quote.pinned]
    random.Random(seed).shuffle(drawn)  # noqa: S311 - a sample that can be repeated, no secret
    counts = Counter(quote.stratum for quote in quotes)
    stratified = takes_shares(len(counts), size=size)
    filling = Filling(per_respondent=per_respondent)
    for index in pinned:
        filling.pin(index, stratum=_stratum(quotes[index], stratified), respondent=_speaker(quotes[index], index))
    for index in drawn:
        filling.offer(index, stratum=_stratum(quotes[index], stratified), respondent=_speaker(quotes[index], index))
    shares = {name: size * count / len(quotes) for name, count in counts.items()} if stratified else {"": float(size)}
    filling.fill(shares, size=size)
    return [quotes[index] for index in sorted(filling.chosen)]


def takes_shares(strata: int, *, size: int) -> bool:
    """Return whether a sample from this many strata is proportional to them."""
    return 1 < strata <= min(MAX_STRATA, size)


def _stratum(quote: Sampled, stratified: bool) -> str:
    return quote.stratum if stratified else ""


def _speaker(quote: Sampled, index: int) -> str:
    return quote.respondent or f"\0{index}"
