"""What was removed from a board, read from its log, and the way to put it back as it was where its place is free.

Nothing is kept for it beside the log: each event holds what it took away, who did it and when.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from msgspec import Meta

from realtime.batch import Batch
from realtime.kinds import Context, Kind
from realtime.log import Entry
from realtime.projection import sees
from realtime.records import Arguments, Change
from realtime.refusals import Refusal, absent
from realtime.state import Overlay
from realtime.undo import invert
from workshop.rights import Capability

LISTED_MOST = 100
Tell = Callable[[Sequence[Change]], str]
Removals = Mapping[str, Tell]
"""By the command that removes: the words of what it removed; empty where nobody misses anything."""


class PutBack(Arguments, frozen=True, kw_only=True):
    event: Annotated[int, Meta(ge=1)]


@dataclass(frozen=True)
class Removed:
    """Something in the tray: the number of the event that removed it, its words, by whom and when (ms since 1970)."""

    event: int
    words: str
    by: str
    at: int


def removed(batch: Batch, document: UUID, *, removals: Removals, viewer: str) -> list[Removed]:
    """What `viewer` finds in the tray of a board, the latest first."""
    overlay = batch.read(document)
    entries = batch.entries_of(document, commands=removals, most=LISTED_MOST)
    return [
        Removed(entry.seq, words, entry.actor, entry.at)
        for entry in entries
        if _is_for(entry, viewer) and not _is_back(entry, overlay) and (words := removals[entry.command](entry.changes))
    ]


def register_on(kind: Kind, *, removals: Removals) -> None:
    """Let those who may restore put back what the commands in `removals` took away."""

    def put_back(overlay: Overlay, arguments: PutBack, context: Context) -> None:
        """Put back what was removed, as it was; what others have done with the rest of it since stays."""
        entry = removal(arguments, context, removals=removals)
        if _is_back(entry, overlay):
            raise Refusal("invalid", _("This is back already."))
        for change in reversed(entry.changes):
            _invert(change, overlay)
        if kind.check is not None:
            kind.check(overlay)

    kind.command(needs=Capability.RESTORE)(put_back)


def removal(arguments: PutBack, context: Context, *, removals: Removals) -> Entry:
    """The event that is to be taken back; refused as absent where it removed nothing that the actor may see."""
    entry = context.batch.entry(context.document, arguments.event)
    if entry is None or entry.command not in removals or not _is_for(entry, context.actor):
        raise absent()
    return entry


def _invert(change: Change, overlay: Overlay) -> None:
    try:
        invert(change, overlay=overlay)
    except Refusal:
        raise Refusal("taken", _("Something new stands in its place by now, so it cannot be put back.")) from None


def _is_for(entry: Entry, viewer: str) -> bool:
    """What was hidden when it was removed stays hidden, also here."""
    return all(sees(change.before, viewer=viewer) for change in entry.changes if change.before is not None)


def _is_back(entry: Entry, overlay: Overlay) -> bool:
    gone = [change for change in entry.changes if change.after is None]
    return bool(gone) and all(overlay.lookup(change.collection, change.id) is not None for change in gone)
