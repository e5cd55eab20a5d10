"""A document's records in memory, and overlays on which commands are tried before anything is kept."""

from collections.abc import Mapping
from typing import TypeVar, cast

from realtime.projection import sees
from realtime.records import Change, Record, Records, Size, bytes_of
from realtime.refusals import absent
from realtime.sums import MODULUS, hash_of

R = TypeVar("R", bound=Record)
_MISSING = object()


class State:
    """Committed records of one document at sequence number `head`. Only the writer thread touches one."""

    def __init__(self, *, head: int = 0, records: Records | None = None, snapshot_seq: int = 0) -> None:
        self.head = head
        self.records: Records = records if records is not None else {}
        self.snapshot_seq = snapshot_seq
        self._bytes: int | None = None
        self._hashes: dict[tuple[str, str], tuple[Record, int]] = {}
        self.kind = ""
        """What kind of document it is, once a batch has opened it."""
        self.encoded: bytes | None = None
        """As JSON what those see of the records whom none of them names, once somebody needed it."""
        self.named: frozenset[str] | None = None
        """The actors that some record is limited to, once somebody needed to know."""

    def lookup(self, collection: str, id: str) -> Record | None:
        return self.records.get(collection, {}).get(id)

    def items(self, collection: str) -> Mapping[str, Record]:
        return self.records.get(collection, {})

    @property
    def is_weighed(self) -> bool:
        """Whether somebody wanted to know how much it holds, so that what is applied has to tell its size."""
        return self._bytes is not None

    @property
    def size(self) -> Size:
        """How much it holds."""
        if self._bytes is None:
            self._bytes = sum(bytes_of(record) for found in self.records.values() for record in found.values())
        return Size(sum(map(len, self.records.values())), self._bytes)

    def sum(self, *, viewer: str) -> tuple[int, int]:
        """How many records `viewer` sees, and what they come to; each record is looked into once."""
        count = total = 0
        for collection, found in self.records.items():
            for id, record in found.items():
                if sees(record, viewer=viewer):
                    count += 1
                    total += self._hash(collection, id, record)
        return count, total % MODULUS

    def _hash(self, collection: str, id: str, record: Record) -> int:
        known = self._hashes.get((collection, id))
        if known is None or known[0] is not record:
            known = self._hashes[(collection, id)] = record, hash_of(collection, id, record)
        return known[1]

    def apply(self, *, changes: list[Change], head: int, grown: Size) -> None:
        """Make `changes`, by which it is `grown`, part of the state, which is then at `head`."""
        if self._bytes is not None:
            self._bytes += grown.bytes
        for change in changes:
            records = self.records.setdefault(change.collection, {})
            if change.after is None:
                records.pop(change.id, None)
                self._hashes.pop((change.collection, change.id), None)
            else:
                records[change.id] = change.after
        self.head = head
        self.encoded = self.named = None


class Overlay:
    """What a command sees and changes: a layer over a state or another overlay, dropped on refusal."""

    def __init__(self, below: "State | Overlay") -> None:
        self._below = below
        self._touched: dict[tuple[str, str], Record | None] = {}

    def lookup(self, collection: str, id: str) -> Record | None:
        found = self._touched.get((collection, id), _MISSING)
        return self._below.lookup(collection, id) if found is _MISSING else cast("Record | None", found)

    def items(self, collection: str) -> Mapping[str, Record]:
        below = self._below.items(collection)
        mine = {id: record for (name, id), record in self._touched.items() if name == collection}
        if not mine:
            return below
        merged = {**below, **{id: record for id, record in mine.items() if record is not None}}
        for id, record in mine.items():
            if record is None:
                merged.pop(id, None)
        return merged

    def find(self, type_: type[R], id: str) -> R | None:
        """The record, or None."""
        return cast("R | None", self.lookup(type_.collection, id))

    def get(self, type_: type[R], id: str) -> R:
        """The record; refuses with `absent` when there is none."""
        record = self.find(type_, id)
        if record is None:
            raise absent()
        return record

    def all(self, type_: type[R]) -> Mapping[str, R]:
        """Every record of one collection by id."""
        return cast("Mapping[str, R]", self.items(type_.collection))

    def put(self, id: str, record: Record) -> None:
        """Make or replace the record `id` of the record's collection."""
        self._touched[(record.collection, id)] = record

    def delete(self, type_: type[Record], id: str) -> None:
        self._touched[(type_.collection, id)] = None

    def restore(self, *, collection: str, id: str, record: Record | None) -> None:
        """Put back or take away by collection name: for undo and replay, which know no types."""
        self._touched[(collection, id)] = record

    def collections(self) -> set[str]:
        """The names of the collections that were touched in this layer."""
        return {collection for collection, _id in self._touched}

    def changes(self) -> list[Change]:
        """What differs from the layer below, in the order in which records were first touched."""
        found = []
        for (collection, id), after in self._touched.items():
            before = self._below.lookup(collection, id)
            if after != before:
                found.append(Change(collection, id, after, before))
        return found

    def absorb(self, upper: "Overlay") -> None:
        """Take over what a tried and accepted upper layer changed."""
        self._touched.update(upper._touched)
