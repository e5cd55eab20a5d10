"""The measure behind every limit of a rate: generous for people, deadly for floods."""

from collections.abc import Callable


class TokenBucket:
    """Lets `burst` messages, bytes or whatever through at once and `per_second` in the long run."""

    def __init__(self, *, per_second: float, burst: float, clock: Callable[[], float]) -> None:
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._tokens = burst
        self._at = clock()

    def take(self) -> bool:
        """Whether one more is within the limit; then it counts."""
        if self.left < 1:
            return False
        self._tokens -= 1
        return True

    @property
    def left(self) -> float:
        """How much is within the limit now; less than nothing after too much was spent."""
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._per_second)
        self._at = now
        return self._tokens

    def spend(self, amount: float) -> None:
        """Count `amount`, also where it is more than is left."""
        self._tokens = self.left - amount
