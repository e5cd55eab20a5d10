"""How late an event loop comes to what is due: the first sign that something blocks it."""

import asyncio

from realtime import metrics

EVERY_SECONDS = 0.25


class LagProbe:
    """Notes the lag of `loop` four times a second, for as long as the loop runs."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._due = 0.0

    def start(self) -> None:
        self._due = self._loop.time() + EVERY_SECONDS
        self._loop.call_at(self._due, self._note)

    def _note(self) -> None:
        metrics.LOOP_LAG.observe(max(0.0, self._loop.time() - self._due))
        self.start()
