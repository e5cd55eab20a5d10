"""What is known after a fault: what was sent, what the logs hold, what everybody was shown. Values only."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

Records = dict[str, dict[str, Any]]
"""Collection → id → record, as JSON."""
Shown = list[tuple[str, str, Any]]
"""Collection, id, and the record; None: gone."""


class Event(msgspec.Struct, frozen=True):
    """One event of a document's log; each change is collection, id, record after, record before."""

    seq: int
    id: str
    actor: str
    command: str
    changes: list[tuple[str, str, Any, Any]]


class Whole(msgspec.Struct, frozen=True):
    """All records at one number: a snapshot that is stored, or that somebody was sent."""

    upto: int
    records: Records


class Document(msgspec.Struct, kw_only=True):
    """A document as the database holds it, and its state as the server makes it of snapshot and tail."""

    id: str
    kind: str
    private: bool
    """Whether its followers count their own changes only."""
    head: int
    events: list[Event]
    snapshot: Whole | None
    state: Records
    began: int = 0
    """The head before anybody whom we know sent anything."""


class Sender(msgspec.Struct, kw_only=True):
    """What one person sent, in order, and what they were answered in the end."""

    actor: str
    sent: list[tuple[str, str]] = []
    """Document and id of each command."""
    accepted: set[str] = set()
    refused: set[str] = set()
    put_off: set[str] = set()
    """Commands that were to be sent again later, and so may stand behind younger ones."""


class Change(msgspec.Struct, frozen=True):
    """A change as somebody was sent it."""

    upto: int
    by: str | None
    command: str | None
    changes: Shown


class View(msgspec.Struct, kw_only=True):
    """What one page holds of one document in the end, and all that it was sent on the way."""

    who: str
    actor: str
    document: str
    head: int | None
    records: Records
    changes: list[Change] = []
    snapshots: list[Whole] = []


class Evidence(msgspec.Struct, kw_only=True):
    """All of it. `troubles` are what clients met that no fault excuses: gaps, closes for good."""

    documents: list[Document]
    senders: list[Sender]
    views: list[View]
    troubles: list[str] = []


def apply(records: Records, changes: Iterable[tuple[str, str, Any, Any]]) -> None:
    """Make changes part of `records`."""
    for collection, id, after, _before in changes:
        found = records.setdefault(collection, {})
        if after is None:
            found.pop(id, None)
        else:
            found[id] = after


def replayed(document: Document) -> Iterator[tuple[Event, Records]]:
    """Each event of the log with the state that it leads to. The state is one and the same, growing dictionary."""
    records: Records = {}
    for event in document.events:
        apply(records, event.changes)
        yield event, records


def after_all(document: Document) -> Records:
    """The state that the whole log leads to."""
    records: Records = {}
    for event in document.events:
        apply(records, event.changes)
    return records


def filled(records: Records) -> Records:
    """Without the collections that hold nothing."""
    return {name: found for name, found in records.items() if found}


def sees(record: Any, *, actor: str) -> bool:
    """Whether somebody may see a record, by the record's own word."""
    return record is not None and (record.get("to") is None or actor in record["to"])


def projected(records: Records, *, actor: str) -> Records:
    """What somebody may see of a whole document."""
    return filled(
        {name: {id: one for id, one in found.items() if sees(one, actor=actor)} for name, found in records.items()}
    )


def shown(event: Event, *, actor: str) -> Shown:
    """What somebody may see of an event."""
    found: Shown = []
    for collection, id, after, before in event.changes:
        if sees(after, actor=actor):
            found.append((collection, id, after))
        elif sees(before, actor=actor):
            found.append((collection, id, None))
    return found
