"""Who is behind a socket, and what they may do: asked in a thread of the readers, never on the event loop."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import CookieError
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.http.cookie import parse_cookie
from django.utils.module_loading import import_string

from realtime.kinds import Kind

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


def changed_rights(actor: str, held: Mapping[UUID, tuple[Kind, frozenset[str]]]) -> set[UUID]:
    """Those documents on which `actor` may do something else than what is held. Runs in a reader thread."""
    try:
        return {document for document, (kind, can) in held.items() if not _still(can, kind, document, actor)}
    finally:
        connection.close()


def _still(can: frozenset[str], kind: Kind, document: UUID, actor: str) -> bool:
    try:
        access = kind.access(document, [actor]).get(actor)
    except DatabaseError:
        raise
    except Exception:
        return False  # where rights cannot be read, the writer finds out why and says so
    return access is not None and access.capabilities == can


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
