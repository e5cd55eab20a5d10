"""Who may see what of a change: one function of before and after, used by every way out of the server."""

from collections.abc import Iterable

from realtime.records import Change, Record, Records, audience

Shown = tuple[str, str, Record | None]
"""Collection, id, and the record as the viewer has it now; None when it is not there for them."""


def sees(record: Record | None, *, viewer: str) -> bool:
    """Whether `viewer` sees `record`."""
    if record is None:
        return False
    limited = audience(record)
    return limited is None or viewer in limited


def project(changes: Iterable[Change], *, viewer: str) -> list[Shown]:
    """What `viewer` learns: hidden→visible is a put, visible→hidden a delete, hidden→hidden nothing."""
    shown: list[Shown] = []
    for change in changes:
        if sees(change.after, viewer=viewer):
            shown.append((change.collection, change.id, change.after))
        elif sees(change.before, viewer=viewer):
            shown.append((change.collection, change.id, None))
    return shown


def project_records(records: Records, *, viewer: str) -> Records:
    """The part of a whole document that `viewer` sees; collections without a visible record are left out."""
    seen = {
        name: {id: record for id, record in found.items() if sees(record, viewer=viewer)}
        for name, found in records.items()
    }
    return {name: found for name, found in seen.items() if found}


def viewers_apart(changes: Iterable[Change]) -> frozenset[str] | None:
    """The actors who may see these changes differently from everybody else; None when all see the same."""
    named: set[str] = set()
    limited = False
    for change in changes:
        for record in (change.after, change.before):
            actors = audience(record)
            if actors is not None:
                limited = True
                named.update(actors)
    return frozenset(named) if limited else None


def viewers_named(records: Records) -> frozenset[str]:
    """The actors that some record is limited to; all others see the same of the document."""
    limits = (audience(record) for found in records.values() for record in found.values())
    return frozenset(actor for actors in limits if actors is not None for actor in actors)
