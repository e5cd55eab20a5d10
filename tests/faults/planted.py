"""Faults for the tests to catch: each breaks one promise of the engine, in a process that TROUPE_PLANTED names it to.

They are patches from outside; the product itself holds none of them.
"""

import os
import threading
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

from django.apps import AppConfig

COMMIT_TAKES_SECONDS = 0.05
"""A disk that is slow enough for what comes too early to be seen."""


class Planted(AppConfig):
    """Plants the fault once all models are there."""

    name = "tests.faults"

    def ready(self) -> None:
        FAULTS[os.environ["TROUPE_PLANTED"]]()


def plant(owner: Any, name: str, what: Any) -> None:
    """Put `what` in the place of what the product has there."""
    setattr(owner, name, what)


def acknowledge_before_commit() -> None:
    """`ack` is sent while the transaction is still open."""
    from realtime import writer
    from realtime.engine import call_on, engine

    apply_all = writer._apply_all

    def apply_and_answer(batch: Any, pending: Any) -> list[Any]:
        answers = apply_all(batch, pending)
        for answer, refusal in answers:
            call_on(engine.running_loop(), partial(answer, refusal))
        threading.Event().wait(COMMIT_TAKES_SECONDS)
        return []

    plant(writer, "_apply_all", apply_and_answer)


def broadcast_before_commit() -> None:
    """Followers are sent changes while the transaction is still open."""
    from realtime.batch import Batch, Commit
    from realtime.engine import call_on, engine

    save = Batch.save

    def save_and_tell(batch: Batch) -> None:
        save(batch)
        hub, changed = engine.hub, [draft for draft in batch.drafts.values() if draft.entries]
        if hub is None or not changed:
            return
        for draft in changed:
            told, now = list(draft.entries), time.monotonic()
            commit = Commit(draft.document, draft.kind, told, draft.head, draft.was_private, now)
            call_on(engine.running_loop(), partial(hub.publish, commit))
        threading.Event().wait(COMMIT_TAKES_SECONDS)

    plant(Batch, "save", save_and_tell)


def no_idempotence() -> None:
    """A command that the log holds is run again, and the database does not mind."""
    from django.db import connection

    from realtime import log
    from realtime.models import Event

    plant(log, "known_commands", lambda **_about: set())
    (constraint,) = (one for one in Event._meta.constraints if one.name == "each_command_once")
    Event._meta.constraints = [one for one in Event._meta.constraints if one is not constraint]
    with connection.cursor() as cursor:
        is_there = constraint.name in connection.introspection.get_constraints(cursor, Event._meta.db_table)
    if is_there:
        with connection.schema_editor() as editor:
            editor.remove_constraint(Event, constraint)


def projection_off() -> None:
    """Everybody is sent everything."""
    from realtime import projection

    plant(projection, "sees", lambda record, *, viewer: record is not None)


def lose_changes() -> None:
    """Each fiftieth change for a follower is lost on its way."""
    from realtime.outbox import Outbox

    put, counted = Outbox.put, count(1)

    def put_mostly(outbox: Outbox, message: bytes, *, document: Any = None) -> None:
        if message.startswith(b'{"t":"chg"') and next(counted) % 50 == 0:
            return
        put(outbox, message, document=document)

    plant(Outbox, "put", put_mostly)


def never_poll() -> None:
    """What no hint tells of is never found."""
    from realtime import neighbours

    plant(neighbours, "POLL_SECONDS", 10**6)
    plant(neighbours, "POLL_ALONE_SECONDS", 10**6)


def acknowledge_what_failed() -> None:
    """A batch that the database did not take is acknowledged."""
    from realtime.refusals import OutcomeUnknown
    from realtime.writer import Publication, Writer

    def refuse_all(writer: Writer, pending: Any, refusal: Any) -> None:
        told = None if isinstance(refusal, OutcomeUnknown) else refusal
        writer._publish(Publication([], set()), [(answer, told) for _submission, answer in pending])

    plant(Writer, "_refuse_all", refuse_all)


def no_window() -> None:
    """What a reader does not confirm is sent and sent."""
    from realtime import outbox

    plant(outbox, "WINDOW_BYTES", 2**60)


def wall_clock() -> None:
    """Whether somebody lives is told by the clock on the wall."""
    from realtime.socket import Socket

    init = Socket.__init__

    def init_by_the_wall(socket: Any, **about: Any) -> None:
        init(socket, **about)
        socket._clock, socket._heard_at = time.time, time.time()

    plant(Socket, "__init__", init_by_the_wall)


def turn_some_away() -> None:
    """Each tenth who comes is told that they are nobody."""
    from realtime.identity import Identity

    choose, counted = Identity.choose, count(1)

    def choose_mostly(identity: Identity, wanted: str | None) -> str | None:
        return None if next(counted) % 10 == 0 else choose(identity, wanted)

    plant(Identity, "choose", choose_mostly)


FAULTS: dict[str, Callable[[], None]] = {
    fault.__name__: fault
    for fault in (
        acknowledge_before_commit,
        broadcast_before_commit,
        no_idempotence,
        projection_off,
        lose_changes,
        never_poll,
        acknowledge_what_failed,
        no_window,
        wall_clock,
        turn_some_away,
    )
}
