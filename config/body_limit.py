"""The largest request body that is read at all: an ASGI layer in front of the pages, and its half among the middleware.

Django stores a body before it asks who sent it, and parses a file into a second copy; neither knows a limit.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponseBase

LARGEST_BYTES = 32 * 1024 * 1024
TOO_BIG = "troupe.too_big"

Receive = Callable[[], Awaitable[dict[str, Any]]]
Application = Callable[[dict[str, Any], Receive, Callable[..., Any]], Awaitable[None]]


class BodyLimit:
    """Hides a body that is too big, whether it says so beforehand or only grows so."""

    def __init__(self, application: Application) -> None:
        self._application = application

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Callable[..., Any]) -> None:
        if announced_bytes(scope) <= LARGEST_BYTES:
            try:
                return await self._application(scope, _counted(receive), send)
            except _GrewTooBig:
                pass  # a body is read before anything else is done, so that nothing has been answered yet
        await self._application({**scope, TOO_BIG: True}, _hidden(receive), send)


class _GrewTooBig(Exception):
    """More came than is read."""


def announced_bytes(scope: dict[str, Any]) -> int:
    """What the request says of the length of its body; 0 where it says nothing that can be understood."""
    values = [value for name, value in scope.get("headers", []) if name == b"content-length"]
    return max((int(value) for value in values if value.isdigit()), default=0)


def _hidden(receive: Receive) -> Receive:
    """An empty body; what really comes is thrown away while one waits for the client to go."""
    told = False

    async def hidden() -> dict[str, Any]:
        nonlocal told
        if not told:
            told = True
            return {"type": "http.request", "body": b"", "more_body": False}
        while (event := await receive())["type"] == "http.request":
            pass
        return event

    return hidden


def _counted(receive: Receive) -> Receive:
    received = 0

    async def counted() -> dict[str, Any]:
        nonlocal received
        event = await receive()
        received += len(event.get("body", b""))
        if received > LARGEST_BYTES:
            raise _GrewTooBig
        return event

    return counted


def refuse_too_big(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Middleware: answer for a body that was hidden; inside those that set headers, outside those that read bodies."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if getattr(request, "scope", {}).get(TOO_BIG):
            raise RequestDataTooBig("The body is larger than any page takes.")
        return get_response(request)

    return middleware
