"""Showing how far a rehearsal has come: a line for each phase, which moves on a terminal."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TextIO

from personas.rehearsal.tally import Tally

TITLE_WIDTH = 40
LIVE_SECONDS = 0.2
STILL_SECONDS = 10.0


class Progress:
    """Writes to `out`; `phases` says afterwards how many seconds each phase took."""

    def __init__(self, out: TextIO, tally: Tally) -> None:
        self._out = out
        self._tally = tally
        self._moves = out.isatty()
        self.phases: dict[str, float] = {}
        self.note = ""

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """A phase in which nobody is there yet to move the line."""
        began = time.monotonic()
        if self._moves:
            self._write(f"\r  {title} …")
        yield
        self._end(title, began)

    @asynccontextmanager
    async def phase(self, title: str) -> AsyncIterator[None]:
        """A phase whose counts are shown while they change."""
        began = time.monotonic()
        self.note = ""
        showing = asyncio.create_task(self._show(title, began))
        try:
            yield
        finally:
            showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)
        self._end(title, began)

    def table(self, rows: dict[str, object]) -> None:
        """The outcome, a row for each count."""
        width = max(map(len, rows))
        self._write("\n")
        for name, value in rows.items():
            self._write(f"  {name:<{width}}  {value}\n")

    async def _show(self, title: str, began: float) -> None:
        while True:
            await asyncio.sleep(LIVE_SECONDS if self._moves else STILL_SECONDS)
            self._write(self._line(title, began) + ("" if self._moves else "\n"))

    def _end(self, title: str, began: float) -> None:
        seconds = time.monotonic() - began
        self.phases[title] = round(self.phases.get(title, 0.0) + seconds, 2)
        self._write(self._line(title, began) + "\n")

    def _line(self, title: str, began: float) -> str:
        counts = [self.note] if self.note else []
        if self._tally.commands:
            counts.append(
                f"{self._tally.sent} sent · {self._tally.acknowledged} acknowledged · {self._tally.refused} refused"
            )
        seconds = f"{time.monotonic() - began:6.1f} s"
        shown = title if len(title) <= TITLE_WIDTH else title[: TITLE_WIDTH - 1] + "…"
        start = "\r\x1b[K" if self._moves else ""
        return f"{start}  {shown:<{TITLE_WIDTH}}{seconds}   {' · '.join(counts)}".rstrip()

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
