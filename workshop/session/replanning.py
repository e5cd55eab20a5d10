"""Other minutes for several steps in one act, as when the room is late and a break gives some of its time."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, invalid
from realtime.state import Overlay
from workshop.rights import Capability
from workshop.session.agenda import MINUTES_LONGEST
from workshop.session.kind import refuse_ended, session
from workshop.session.records import Step

Minutes = Annotated[int, Meta(ge=1, le=MINUTES_LONGEST)]
STEPS_MOST = 60


class OtherMinutes(Arguments, frozen=True, kw_only=True):
    step: Id
    was: Minutes
    minutes: Minutes


class Replan(Arguments, frozen=True, kw_only=True):
    changes: Annotated[list[OtherMinutes], Meta(min_length=1, max_length=STEPS_MOST)]


@session.command(needs=Capability.RUN_SESSION)
def replan(overlay: Overlay, arguments: Replan, context: Context) -> None:
    """Give several steps other minutes at once, if they have those that the plan was made from; or none of them."""
    refuse_ended(overlay)
    if len({change.step for change in arguments.changes}) != len(arguments.changes):
        raise invalid("a step is named twice")
    for change in arguments.changes:
        step = overlay.get(Step, change.step)
        if step.minutes != change.was:
            raise Refusal("changed", _("The agenda has changed meanwhile. Look at the new proposal."))
        overlay.put(change.step, replace(step, minutes=change.minutes))
