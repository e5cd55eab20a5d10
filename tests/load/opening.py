"""How long it takes to open a document with a long past that nobody has open: `python -m tests.load.opening [EVENTS]`.

Makes a room and writes so many events to its board, in a folder of its own; then loads the board as a server does
that has never seen it, and makes the answer to a subscription. Says as JSON what it took, in milliseconds.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID, uuid4

import django
import msgspec

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ.pop("DATABASE_URL", None)

EVENTS = 50_000
TIMES = 20


def write(room: "Workshop", *, events: int) -> None:
    """Move cards about until the board's log holds so many events."""
    writer = Writer(lambda publication, answers: None)
    board, chance = UUID(room.board), random.Random(1)
    for _ in range(-(-events // BATCH_COMMANDS)):
        moves = [
            {"cards": [chance.choice(room.cards)], "cluster": chance.choice(room.clusters)}
            for _ in range(BATCH_COMMANDS)
        ]
        for move in moves:
            actor = chance.choice(room.members).actor
            writer.submit(Submission(board, uuid4(), uuid4(), actor, "move_cards", move), lambda refusal: None)
        writer.run(lambda batch: None).result(60)
    writer.stop(timeout_seconds=60)


def opening(room: "Workshop") -> tuple[float, int]:
    """(milliseconds, bytes of the answer) of one subscription on an engine that holds nothing."""
    board, actor = UUID(room.board), room.members[0].actor
    cold = Writer(lambda publication, answers: None)
    try:
        cold.run(lambda batch: None).result(60)  # the thread and its connection are there already in a server
        began = time.perf_counter()
        found = cold.run(lambda batch: read(batch, document=board, actor=actor)).result(60)
        return (time.perf_counter() - began) * 1000, found
    finally:
        cold.stop(timeout_seconds=60)


def read(batch: "Batch", *, document: UUID, actor: str) -> int:
    """Bytes of everything that `actor` may see of a document."""
    state = batch.open(document).state
    return len(msgspec.json.encode(project_records(state.records, viewer=actor)))


if __name__ == "__main__":
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory(prefix="troupe-bench.") as folder:
        os.environ["TROUPE_VAR"] = str(Path(folder))
        django.setup()

        from django.core.management import call_command

        from realtime.batch import Batch, Submission
        from realtime.engine import engine
        from realtime.projection import project_records
        from realtime.turns import BATCH_COMMANDS
        from realtime.writer import Writer
        from tests.load.making import make_room
        from tests.load.world import Workshop

        call_command("migrate", verbosity=0)
        room = make_room(0, people=60)
        write(room, events=events)
        times = [opening(room) for _ in range(TIMES)]
        engine.writer.stop(timeout_seconds=10)
        spent = sorted(milliseconds for milliseconds, _bytes in times)
        found = {
            "events": events,
            "opening_p50_ms": round(statistics.median(spent), 1),
            "opening_max_ms": round(spent[-1], 1),
            "answer_bytes": times[0][1],
        }
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
