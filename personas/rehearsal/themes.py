"""What simulated people find in quotes: words that several quotes share. No insight, but it can be traced."""

import random
import re
from collections import Counter
from collections.abc import Mapping

MOST = 5
SHORTEST_WORD = 5
TOO_COMMON = 0.4
LEFTOVERS, NOT_SORTED = "The others", "Not sorted in time"
EXCERPT_LONGEST = 180
_COMMON = frozenset(
    "about after again all already also always another anything because become before being better between could does "
    "doing done during each either enough even every everything first from getting give going have having here into "
    "just know like lots made make making many maybe might more most much must need needs never nothing often once "
    "only other others over people please quite rather really right same several should since some someone something "
    "sometimes still such take than that their them then there these they thing things think this those though through "
    "time times today together under until using very want wants well were what when where which while will with "
    "within without would years your yours cannot doesn don't doesn't isn't it's i'm they're you're that's".split()
)


class Themes:
    """Words that stand for piles of quotes, worked out from the dealt quotes alone, so that all find the same."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._words = {id: words_of(text) for id, text in texts.items()}
        self.words = _choose(self._words)

    def of(self, quote: str, *, chance: random.Random) -> str:
        """The label under which somebody would put a quote; with several themes in it, people differ."""
        fitting = [word for word in self.words if word in self._words.get(quote, ())]
        return label_of(chance.choice(fitting)) if fitting else LEFTOVERS


def label_of(word: str) -> str:
    """A provisional persona name for a theme."""
    return f"The {word} people"


def is_leftover(label: str) -> bool:
    """Whether a pile of this label has nothing in common, so that nobody would make a persona of it."""
    return label in (LEFTOVERS, NOT_SORTED)


def words_of(text: str) -> frozenset[str]:
    """The telling words of a text."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.casefold().replace("’", "'"))
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD and word not in _COMMON)


def excerpt(text: str) -> str:
    """The first sentence of a quote, shortened where it is long."""
    one_line = " ".join(text.split())
    sentence = re.split(r"(?<=[.!?])\s", one_line, maxsplit=1)[0]
    return sentence if len(sentence) <= EXCERPT_LONGEST else sentence[: EXCERPT_LONGEST - 1].rstrip() + "…"


def _choose(words: Mapping[str, frozenset[str]]) -> list[str]:
    """Greedily the words that cover most quotes which no earlier word covers."""
    left = set(words)
    chosen: list[str] = []
    common = Counter(word for found in words.values() for word in found)
    usable = {word for word, count in common.items() if 2 <= count <= max(2, TOO_COMMON * len(words))}
    while left and len(chosen) < MOST:
        counts = Counter(word for id in left for word in words[id] if word in usable)
        if not counts:
            break
        best = min(counts, key=lambda word: (-counts[word], word))
        chosen.append(best)
        left = {id for id in left if best not in words[id]}
    return chosen
