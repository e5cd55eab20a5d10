"""Serving with uvicorn, where it is installed: quicker than daphne under load."""

import asyncio
from collections.abc import Callable
from types import FrameType
from typing import Any

from realtime.servers import MESSAGE_BYTES
from realtime.servers.leaving import leave

NEVER_SECONDS = 3600.0 * 24 * 365
"""The socket beats by itself."""
CLOSING_SECONDS = 2
"""For requests that are still being answered at the end."""


def serve(application: Any, *, host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT; `ready` is called once it listens. Raises ImportError without uvicorn."""
    import uvicorn

    class Server(uvicorn.Server):
        """Leaves in order before it ends."""

        ending: asyncio.Task[None] | None = None

        async def startup(self, sockets: list[Any] | None = None) -> None:
            await super().startup(sockets)
            self.loop = asyncio.get_running_loop()
            if self.started:
                ready()

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            self.loop.call_soon_threadsafe(self._begin_to_end)

        def _begin_to_end(self) -> None:
            if self.ending is None:
                self.ending = self.loop.create_task(self._end())

        async def _end(self) -> None:
            await leave()
            self.should_exit = True

    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        ws="websockets-sansio",
        ws_max_size=MESSAGE_BYTES,
        ws_ping_interval=NEVER_SECONDS,
        ws_per_message_deflate=False,
        lifespan="off",
        access_log=False,
        log_config=None,  # its loggers write as all others do
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=CLOSING_SECONDS,
    )
    Server(config).run()
