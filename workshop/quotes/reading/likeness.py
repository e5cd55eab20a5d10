"""Which quotes say nearly the same words: pairs to look at, found without comparing each with each.

The measure is rapidfuzz's `token_set_ratio`, which finds edits of one text and no paraphrase. To it a text whose words
are all in a longer one is the same, so that only texts are compared that share most of their words.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.fuzz import token_set_ratio

ALIKE_PERCENT = 89
_SHARED_WORDS = 0.75
_SHARED_RAREST = 2
# “Nothing so far” says everybody; “I call them” and “I call you” share most of their words by accident.
_FEWEST_WORDS_SAME = 3
_FEWEST_WORDS_NEAR = 5
# A word that so many texts share tells none of them from the others.
_COMMONEST = 60
# Of thousands that are all alike it is enough to name one.
_COMPARED = 20
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Likeness:
    """Two texts, by their places in the list; `earlier` comes first. `same` when only case and marks differ."""

    later: int
    earlier: int
    same: bool


@dataclass(frozen=True)
class _Words:
    """A text as its words: in order, as a set, and the rarest of them."""

    joined: str
    all: frozenset[str]
    rarest: tuple[str, ...]


def find_alike(texts: Sequence[str], *, first: int = 0) -> list[Likeness]:
    """Return for each text from `first` on the earlier one that has nearly the same words, the nearest of several."""
    words = _words(texts)
    holders: dict[str, list[int]] = defaultdict(list)
    first_with: dict[str, int] = {}
    found = []
    for index, own in enumerate(words):
        if len(own.all) < _FEWEST_WORDS_SAME:
            continue
        earlier = first_with.get(own.joined)
        if earlier is not None:  # it leads to nothing that the earlier one does not lead to
            if index >= first:
                found.append(Likeness(index, earlier, same=True))
            continue
        if index >= first:
            nearest = _nearest(own, holders, words)
            if nearest is not None:
                found.append(Likeness(index, nearest, same=False))
        first_with[own.joined] = index
        for word in own.rarest:
            if len(holders[word]) < _COMMONEST:
                holders[word].append(index)
    return found


def _words(texts: Sequence[str]) -> list[_Words]:
    """The words of each text. Texts that share `_SHARED_WORDS` of their words share `_SHARED_RAREST` of their rarest.

    Prefix filter for set similarity joins: Chaudhuri, Ganti and Kaushik, ICDE 2006; with several words: Wang, Li and
    Feng, SIGMOD 2012.
    """
    lists = [_WORD.findall(text.casefold()) for text in texts]
    sets = [frozenset(words) for words in lists]
    frequency = Counter(word for one in sets for word in one)
    whole = []
    for words, one in zip(lists, sets, strict=True):
        several = len(one) >= _FEWEST_WORDS_NEAR
        enough = len(one) - math.ceil(_SHARED_WORDS * len(one)) + _SHARED_RAREST if several else 0
        rarest = sorted(one, key=lambda word: (frequency[word], word))[:enough]
        whole.append(_Words(" ".join(words), one, tuple(rarest)))
    return whole


def _nearest(own: _Words, holders: dict[str, list[int]], words: list[_Words]) -> int | None:
    """The earlier text that is most alike, the first of several; None when none is alike enough."""
    best, best_ratio = None, 0.0
    sharing = Counter(chain.from_iterable(holders[word] for word in own.rarest))
    likeliest = (other for other, count in sharing.most_common(_COMPARED) if count >= _SHARED_RAREST)
    for other in sorted(likeliest):
        theirs = words[other]
        needed = _SHARED_WORDS * max(len(own.all), len(theirs.all))
        if min(len(own.all), len(theirs.all)) < needed or len(own.all & theirs.all) < needed:
            continue
        ratio = token_set_ratio(own.joined, theirs.joined)
        if ratio >= ALIKE_PERCENT and ratio > best_ratio:
            best, best_ratio = other, ratio
    return best
