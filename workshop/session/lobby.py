"""The lobby: who waits there is known to those alone who may let them in."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import absent
from realtime.state import Overlay
from workshop.access import accounts_with
from workshop.models import Waiting, Workshop
from workshop.rights import Capability
from workshop.session import records
from workshop.session.kind import refuse_ended, session

AT_ONCE_MOST = 400
"""As many as one frame of a socket holds."""


class PutWaiting(Arguments, frozen=True, kw_only=True):
    waiting: Id


class Waiters(Arguments, frozen=True, kw_only=True):
    waiting: Annotated[list[Id], Meta(min_length=1, max_length=AT_ONCE_MOST)]


@session.command(needs=Capability.SYSTEM, undoable=False)
def put_waiting(overlay: Overlay, arguments: PutWaiting, context: Context) -> None:
    """Mirror somebody who waits. Who may let people in is looked up anew, for all who wait."""
    refuse_ended(overlay)
    row = Waiting.objects.filter(pk=arguments.waiting, workshop__session=context.document).first()
    if row is None or row.state != Waiting.State.WAITING:
        raise absent()
    staff = accounts_with(Workshop.objects.get(pk=row.workshop_id), Capability.ADMIT)
    for id, one in list(overlay.all(records.Waiting).items()):
        overlay.put(id, replace(one, to=staff))
    since = round(row.since.timestamp() * 1000)
    overlay.put(arguments.waiting, records.Waiting(name=row.name, since=since, watches=row.watches, to=staff))


@session.command(needs=Capability.SYSTEM, undoable=False)
def drop_waiting(overlay: Overlay, arguments: PutWaiting, context: Context) -> None:
    """Somebody has left the lobby by themselves."""
    overlay.get(records.Waiting, arguments.waiting)
    overlay.delete(records.Waiting, arguments.waiting)


@session.command(needs=Capability.ADMIT, writes_rows=True)
def admit_waiting(overlay: Overlay, arguments: Waiters, context: Context) -> None:
    """Say that people in the lobby may come in; their browsers then do, by the door that everybody takes."""
    refuse_ended(overlay)
    _settle(overlay, arguments, context, state=Waiting.State.ADMITTED)


@session.command(needs=Capability.ADMIT, writes_rows=True)
def turn_away(overlay: Overlay, arguments: Waiters, context: Context) -> None:
    """Say that people in the lobby may not come in."""
    refuse_ended(overlay)
    _settle(overlay, arguments, context, state=Waiting.State.TURNED_AWAY)


def _settle(overlay: Overlay, arguments: Waiters, context: Context, *, state: Waiting.State) -> None:
    for id in arguments.waiting:
        overlay.get(records.Waiting, id)
    for id in arguments.waiting:
        overlay.delete(records.Waiting, id)
    Waiting.objects.filter(pk__in=arguments.waiting, workshop__session=context.document).update(state=state)
