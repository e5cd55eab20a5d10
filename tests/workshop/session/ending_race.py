"""Two engines, as of two processes, on one PostgreSQL: one writes to a board while the other ends the session.

Run as `python -m tests.workshop.session.ending_race [open]`; says which came first, and what the writer was answered.
The writer has read its rights and is held up for a moment before it locks the board. With `open` rows are not locked:
a fault that must be found.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event as Signal
from uuid import UUID, uuid4

import django

django.setup()

from realtime import batch, log  # noqa: E402 the apps must be loaded first
from realtime.batch import Submission  # noqa: E402
from realtime.engine import Engine, engine  # noqa: E402
from realtime.log import Standing, lock_document  # noqa: E402
from realtime.prepared import Lock  # noqa: E402
from realtime.refusals import Refusal  # noqa: E402
from tests.load.making import make_room  # noqa: E402
from workshop.access import account_actor  # noqa: E402
from workshop.models import Workshop  # noqa: E402

HELD_UP_SECONDS = 0.5
LONG_SECONDS = 20


@contextmanager
def unlocked(lock: Lock) -> Iterator[None]:
    """Locks no rows: the planted fault."""
    yield


def race() -> dict[str, object]:
    """Let both run against each other."""
    room = make_room(0, people=2)
    facilitator = account_actor(Workshop.objects.get(session=room.session).staff.get(role="facilitator").user)
    ours, theirs = Engine(), Engine()
    has_read, ended, answered = Signal(), Signal(), Signal()
    happened: list[str] = []

    def hold_up(document: UUID) -> Standing | None:
        if str(document) == room.board and not has_read.is_set():
            has_read.set()
            ended.wait(HELD_UP_SECONDS)
        return lock_document(document)

    def answer(refusal: Refusal | None) -> None:
        happened.append("written" if refusal is None else refusal.code)
        answered.set()

    log.lock_document = hold_up
    arguments = {"cards": [room.cards[0]], "cluster": room.clusters[0]}
    actor = room.members[0].actor
    ours.submit(Submission(UUID(room.board), uuid4(), uuid4(), actor, "move_cards", arguments), answer)
    assert has_read.wait(LONG_SECONDS)
    theirs.execute(UUID(room.session), "end_session", {}, actor=facilitator)
    happened.append("ended")
    ended.set()
    assert answered.wait(LONG_SECONDS)
    for one in (ours, theirs, engine):
        one.writer.stop(timeout_seconds=LONG_SECONDS)
    return {"happened": happened}


if __name__ == "__main__":
    if "open" in sys.argv:
        setattr(batch, "locking_rows", unlocked)  # noqa: B010 it is the name inside that module that counts
    sys.stdout.write(json.dumps(race()))
