"""Starting to follow a document: rights, then exactly what the follower lacks, then every later change.

The reading job runs on the writer thread and its result is handed to the event loop in the same order as
publications, so a change is either in the snapshot or published after it, never both and never neither.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from django.db import Error as DatabaseError

from realtime import log
from realtime.batch import Batch, Draft
from realtime.hub import change_message
from realtime.kinds import Access, Kind
from realtime.projection import has_private, project, project_records
from realtime.protocol import encode
from realtime.refusals import Refusal, failed

if TYPE_CHECKING:
    from realtime.engine import Engine

logger = logging.getLogger("troupe.realtime")

TAIL_EVENTS = 300
"""A follower that lacks more events than this gets a snapshot."""


@dataclass(frozen=True)
class Start:
    """What to send first, and from where to go on."""

    kind: Kind
    access: Access
    messages: list[bytes]
    cursor: int


def start(
    engine: "Engine", *, document: UUID, actor: str, after: int | None, then: Callable[[Start | Refusal], None]
) -> None:
    """Find what `actor` may see of `document` beyond `after`; `then` is called on the event loop, in order."""
    loop = engine.running_loop()

    def job(batch: Batch) -> None:
        try:
            result: Start | Refusal = _start(batch, document=document, actor=actor, after=after)
        except Refusal as refusal:
            result = refusal
        except DatabaseError:
            logger.exception("the database could not be read; the client asks again")
            raise
        except Exception:
            logger.exception("document %s cannot be read", document)
            result = failed()
        loop.call_soon_threadsafe(then, result)

    engine.writer.run(job)


def _start(batch: Batch, *, document: UUID, actor: str, after: int | None) -> Start:
    draft = batch.open(document)
    batch.load_access(draft, [actor])
    access = draft.access.get(actor)
    if access is None:
        raise Refusal("absent", "")
    tail = _tail(draft, actor=actor, after=after)
    if tail is not None:
        return Start(draft.kind, access, *tail)
    upto = 1 if draft.kind.private_sequence else draft.state.head
    return Start(draft.kind, access, [_snapshot(draft, actor=actor, access=access, upto=upto)], upto)


def _tail(draft: Draft, *, actor: str, after: int | None) -> tuple[list[bytes], int] | None:
    """The changes after `after` as `actor` sees them; None where only a snapshot will do."""
    head = draft.state.head
    if after is None or draft.kind.private_sequence or not head - TAIL_EVENTS <= after <= head:
        return None
    messages, cursor = [], after
    for entry in log.entries_after(document=draft.document, kind=draft.kind, seq=after):
        shown = project(entry.changes, viewer=actor)
        if shown:
            messages.append(change_message(entry, shown=shown, kind=draft.kind, after=cursor))
            cursor = entry.seq
    return messages, cursor


def _snapshot(draft: Draft, *, actor: str, access: Access, upto: int) -> bytes:
    records = _records(draft, actor=actor)
    head = {
        "t": "snap",
        "doc": draft.document,
        "kind": draft.kind.name,
        "upto": upto,
        "can": sorted(access.capabilities),
        "records": msgspec.Raw(records),
    }
    return encode(head)


def _records(draft: Draft, *, actor: str) -> bytes:
    """The visible records as JSON, encoded once per state for all who see the same."""
    state = draft.state
    viewer = actor if has_private(state.records) else None
    if viewer not in state.encoded:
        seen = project_records(state.records, viewer=viewer) if viewer else state.records
        state.encoded[viewer] = encode({name: found for name, found in seen.items() if found})
    return state.encoded[viewer]
