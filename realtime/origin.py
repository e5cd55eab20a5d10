"""Only pages of this server's own origin, or of a trusted one, may open a socket; scheme, host and port all count."""

from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

Application = Callable[[dict[str, Any], Callable[..., Any], Callable[..., Any]], Awaitable[None]]


class OriginGuard:
    """An ASGI layer that refuses handshakes from foreign pages, from `null` and from nowhere."""

    def __init__(self, application: Application) -> None:
        self._application = application

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "websocket" and not is_allowed(scope):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._application(scope, receive, send)


def is_allowed(scope: dict[str, Any]) -> bool:
    """Whether the handshake's one Origin header is this server's own full origin or a trusted one."""
    headers: list[tuple[bytes, bytes]] = scope.get("headers", [])
    origins = [value for name, value in headers if name == b"origin"]
    hosts = [value for name, value in headers if name == b"host"]
    if len(origins) != 1 or len(hosts) != 1:
        return False
    origin, host = origins[0].decode("latin-1").lower(), hosts[0].decode("latin-1").lower()
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    domain, _port = split_domain_port(host)
    if not validate_host(domain, settings.ALLOWED_HOSTS):
        return False
    scheme = "https" if _is_secure(scope) else "http"
    return origin == f"{scheme}://{host}"


def _is_secure(scope: dict[str, Any]) -> bool:
    forwarded: tuple[str, str] | None = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    if forwarded:
        name, value = forwarded
        wanted = name.removeprefix("HTTP_").replace("_", "-").lower().encode()
        return any(key == wanted and found == value.encode() for key, found in scope.get("headers", []))
    return scope.get("scheme") in ("wss", "https")
