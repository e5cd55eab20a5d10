"""The event log on disk: loading a state from it, appending to it. Called on the writer thread inside a transaction."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.db import connection
from django.db.models import F

from realtime.kinds import Kind
from realtime.models import Document, Event, Snapshot
from realtime.prepared import Prepared, stored_id
from realtime.records import NO_SIZE, Change, Size, growth
from realtime.state import State

SNAPSHOT_EVERY_EVENTS = 200
ROWS_AT_ONCE = 500

_EVENTS, _DOCUMENTS = Event._meta.db_table, Document._meta.db_table
_COLUMNS = (
    "document_id", "seq", "kind_version", "command_id", "gesture_id", "actor", "command", "arguments", "changes", "at",
)  # fmt: skip
_INSERT = f"INSERT INTO {_EVENTS} ({', '.join(_COLUMNS)}) VALUES"
_ROW = f"({', '.join(['%s'] * len(_COLUMNS))})"
_MOVE_HEAD = f"UPDATE {_DOCUMENTS} SET head = %s WHERE id = %s"  # noqa: S608 nothing in it is anybody's input
_known = Prepared(
    lambda document, ids: Event.objects.filter(document=document, command_id__in=ids).values_list("command_id")
)
_kind = Prepared(lambda document: Document.objects.filter(pk=document).values_list("kind"))
_locked = Prepared(
    lambda document: Document.objects.filter(pk=document).values_list("kind", "head", "rights"),
    locks=(Document,),
    always="UPDATE",
)


class Standing(NamedTuple):
    """What a document's row says."""

    kind: str
    head: int
    rights: int


@dataclass(frozen=True)
class Entry:
    """One applied command, as it is stored and published."""

    document: UUID
    seq: int
    command_id: UUID
    gesture_id: UUID
    actor: str
    command: str
    arguments: object
    changes: list[Change]
    at: int

    @cached_property
    def stored(self) -> tuple[str, str]:
        """Arguments and changes as they are stored."""
        return msgspec.json.encode(self.arguments).decode(), msgspec.json.encode(self.changes).decode()

    @cached_property
    def growth(self) -> Size:
        """What it added to its document."""
        return growth(self.changes)

    @property
    def stored_bytes(self) -> int:
        """About what it takes of the disk."""
        return sum(map(len, self.stored))


def load(*, document: UUID, kind: Kind) -> State:
    """The state of a document: its newest snapshot, brought up to its head."""
    snapshot = Snapshot.objects.filter(document_id=document).first()
    state = State()
    if snapshot is not None:
        plain = msgspec.json.decode(snapshot.records)
        records = kind.decode(plain, version=snapshot.kind_version)
        state = State(head=snapshot.seq, records=records, snapshot_seq=snapshot.seq)
    catch_up(state, document=document, kind=kind)
    return state


def catch_up(state: State, *, document: UUID, kind: Kind) -> list[Entry]:
    """Apply every event that `state` has not seen, and return it; another process may have written it."""
    missing = entries_after(document=document, kind=kind, seq=state.head)
    for entry in missing:
        grown = entry.growth if state.is_weighed else NO_SIZE
        state.apply(changes=entry.changes, head=entry.seq, grown=grown)
    return missing


def entries_after(*, document: UUID, kind: Kind, seq: int) -> list[Entry]:
    """The events after `seq`, in order."""
    rows = Event.objects.filter(document_id=document, seq__gt=seq).order_by("seq")
    return [entry_of(row, kind=kind) for row in list(rows)]


def entry_at(*, document: UUID, kind: Kind, seq: int) -> Entry | None:
    """One event; None when there is none of this number."""
    row = Event.objects.filter(document_id=document, seq=seq).first()
    return None if row is None else entry_of(row, kind=kind)


def entries_of(*, document: UUID, kind: Kind, commands: Collection[str], most: int) -> list[Entry]:
    """The newest events that any of `commands` made, at most `most`, the newest first."""
    rows = Event.objects.filter(document_id=document, command__in=list(commands)).order_by("-seq")[:most]
    return [entry_of(row, kind=kind) for row in list(rows)]


def entry_of(row: Event, *, kind: Kind) -> Entry:
    """A stored event in the current version's types."""
    changes = [
        Change(
            collection,
            id,
            _record(kind, collection, after, version=row.kind_version),
            _record(kind, collection, before, version=row.kind_version),
        )
        for collection, id, after, before in msgspec.json.decode(row.changes)
    ]
    return Entry(
        document=row.document_id,
        seq=row.seq,
        command_id=row.command_id,
        gesture_id=row.gesture_id,
        actor=row.actor,
        command=row.command,
        arguments=msgspec.json.decode(row.arguments),
        changes=changes,
        at=row.at,
    )


def append(entries: Iterable[Entry], *, versions: dict[UUID, int]) -> None:
    """Insert all `entries`, many in one statement; `versions` gives the kind's version by document."""
    rows = [_row(entry, version=versions[entry.document]) for entry in entries]
    with connection.cursor() as cursor:
        for at in range(0, len(rows), ROWS_AT_ONCE):
            some = rows[at : at + ROWS_AT_ONCE]
            values = [value for row in some for value in row]
            cursor.execute(f"{_INSERT} {', '.join([_ROW] * len(some))}", values)


def move_head(document: UUID, head: int) -> None:
    """Say in the document's row how far its log goes."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVE_HEAD, [head, stored_id(document)])


def remove(document: UUID) -> None:
    """Delete a document, its events and its snapshot."""
    Document.objects.filter(pk=document).delete()


def keep_snapshot(state: State, *, document: UUID, kind: Kind) -> None:
    """Store `state` as the snapshot from which the document is loaded next time."""
    Snapshot.objects.update_or_create(
        document_id=document,
        defaults={
            "seq": state.head,
            "kind_version": kind.version,
            "records": msgspec.json.encode(state.records).decode(),
        },
    )


def known_commands(*, document: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Those of `ids` that the document's log already holds."""
    return {command for (command,) in _known(document, among=ids)}


def kind_of(document: UUID) -> str | None:
    """The kind of a document, which never changes; None when there is none."""
    return next((kind for (kind,) in _kind(document)), None)


def lock_document(document: UUID) -> Standing | None:
    """How a document stands, its row locked until the transaction ends where the database can; None when it is not."""
    return next((Standing(*row) for row in _locked(document)), None)


def count_rights(documents: Iterable[UUID]) -> None:
    """The rights on `documents` may have changed: every process looks at them anew."""
    Document.objects.filter(pk__in=sorted(documents)).update(rights=F("rights") + 1)


def standing(documents: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """The head and the count of rights of each of `documents`, whoever wrote them. For a reader thread."""
    try:
        rows = Document.objects.filter(pk__in=list(documents)).values_list("pk", "head", "rights")
        return {document: (head, rights) for document, head, rights in rows}
    finally:
        connection.close()


def _row(entry: Entry, *, version: int) -> list[Any]:
    """The values of a new event, in the order of `_COLUMNS`."""
    return [
        stored_id(entry.document),
        entry.seq,
        version,
        stored_id(entry.command_id),
        stored_id(entry.gesture_id),
        entry.actor,
        entry.command,
        *entry.stored,
        entry.at,
    ]


def _record(kind: Kind, collection: str, plain: Any, *, version: int) -> Any:
    return None if plain is None else kind.decode_record(collection, plain, version=version)
