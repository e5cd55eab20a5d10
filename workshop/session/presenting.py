"""The step at which groups present what they made: there is at most one."""

from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.exercises import exercise_named
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import Step


class PresentAt(Arguments, frozen=True, kw_only=True):
    step: Id
    presents: bool


@session.command(needs=Capability.MANAGE_WORKSHOP)
def present_at(overlay: Overlay, arguments: PresentAt, context: Context) -> None:
    """Say that groups present at this step, instead of at any other, or that they do not."""
    refuse_ended(overlay)
    step = overlay.get(Step, arguments.step)
    if arguments.presents and exercise_named(step.exercise).per_group:
        text = _("Groups work by themselves at this step. Choose one at which everybody is together.")
        raise Refusal("invalid", text)
    for id, other in list(overlay.all(Step).items()):
        if arguments.presents and other.presents and id != arguments.step:
            overlay.put(id, replace(other, presents=False))
    overlay.put(arguments.step, replace(step, presents=arguments.presents))
