"""Limits per connection: generous for people, deadly for floods."""

from collections.abc import Callable


class TokenBucket:
    """Lets `burst` messages through at once and `per_second` in the long run."""

    def __init__(self, *, per_second: float, burst: float, clock: Callable[[], float]) -> None:
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._tokens = burst
        self._at = clock()

    def take(self) -> bool:
        """Whether one more message is within the limit."""
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._per_second)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True
