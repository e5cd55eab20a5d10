"""Leaving in order: take no more, finish and answer what is queued, then tell every page to come back."""

import asyncio
from functools import partial

from realtime.engine import engine
from realtime.socket import Socket

DRAIN_SECONDS = 8.0
GOODBYE_SECONDS = 0.5
"""For the last frames to leave."""


async def leave() -> None:
    """Drain the writer and close all sockets of this process; at most some nine seconds."""
    Socket.take_no_more()
    drain = partial(engine.writer.stop, timeout_seconds=DRAIN_SECONDS)
    await asyncio.get_running_loop().run_in_executor(None, drain)
    Socket.close_all()
    await asyncio.sleep(GOODBYE_SECONDS)
