"""What a serving process does now and then beside it, on a thread of its own: what `REALTIME_CHORES` names."""

import logging
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

logger = logging.getLogger("troupe.realtime")

EVERY_SECONDS = 15 * 60


def begin() -> None:
    """Do them once, and again every quarter of an hour, until the process ends."""
    chores = [import_string(name) for name in settings.REALTIME_CHORES]
    threading.Thread(target=_go_on, args=(chores,), name="chores", daemon=True).start()


def _go_on(chores: list[Callable[[], None]]) -> None:
    pause = threading.Event()
    while True:
        for chore in chores:
            do(chore)
        pause.wait(EVERY_SECONDS)


def do(chore: Callable[[], None]) -> None:
    """Do one; what fails is noted, and tried again the next time."""
    try:
        chore()
    except Exception:
        logger.exception("a chore failed")
    finally:
        connection.close()
