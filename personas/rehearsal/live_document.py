"""One live document as one client knows it: the server's records, in order, without a gap. No rule of any kind."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

Records = dict[str, dict[str, dict[str, Any]]]
"""Collection → id → record, as the server sent them."""


@dataclass(frozen=True)
class Entry:
    """One `chg` message: who changed what by which command, as far as this client may know."""

    by: str | None
    cmd: str | None
    touched: frozenset[str]
    """Ids of the records that it put or deleted, and of the group that such a record speaks of."""


@dataclass
class LiveDocument:
    """What is known of a document. `head` is None before the first snapshot, and asks for one."""

    id: str
    head: int | None = None
    records: Records = field(default_factory=dict)
    kind: str = ""
    can: frozenset[str] = frozenset()
    state: str = "loading"
    is_behind: bool = False
    log: list[Entry] = field(default_factory=list)
    """Every change that was received, once, in order."""
    resyncs: int = 0

    def collection(self, name: str) -> dict[str, dict[str, Any]]:
        """The records of one collection by id."""
        return self.records.get(name, {})

    def receive(self, message: dict[str, Any]) -> bool:
        """Take a message of this document; returns whether the missing part must be asked for."""
        match message["t"]:
            case "snap":
                self._replace(message)
            case "chg":
                return self._apply(message)
            case "can":
                self.can, self.state, self.is_behind = frozenset(message["can"]), "live", False
            case "gone":
                self.can, self.state, self.head = frozenset(), "gone", None
        return False

    def _replace(self, message: dict[str, Any]) -> None:
        self.kind, self.can = message["kind"], frozenset(message["can"])
        self.records = {name: dict(found) for name, found in message["records"].items()}
        self.head, self.state, self.is_behind = message["upto"], "live", False

    def _apply(self, message: dict[str, Any]) -> bool:
        """A change that does not continue what is here is dropped: it is old, or something before it is missing."""
        if self.head is None or message["after"] != self.head:
            is_gap = self.head is None or message["upto"] > self.head
            asks = is_gap and self.state == "live" and not self.is_behind
            self.is_behind = self.is_behind or asks
            self.resyncs += asks
            return asks
        self.head, self.is_behind = message["upto"], False
        for collection, id, record in message["changes"]:
            records = self.records.setdefault(collection, {})
            if record is None:
                records.pop(id, None)
            else:
                records[id] = record
        touched = frozenset(
            one for _collection, id, record in message["changes"] for one in (id, (record or {}).get("group")) if one
        )
        self.log.append(Entry(message["by"], message["cmd"], touched))
        return False


def shared(records: Records) -> Records:
    """The records that go to everybody: without those that name who may see them."""
    seen = {name: {id: one for id, one in found.items() if one.get("to") is None} for name, found in records.items()}
    return {name: found for name, found in seen.items() if found}


def fingerprint(records: Records) -> str:
    """The same for the same records, whatever their order; empty collections do not count."""
    filled = {name: found for name, found in records.items() if found}
    return hashlib.sha256(json.dumps(filled, sort_keys=True).encode()).hexdigest()
