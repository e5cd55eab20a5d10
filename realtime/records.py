"""The shapes that live documents are made of: records, changes, and the ids that clients may make."""

from collections.abc import Iterable
from typing import Annotated, ClassVar, NamedTuple

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A record of one collection; immutable, replaced as a whole by `msgspec.structs.replace`."""

    collection: ClassVar[str]


class PrivateRecord(Record, frozen=True, kw_only=True):
    """A record that goes to nobody but the actors in `to`; to everybody when `to` is None."""

    to: tuple[str, ...] | None = None


class Arguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a command takes; unknown fields are refused, never dropped."""


class Nothing(Arguments, frozen=True, kw_only=True):
    """What a command takes that is told nothing else than that it is wanted."""


class Change(NamedTuple):
    """One record before and after; None where it did not exist or exists no longer."""

    collection: str
    id: str
    after: Record | None
    before: Record | None


Records = dict[str, dict[str, Record]]
"""The whole of a document: collection → id → record."""


def audience(record: Record | None) -> tuple[str, ...] | None:
    """The actors that `record` is limited to, or None when it goes to everybody."""
    return record.to if isinstance(record, PrivateRecord) else None


class Size(NamedTuple):
    """How much a document holds, or a change adds to it."""

    records: int
    bytes: int

    def __add__(self, other: "Size") -> "Size":  # type: ignore[override]
        return Size(self.records + other.records, self.bytes + other.bytes)


NO_SIZE = Size(0, 0)


def bytes_of(record: Record | None) -> int:
    """The length of a record as JSON."""
    return 0 if record is None else len(msgspec.json.encode(record))


def growth(changes: Iterable[Change]) -> Size:
    """What `changes` add to a document; less than nothing when they take away."""
    records = size = 0
    for change in changes:
        records += (change.after is not None) - (change.before is not None)
        size += bytes_of(change.after) - bytes_of(change.before)
    return Size(records, size)
