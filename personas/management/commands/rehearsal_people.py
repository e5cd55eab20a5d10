"""`manage.py rehearsal_people`: the simulated people of one rehearsal. A server starts it and tells it what to do.

The order is the first line of standard input. When that is closed, because the server has gone or wants the people to
go, this process ends too. It needs no database, and nothing secret is among its arguments.
"""

import asyncio
import os
import sys
import threading
from typing import Any

import msgspec
from django.core.management.base import BaseCommand

from personas.rehearsal.visiting import Order, visit

STANDARD_INPUT = 0


class Command(BaseCommand):
    help = "Let simulated people take part in a rehearsal. The server starts this by itself."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        order = msgspec.json.decode(sys.stdin.buffer.readline(), type=Order)
        threading.Thread(target=_end_with_input, daemon=True).start()
        asyncio.run(visit(order))


def _end_with_input() -> None:
    """Nothing more is said; the end of it is the end of this process, whatever it is at."""
    while os.read(STANDARD_INPUT, 1024):
        pass
    os._exit(0)
