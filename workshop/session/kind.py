"""The session document: one for each workshop, and what must always hold in it."""

from django.utils.translation import gettext_lazy as _

from realtime.kinds import Kind, register
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.access import ended, session_access
from workshop.session.records import (
    MAIN,
    Announcement,
    Apart,
    BoardRecord,
    Call,
    Clock,
    Group,
    GroupTime,
    Parked,
    Person,
    Pin,
    Signal,
    Spotlight,
    Step,
    Waiting,
)

RECORDS = (
    Step, Clock, Person, Group, Pin, Apart, Call, GroupTime, Signal, Announcement, Spotlight, Parked, BoardRecord,
    Waiting,
)  # fmt: skip

STEPS_MOST = 40


def refuse_ended(overlay: Overlay) -> None:
    """Refuse when the workshop is over: its agenda and its people stay as they were."""
    clock = overlay.find(Clock, MAIN)
    if clock is not None and clock.state == "ended":
        raise ended()


def check(overlay: Overlay) -> None:
    """The workshop is not over; no undo takes the step away at which the room is, or one with boards, or the last."""
    refuse_ended(overlay)
    clock, steps = overlay.find(Clock, MAIN), overlay.all(Step)
    needed = {board.step for board in overlay.all(BoardRecord).values()}
    if clock is not None and clock.step is not None:
        needed.add(clock.step)
    if needed - steps.keys():
        raise Refusal("cannot_undo", _("The room has been at this step since, so it stays."))
    if not steps or len(steps) > STEPS_MOST:
        raise Refusal("cannot_undo", _("The agenda would have no step left, or too many."))


session = register(
    Kind(
        name="session",
        collections={record.collection: record for record in RECORDS},
        access=session_access,
        check=check,
    )
)
