"""Starting to follow a document: rights, then exactly what the follower lacks, then every later change.

The reading job runs on the writer thread and its result is handed to the event loop in the same order as
publications, so a change is either in the snapshot or published after it, never both and never neither.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from uuid import UUID

import msgspec
from django.db import InterfaceError, OperationalError

from realtime import log, metrics
from realtime.batch import Batch, Draft
from realtime.engine import Engine, call_on
from realtime.hub import change_message
from realtime.kinds import Access, Kind
from realtime.projection import has_private, project, project_records
from realtime.protocol import encode
from realtime.refusals import OutcomeUnknown, Refusal, failed
from realtime.state import State

logger = logging.getLogger("troupe.realtime")

TAIL_EVENTS = 300
"""A follower that lacks more events than this gets a snapshot."""


@dataclass(frozen=True)
class Start:
    """What to send first, and from where to go on: `cursor` as the follower counts, `head` as the document does."""

    kind: Kind
    access: Access
    messages: list[bytes]
    cursor: int
    head: int
    rights: int
    """The document's count of rights at which `access` was read."""


def start(
    engine: Engine, *, document: UUID, actor: str, after: int | None, then: Callable[[Start | Refusal], None]
) -> None:
    """Find what `actor` may see of `document` beyond `after`; `then` is called on the event loop, in order.

    It is called exactly once, with OutcomeUnknown when the database could not be read.
    """
    loop = engine.running_loop()

    def tell(future: "Future[Start | Refusal]") -> None:
        error = future.exception()
        if error is not None:
            logger.warning("document %s could not be read", document, exc_info=error)
        call_on(loop, partial(then, OutcomeUnknown() if error else future.result()))

    engine.writer.run(partial(_find, document=document, actor=actor, after=after), then=tell)


def _find(batch: Batch, *, document: UUID, actor: str, after: int | None) -> Start | Refusal:
    try:
        return _start(batch, document=document, actor=actor, after=after)
    except Refusal as refusal:
        return refusal
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("document %s cannot be read", document)
        return failed()


def _start(batch: Batch, *, document: UUID, actor: str, after: int | None) -> Start:
    draft = batch.open(document)
    batch.load_access(draft, [actor])
    access = draft.access.get(actor)
    if access is None:
        raise Refusal("absent", "")
    head = draft.state.head
    tail = _tail(draft, actor=actor, after=after)
    if tail is not None:
        return Start(draft.kind, access, *tail, head, draft.rights)
    upto = 1 if draft.kind.private_sequence else head
    snapshot = _snapshot(draft, actor=actor, access=access, upto=upto)
    return Start(draft.kind, access, [snapshot], upto, head, draft.rights)


def _tail(draft: Draft, *, actor: str, after: int | None) -> tuple[list[bytes], int] | None:
    """The changes after `after` as `actor` sees them; None where only a snapshot will do."""
    head = draft.state.head
    if after is None or draft.kind.private_sequence or after > head:
        return None
    if after < head - TAIL_EVENTS:
        metrics.LONG_TAILS.inc()
        return None
    messages, cursor = [], after
    for entry in log.entries_after(document=draft.document, kind=draft.kind, seq=after):
        shown = project(entry.changes, viewer=actor)
        if shown:
            messages.append(change_message(entry, shown=shown, kind=draft.kind, after=cursor))
            cursor = entry.seq
    return messages, cursor


def _snapshot(draft: Draft, *, actor: str, access: Access, upto: int) -> bytes:
    head = {
        "t": "snap",
        "doc": draft.document,
        "kind": draft.kind.name,
        "upto": upto,
        "can": sorted(access.capabilities),
        "records": msgspec.Raw(_records(draft.state, actor=actor)),
    }
    return encode(head)


def _records(state: State, *, actor: str) -> bytes:
    """The visible records as JSON; encoded once per state where all see the same."""
    if has_private(state.records):
        return encode(project_records(state.records, viewer=actor))
    if state.encoded is None:
        state.encoded = encode({name: found for name, found in state.records.items() if found})
    return state.encoded
