"""The deck: which of a workshop's quotes are dealt. A function of values: the same quotes and seed, the same deck."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Protocol, TypeVar

DECK_SIZE = 100
PER_RESPONDENT = 5
MAX_STRATA = 12


class Sampled(Protocol):
    """What sampling looks at. An empty respondent is nobody: such quotes are not counted together."""

    @property
    def respondent(self) -> str: ...

    @property
    def segment(self) -> str: ...


Q = TypeVar("Q", bound=Sampled)


def choose_deck(
    quotes: Sequence[Q], *, size: int = DECK_SIZE, per_respondent: int = PER_RESPONDENT, seed: int
) -> list[Q]:
    """Return all quotes when they are at most `size`, else a seeded sample of them, in their given order.

    At most `per_respondent` of one respondent, so the sample can be smaller than `size`. With 2 to 12 segments every
    segment gets its proportional share (largest remainder, Hamilton) and at least one quote, as far as it has them.
    """
    if len(quotes) <= size:
        return list(quotes)
    shuffled = list(range(len(quotes)))
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a sample that can be repeated, no secret
    allowed = _capped(quotes, shuffled, per_respondent=per_respondent)
    strata: dict[str, list[int]] = defaultdict(list)
    for index in allowed:
        strata[quotes[index].segment].append(index)
    if takes_shares(len(strata), size=size):
        shares = _shares({name: len(members) for name, members in strata.items()}, size=size)
        chosen = [index for name, members in strata.items() for index in members[: shares[name]]]
    else:
        chosen = allowed[:size]
    return [quotes[index] for index in sorted(chosen)]


def takes_shares(segments: int, *, size: int) -> bool:
    """Return whether a sample from this many segments is proportional to them."""
    return 1 < segments <= min(MAX_STRATA, size)


def _capped(quotes: Sequence[Q], order: list[int], *, per_respondent: int) -> list[int]:
    """`order` without what goes beyond `per_respondent` of one respondent."""
    taken: Counter[str] = Counter()
    allowed = []
    for index in order:
        respondent = quotes[index].respondent
        if respondent and taken[respondent] >= per_respondent:
            continue
        taken[respondent] += 1
        allowed.append(index)
    return allowed


def _shares(available: dict[str, int], *, size: int) -> dict[str, int]:
    """Whole shares of `size`, proportional to what is available, at least one and never more than there is."""
    total = sum(available.values())
    if total <= size:
        return dict(available)
    exact = {name: size * count / total for name, count in available.items()}
    shares = {name: max(1, int(share)) for name, share in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (int(exact[name]) - exact[name], name))
    while sum(shares.values()) < size:
        for name in by_remainder:
            if sum(shares.values()) < size and shares[name] < available[name]:
                shares[name] += 1
    while sum(shares.values()) > size:  # the minimum of one lifted small strata above their share
        above_one = [name for name in shares if shares[name] > 1]
        largest = max(above_one, key=lambda name: (shares[name] - exact[name], shares[name], name))
        shares[largest] -= 1
    return shares
