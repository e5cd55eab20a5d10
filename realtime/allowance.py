"""How much each actor may write into each document: generous for people, so that nobody fills the disk.

Used on the writer thread only; each process counts for itself.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from uuid import UUID

from realtime.limits import TokenBucket

BURST_BYTES = 2_000_000
BYTES_PER_SECOND = 20_000
REMEMBERED = 10_000
"""Whoever wrote longest ago is forgotten, and has a full measure again."""

Account = tuple[str, UUID]


class Allowances:
    """What each actor has left for each document, in bytes of stored events."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._accounts: OrderedDict[Account, TokenBucket] = OrderedDict()

    def left(self, account: Account) -> float:
        """How many bytes may be written now; not above zero when it has been too much."""
        bucket = self._accounts.get(account)
        return BURST_BYTES if bucket is None else bucket.left

    def spend(self, account: Account, amount: int) -> None:
        """So much was written, which may be more than was left: then the next time comes later."""
        bucket = self._accounts.get(account)
        if bucket is None:
            bucket = TokenBucket(per_second=BYTES_PER_SECOND, burst=BURST_BYTES, clock=self._clock)
            self._accounts[account] = bucket
        bucket.spend(amount)
        self._accounts.move_to_end(account)
        while len(self._accounts) > REMEMBERED:
            self._accounts.popitem(last=False)
