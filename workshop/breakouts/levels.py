"""How large each group may become when some people stand in groups already and the rest fills up evenly."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """Every group is filled to `height`, and `more` of them by one above it; fuller ones stay as they are."""

    height: int
    more: int

    def has_room(self, sizes: Sequence[int], group: int, *, slack: int = 0) -> bool:
        """Whether one more fits into `group`; with `slack`, so many above the level."""
        size = sizes[group]
        if slack:
            return size < self.height + slack
        if size != self.height:
            return size < self.height
        return sum(1 for other in sizes if other == self.height + 1) < self.more


def level(sizes: Sequence[int], *, waiting: int) -> Level:
    """Where the water stands when `waiting` people are poured over groups of these sizes."""
    height = min(sizes)
    total = sum(sizes) + waiting
    while sum(max(size, height + 1) for size in sizes) <= total:
        height += 1
    above = sum(1 for size in sizes if size == height + 1)
    return Level(height, total - sum(max(size, height) for size in sizes) + above)
