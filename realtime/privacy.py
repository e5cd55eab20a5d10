"""Documents in which people do not see each other's work for a while, and what somebody sees of one.

A document holds the record `privacy/main` for as long as it is private. A kind with `private_sequence` always is.
"""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from realtime.kinds import Kind
from realtime.projection import sees
from realtime.records import Change, Record
from realtime.refusals import invalid
from realtime.state import Overlay, State

MAIN = "main"


class Privacy(Record, frozen=True, kw_only=True):
    """While it is there, sequences are each viewer's own, and nobody is named."""

    collection: ClassVar[str] = "privacy"


def is_private(kind: Kind, records: State | Overlay) -> bool:
    """Whether sequences are private in a document of `kind` that holds `records`."""
    return kind.private_sequence or records.lookup(Privacy.collection, MAIN) is not None


def begins_or_ends(changes: Iterable[Change]) -> bool:
    """Whether a document becomes private by `changes`, or ceases to be."""
    return any(change.collection == Privacy.collection for change in changes)


def private_after(changes: Iterable[Change], *, before: bool, kind: Kind) -> bool:
    """Whether sequences are private once `changes` are made, if they were or were not `before`."""
    private = before
    for change in changes:
        if change.collection == Privacy.collection:
            private = kind.private_sequence or change.after is not None
    return private


class Seen(Overlay):
    """An overlay as one actor sees it, to read and to write on: what is hidden from them has no say in what they do.

    Else a limit, an order key or a refusal could tell how much there is that they may not see.
    """

    def __init__(self, whole: Overlay, *, viewer: str) -> None:
        super().__init__(whole)
        self._whole = whole
        self._viewer = viewer

    def lookup(self, collection: str, id: str) -> Record | None:
        record = self._whole.lookup(collection, id)
        return record if sees(record, viewer=self._viewer) else None

    def items(self, collection: str) -> Mapping[str, Record]:
        found = self._whole.items(collection)
        return {id: record for id, record in found.items() if sees(record, viewer=self._viewer)}

    def put(self, id: str, record: Record) -> None:
        """Make or replace a record; refuses an id that something hidden has."""
        if self._whole.lookup(record.collection, id) is not None and self.lookup(record.collection, id) is None:
            raise invalid("this id is taken")
        self._whole.put(id, record)

    def delete(self, type_: type[Record], id: str) -> None:
        """Take a record away; what is hidden stays."""
        if self.lookup(type_.collection, id) is not None:
            self._whole.delete(type_, id)
