"""The deputy: named beforehand, takes the controls when nobody has run the session for a while, and gives them back."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id, Nothing
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.access import guest_id
from workshop.models import Workshop
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.people import recheck_boards
from workshop.session.records import MAIN, Clock, Person
from workshop.session.running import begun_clock

ABSENT_SECONDS = 120
"""So long must nobody have had a page of those who run the session open (PRODUCT §1)."""


class NameDeputy(Arguments, frozen=True, kw_only=True):
    person: Id | None


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def name_deputy(overlay: Overlay, arguments: NameDeputy, context: Context) -> None:
    """Say who may stand in, or nobody; whoever had the controls as deputy has them no more."""
    refuse_ended(overlay)
    if guest_id(context.actor) is not None:
        raise Refusal("forbidden", _("A deputy does not name another one."))
    if arguments.person is not None:
        overlay.get(Person, arguments.person)
    Workshop.objects.filter(session=context.document).update(deputy=arguments.person, deputy_acts=False)
    clock = overlay.get(Clock, MAIN)
    overlay.put(MAIN, replace(clock, deputy=arguments.person, deputy_acts=False))
    context.batch.recheck.add(context.document)


@session.command(needs=Capability.TAKE_PART, writes_rows=True)
def take_controls(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """Take the controls as the deputy, when nobody who runs the session has been there for two minutes."""
    clock = begun_clock(overlay)
    if clock.deputy is None or clock.deputy != guest_id(context.actor):
        raise Refusal("forbidden", _("Only the deputy whom the facilitator has named can do this."))
    seen = Workshop.objects.values_list("staff_seen_at", flat=True).get(session=context.document)
    if seen is not None and timezone.now() - seen < timedelta(seconds=ABSENT_SECONDS):
        raise Refusal("invalid", _("The facilitator was here less than two minutes ago. Wait a little."))
    _set_acts(overlay, context, acts=True)


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def give_back_controls(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """The facilitator is back, or the deputy gives the controls up."""
    refuse_ended(overlay)
    _set_acts(overlay, context, acts=False)


def _set_acts(overlay: Overlay, context: Context, *, acts: bool) -> None:
    Workshop.objects.filter(session=context.document).update(deputy_acts=acts)
    overlay.put(MAIN, replace(overlay.get(Clock, MAIN), deputy_acts=acts))
    context.batch.recheck.add(recheck_boards(context).session)
