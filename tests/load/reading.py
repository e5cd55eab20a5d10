"""Reads from the database where the log has which command, beside the server that works on it.

Run as `python -m tests.load.reading BOARD…`; says as JSON, of each board's commands, the sequence number, the id, and
whether it changed anything: a card that was moved to where it lay is news to nobody.
"""

import sys
from uuid import UUID

import django
import msgspec

django.setup()

from realtime.models import Event  # noqa: E402 the apps must be loaded first

if __name__ == "__main__":
    found: dict[str, list[tuple[int, str, bool]]] = {}
    for board in sys.argv[1:]:
        rows = Event.objects.filter(document=UUID(board)).order_by("seq")
        fields = rows.values_list("seq", "command_id", "changes")
        found[board] = [(seq, str(command), changes != "[]") for seq, command, changes in fields]
    sys.stdout.write(msgspec.json.encode(found).decode())
