"""One server per SQLite file: an flock that the system frees when its holder dies."""

import fcntl
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection

_held: list[IO[str]] = []


class Occupied(Exception):
    """Another server works on this database file."""


def take() -> None:
    """Hold the lock until this process ends; raises Occupied. PostgreSQL needs none."""
    if connection.vendor != "sqlite":
        return
    path = Path(f"{settings.DATABASES['default']['NAME']}.lock")
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise Occupied(str(path)) from None
    _held.append(file)


def free() -> None:
    """Let go of the lock."""
    while _held:
        with suppress(OSError):
            _held.pop().close()
