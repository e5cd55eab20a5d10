"""When who sends: times that are fixed beforehand and moved by no answer, so that waiting in line is measured too.

A client that sends only after the last answer stops asking just when the server is slow, and hides it
(“coordinated omission”, Gil Tene, How NOT to Measure Latency, 2013).
"""

import asyncio
import random
import select
import selectors
import time
from array import array
from collections.abc import Callable, Mapping
from itertools import count, takewhile

PROBE_SECONDS = 0.02
_NS = 1_000_000_000

Sending = tuple[int, int]
"""(when, who)"""


class PreciseSelector(selectors.EpollSelector):
    """Waits to the microsecond, where epoll rounds up to a millisecond: as much as some deliveries take in all."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is not None and timeout > 0:
            select.select([self.fileno()], [], [], timeout)
            timeout = 0
        return super().select(timeout)


def planned(rates: Mapping[int, float], *, from_ns: int, to_ns: int) -> list[Sending]:
    """Each person's sendings at their rate: one at a random moment of each interval of 1/rate."""
    sendings: list[Sending] = []
    for person, rate in rates.items():
        chance = random.Random(person)
        moments = (from_ns + int((place + chance.random()) / rate * _NS) for place in count())
        sendings += [(at, person) for at in takewhile(lambda at: at < to_ns, moments)]
    return sorted(sendings)


async def run(sendings: list[Sending], send: Callable[[int, int], None]) -> None:
    """Call `send(who, when)` at each time, late ones at once; returns after the last."""
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    place = 0

    def tick() -> None:
        nonlocal place
        while place < len(sendings) and sendings[place][0] <= time.monotonic_ns():
            send(sendings[place][1], sendings[place][0])
            place += 1
        if place < len(sendings):
            loop.call_at(sendings[place][0] / _NS, tick)
        elif not done.done():
            done.set_result(None)

    tick()
    await done


class LagProbe:
    """How much later than asked this process gets round to things: what its own slowness adds to a measurement."""

    def __init__(self) -> None:
        self._lags: array[int] = array("q")
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._probe())

    def stop(self) -> "array[int]":
        """The lags in nanoseconds since the start."""
        if self._task is not None:
            self._task.cancel()
        lags, self._lags = self._lags, array("q")
        return lags

    async def _probe(self) -> None:
        while True:
            due = time.monotonic_ns() + int(PROBE_SECONDS * _NS)
            await asyncio.sleep(PROBE_SECONDS)
            self._lags.append(max(0, time.monotonic_ns() - due))
