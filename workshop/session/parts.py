"""Parts of a step, one after another or side by side: how long they take together. Pure."""

from collections.abc import Iterable
from typing import Protocol


class Timed(Protocol):
    """What has minutes, and may run beside what stands before it."""

    @property
    def minutes(self) -> int: ...
    @property
    def beside(self) -> bool: ...


def longest_line(parts: Iterable[Timed]) -> int:
    """The minutes that `parts` take: one after another, and of those side by side the longest."""
    total = slot = 0
    for part in parts:
        if part.beside:
            slot = max(slot, part.minutes)
        else:
            total, slot = total + slot, part.minutes
    return total + slot
