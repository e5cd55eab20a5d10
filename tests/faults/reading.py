"""Reads documents from the database, beside the servers that work on it: the log, and what the product makes of it.

Run as `python -m tests.faults.reading DOCUMENT…`; says a list of `tests.faults.evidence.Document` as JSON.
"""

import sys
from uuid import UUID

import django
import msgspec

django.setup()

from realtime import log  # noqa: E402 the apps must be loaded first
from realtime.kinds import kind_named  # noqa: E402
from realtime.models import Document, Event, Snapshot  # noqa: E402
from tests.faults import evidence  # noqa: E402


def read(id: UUID) -> evidence.Document:
    """One document, while nobody writes to it."""
    row, kept = Document.objects.get(pk=id), Snapshot.objects.filter(document=id).first()
    kind = kind_named(row.kind)
    state = log.load(document=id, kind=kind)
    return evidence.Document(
        id=str(id),
        kind=row.kind,
        private=kind.private_sequence,
        head=row.head,
        events=[_event(event) for event in Event.objects.filter(document=id).order_by("id")],
        snapshot=evidence.Whole(kept.seq, msgspec.json.decode(kept.records)) if kept else None,
        state=msgspec.to_builtins(state.records),
    )


def _event(event: Event) -> evidence.Event:
    changes = msgspec.json.decode(event.changes, type=list[tuple[str, str, object, object]])
    return evidence.Event(event.seq, str(event.command_id), event.actor, event.command, changes)


if __name__ == "__main__":
    found = [read(UUID(document)) for document in sys.argv[1:]]
    sys.stdout.write(msgspec.json.encode(found).decode())
