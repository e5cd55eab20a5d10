"""Filling shares with quotes of which one respondent may give only so many.

A respondent who speaks in several strata can be used up in one of them while another has nobody else. So a quote that
is taken already may be exchanged for another of its stratum: an augmenting path, as in maximum flow (Ford and
Fulkerson 1956), over at most twelve strata. What a stratum cannot get by that, it cannot get at all.
"""

from collections import Counter, defaultdict, deque

_Way = dict[str, tuple[str, str]]
"""How a stratum was reached: from which one, and by whose quote."""


class Filling:
    """Quotes by number: those to draw from in their order, and those chosen."""

    def __init__(self, *, per_respondent: int) -> None:
        self._most = per_respondent
        self._loads: Counter[str] = Counter()
        self._speakers: dict[int, str] = {}
        self._open: dict[str, deque[int]] = defaultdict(deque)
        self._spare: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._taken: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._counts: Counter[str] = Counter()
        self._pinned: list[int] = []

    @property
    def chosen(self) -> list[int]:
        """Everything chosen, in no order."""
        drawn = (index for speakers in self._taken.values() for found in speakers.values() for index in found)
        return [*self._pinned, *drawn]

    def pin(self, index: int, *, stratum: str, respondent: str) -> None:
        """Choose a quote whatever its respondent has said already."""
        self._pinned.append(index)
        self._counts[stratum] += 1
        self._loads[respondent] += 1

    def offer(self, index: int, *, stratum: str, respondent: str) -> None:
        """Let a quote be drawn, after those that were offered before."""
        self._open[stratum].append(index)
        self._speakers[index] = respondent

    def fill(self, shares: dict[str, float], *, size: int) -> None:
        """Choose up to `size`: one of each stratum, then always one of that which lacks most of its share."""
        for name in sorted(shares, key=lambda one: (shares[one], one)):
            if not self._counts[name] and len(self.chosen) < size:
                self._take(name)
        left = set(shares)
        missing = size - len(self.chosen)
        while left and missing > 0:
            name = max(left, key=lambda one: (shares[one] - self._counts[one], one))
            if self._take(name):
                missing -= 1
            else:
                left.discard(name)

    def _take(self, stratum: str) -> bool:
        """Choose one more quote of a stratum, exchanging others where that is the only way; False if there is none."""
        ways: _Way = {}
        waiting = deque([stratum])
        while waiting:
            here = waiting.popleft()
            index = self._next_open(here)
            if index is not None:
                self._exchange(here, index, ways=ways, root=stratum)
                self._counts[stratum] += 1
                return True
            for speaker, spare in self._spare[here].items():
                for other, taken in self._taken.items():
                    if spare and taken.get(speaker) and other not in ways and other != stratum:
                        ways[other] = (here, speaker)
                        waiting.append(other)
        return False

    def _next_open(self, stratum: str) -> int | None:
        """Take out the next quote whose respondent may say more; others wait among the spare ones."""
        queue = self._open[stratum]
        while queue:
            index = queue.popleft()
            speaker = self._speakers[index]
            if self._loads[speaker] < self._most:
                return index
            self._spare[stratum][speaker].append(index)
        return None

    def _exchange(self, here: str, index: int, *, ways: _Way, root: str) -> None:
        """Choose `index`, and hand on along the way what it frees."""
        speaker = self._speakers[index]
        self._loads[speaker] += 1
        self._taken[here][speaker].append(index)
        while here != root:
            before, speaker = ways[here]
            freed = self._taken[here][speaker].pop()
            self._spare[here][speaker].append(freed)
            self._taken[before][speaker].append(self._spare[before][speaker].pop(0))
            here = before
