"""An ASGI layer that gives each request an id, tells it in every line and in the answer, and writes a line about it.

The line has the address without whatever could be a secret in it, and nothing of who asked.
"""

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

from structlog.contextvars import bound_contextvars

from config.discretion import discreet_path, is_harmless_id

logger = logging.getLogger("troupe.requests")

HEADER = b"x-request-id"
QUIET = ("/static/", "/healthz", "/readyz", "/metrics")
"""What is asked for all the time by whoever watches, or ten times by every page."""

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]


class RequestLog:
    """Wraps all that is served over HTTP and WebSockets."""

    def __init__(self, application: Application) -> None:
        self._application = application

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self._application(scope, receive, send)
        id, began, status = request_id(scope), time.monotonic(), 0

        async def send_on(event: dict[str, Any]) -> None:
            nonlocal status
            if event["type"] == "http.response.start":
                status = event["status"]
                event = {**event, "headers": [*event.get("headers", []), (HEADER, id.encode())]}
            elif event["type"] == "websocket.close":
                status = event.get("code", 1000)
            await send(event)

        with bound_contextvars(request_id=id):
            try:
                await self._application(scope, receive, send_on)
            finally:
                if not scope["path"].startswith(QUIET):
                    _tell(scope, status=status, seconds=time.monotonic() - began)


def request_id(scope: dict[str, Any]) -> str:
    """The id that a proxy gave the request, when it is nothing but an id; else a new one."""
    given = [value.decode("latin-1") for name, value in scope.get("headers", []) if name == HEADER]
    return given[0] if len(given) == 1 and is_harmless_id(given[0]) else uuid4().hex


def _tell(scope: dict[str, Any], *, status: int, seconds: float) -> None:
    method = scope.get("method", "WebSocket")
    logger.info("%s %s %d in %.3f s", method, discreet_path(scope["path"]), status, seconds)
