"""Undo, per person: the inverse of one's own last gesture, field by field, leaving alone what others changed since."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec
from django.utils.translation import gettext_lazy as _

from realtime.kinds import Context
from realtime.log import Entry, entry_of
from realtime.models import Event
from realtime.records import Change, PrivateRecord, Record
from realtime.refusals import Refusal
from realtime.state import Overlay

if TYPE_CHECKING:
    from realtime.batch import Draft

REACH_EVENTS = 200
"""How far back one's own events are searched."""


def undo_last(draft: "Draft", *, overlay: Overlay, context: Context) -> dict[str, Any]:
    """Put the inverse of the actor's last gesture that is not undone yet into `overlay`.

    Returns what the log keeps: the gesture and the fields that were left alone. Refuses when there is nothing to
    undo, when others built on it, when a right is missing by now, or when the result would break the kind's rules.
    """
    gesture = _last_gesture(draft, actor=context.actor)
    _check_rights(draft, gesture=gesture, context=context)
    left: list[str] = []
    for entry in gesture:
        for change in reversed(entry.changes):
            left += invert(change, overlay=overlay)
    if not overlay.changes():
        raise Refusal("cannot_undo", _("Others have changed all of this since; there is nothing left to undo."))
    if draft.kind.check is not None:
        draft.kind.check(overlay)
    return {"gesture": str(gesture[0].gesture_id), "left": left}


def _last_gesture(draft: "Draft", *, actor: str) -> list[Entry]:
    """The entries of the newest gesture of `actor` that no later undo has taken back, newest first.

    What changed nothing is passed over: there is nothing to take back, and it must not bar the way to older ones. So
    is what has an undo of its own.
    """
    passed_over = {"create", *(command.name for command in draft.kind.commands.values() if command.own_undo)}
    undone: set[str] = set()
    found: list[Entry] = []
    for entry in _own_entries(draft, actor=actor):
        if entry.command == "undo":
            undone.add(_gesture_named(entry.arguments))
        elif str(entry.gesture_id) in undone or entry.command in passed_over or not entry.changes:
            continue
        elif not found or entry.gesture_id == found[0].gesture_id:
            found.append(entry)
        else:
            break
    if not found:
        raise Refusal("nothing_to_undo", _("There is nothing of yours to undo here."))
    return found


def _own_entries(draft: "Draft", *, actor: str) -> Iterator[Entry]:
    yield from (entry for entry in reversed(draft.entries) if entry.actor == actor)
    rows = Event.objects.filter(document_id=draft.document, actor=actor, seq__lte=draft.state.head)
    for row in list(rows.order_by("-seq")[:REACH_EVENTS]):
        yield entry_of(row, kind=draft.kind)


def _gesture_named(arguments: object) -> str:
    return str(arguments["gesture"]) if isinstance(arguments, dict) else ""


def _check_rights(draft: "Draft", *, gesture: Iterable[Entry], context: Context) -> None:
    for entry in gesture:
        command = draft.kind.commands.get(entry.command)
        if command is None or not command.undoable:
            raise Refusal("cannot_undo", _("This step cannot be undone here; change it back by hand."))
        context.access.require(command.needs)


def invert(change: Change, *, overlay: Overlay) -> list[str]:
    """Put the inverse of `change` into `overlay`; returns the fields that were left as others made them.

    Refuses with `cannot_undo` where others have worked on what was made, or made something in the place of what was
    removed.
    """
    current = overlay.lookup(change.collection, change.id)
    if change.before is None:
        if current is not None and not _same_work(current, change.after):
            raise Refusal("cannot_undo", _("Others have worked on what you made here, so it stays."))
        overlay.restore(collection=change.collection, id=change.id, record=None)
        return []
    if change.after is None:
        if current is not None and current != change.before:
            raise Refusal("cannot_undo", _("Others have made something new in the place of what you removed."))
        overlay.restore(collection=change.collection, id=change.id, record=change.before)
        return []
    if current is None:
        return [f"{change.collection}/{change.id}"]
    fields, left = {}, []
    for name in change.after.__struct_fields__:
        was, made, now = (getattr(record, name) for record in (change.before, change.after, current))
        if was == made:
            continue
        if now == made:
            fields[name] = was
        else:
            left.append(f"{change.collection}/{change.id}/{name}")
    overlay.restore(collection=change.collection, id=change.id, record=msgspec.structs.replace(current, **fields))
    return left


def _same_work(current: Record, made: Record | None) -> bool:
    """Whether nobody has worked on what was made; showing it to others is no such work."""
    if isinstance(current, PrivateRecord) and isinstance(made, PrivateRecord) and type(current) is type(made):
        current = msgspec.structs.replace(current, to=made.to)
    return current == made
