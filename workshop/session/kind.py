"""The session document: one for each workshop, and what must always hold in it."""

from realtime.kinds import Kind, register
from realtime.state import Overlay
from workshop.access import ended, session_access
from workshop.session.records import MAIN, BoardRecord, Clock, Group, Person, Step, Waiting


def refuse_ended(overlay: Overlay) -> None:
    """Refuse when the workshop is over: its agenda and its people stay as they were."""
    clock = overlay.find(Clock, MAIN)
    if clock is not None and clock.state == "ended":
        raise ended()


session = register(
    Kind(
        name="session",
        collections={record.collection: record for record in (Step, Clock, Person, Group, BoardRecord, Waiting)},
        access=session_access,
        check=refuse_ended,
    )
)
