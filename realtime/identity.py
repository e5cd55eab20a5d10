"""Who is behind a socket: the project's own function decides, in a thread of the readers, never on the event loop."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import CookieError
from typing import Any

from django.conf import settings
from django.db import connection
from django.http.cookie import parse_cookie
from django.utils.module_loading import import_string

readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="realtime-reader")


@dataclass(frozen=True)
class Identity:
    """The actors that a socket may speak as, the preferred one first."""

    actors: tuple[str, ...]

    def choose(self, wanted: str | None) -> str | None:
        """The actor to be: the wanted one if it is held, the first without a wish, else None."""
        if wanted is None:
            return self.actors[0] if self.actors else None
        return wanted if wanted in self.actors else None


Authenticate = Callable[[dict[str, str]], Identity]


def identify(scope: dict[str, Any]) -> Identity:
    """The identity behind an ASGI scope, by its cookies. Runs in a reader thread."""
    authenticate: Authenticate = import_string(settings.REALTIME_AUTHENTICATE)
    try:
        return authenticate(cookies_of(scope))
    finally:
        connection.close()


def cookies_of(scope: dict[str, Any]) -> dict[str, str]:
    """The cookies that the handshake carried."""
    cookies: dict[str, str] = {}
    for name, value in scope.get("headers", []):
        if name == b"cookie":
            try:
                cookies.update(parse_cookie(value.decode("latin-1")))
            except CookieError:
                continue
    return cookies
