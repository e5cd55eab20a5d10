"""When the workshop is to begin: the row and the clock's record change together."""

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import available_timezones

from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments
from realtime.refusals import absent, invalid
from realtime.state import Overlay
from workshop.models import Workshop
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import MAIN, Clock

EARLIEST_MS, LATEST_MS = 946_684_800_000, 4_102_444_800_000
"""The years 2000 and 2100."""


class PlanStart(Arguments, frozen=True, kw_only=True):
    starts_at: Annotated[int, Meta(ge=EARLIEST_MS, lt=LATEST_MS)]
    """Milliseconds since 1970."""
    time_zone: Annotated[str, Meta(max_length=64)]


@session.command(needs=Capability.MANAGE_WORKSHOP, writes_rows=True)
def plan_start(overlay: Overlay, arguments: PlanStart, context: Context) -> None:
    """Plan when the workshop begins, and in which time zone that is told."""
    refuse_ended(overlay)
    if arguments.time_zone not in available_timezones():
        raise invalid("there is no such time zone")
    clock = overlay.find(Clock, MAIN)
    if clock is None:
        raise absent()
    Workshop.objects.filter(session=context.document).update(
        starts_at=datetime.fromtimestamp(arguments.starts_at / 1000, tz=UTC), time_zone=arguments.time_zone
    )
    overlay.put(MAIN, replace(clock, starts_at=arguments.starts_at))
