"""What one page holds of one document, made of nothing but the messages it was sent; a gap is an error here."""

from dataclasses import dataclass, field
from typing import Any

Records = dict[str, dict[str, dict[str, Any]]]


@dataclass
class Mirror:
    """A client's copy. `sequence` lists the numbers of the changes since the last snapshot."""

    head: int | None = None
    records: Records = field(default_factory=dict)
    sequence: list[int] = field(default_factory=list)
    snapshots: int = 0
    gone: str | None = None

    def receive(self, message: dict[str, Any]) -> None:
        if message["t"] == "snap":
            self.head, self.records = message["upto"], message["records"]
            self.sequence, self.snapshots, self.gone = [], self.snapshots + 1, None
        elif message["t"] == "chg":
            self._apply(message)
        elif message["t"] == "gone":
            self.head, self.records, self.gone = None, {}, message["code"]

    def notes(self) -> dict[str, dict[str, Any]]:
        return self.records.get("notes", {})

    def texts(self) -> list[str]:
        return sorted(note["text"] for note in self.notes().values())

    def _apply(self, message: dict[str, Any]) -> None:
        assert self.head is not None, "a change came before the snapshot"
        if message["after"] != self.head:
            assert message["upto"] <= self.head, f"a gap: {message['after']} after {self.head}"
            return
        self.head = message["upto"]
        self.sequence.append(message["upto"])
        for collection, id, record in message["changes"]:
            records = self.records.setdefault(collection, {})
            if record is None:
                del records[id]
            else:
                records[id] = record
