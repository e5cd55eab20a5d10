"""The workshop's title: its row and the session document have it both."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments
from realtime.refusals import Refusal, absent
from realtime.state import Overlay
from workshop.joining.names import clean_name
from workshop.models import Workshop
from workshop.rights import Capability
from workshop.session.kind import session
from workshop.session.records import MAIN, Clock


class RenameWorkshop(Arguments, frozen=True, kw_only=True):
    title: Annotated[str, Meta(max_length=120)]


@session.command(needs=Capability.MANAGE_WORKSHOP, writes_rows=True)
def rename_workshop(overlay: Overlay, arguments: RenameWorkshop, context: Context) -> None:
    """Give the workshop another title, also when it is over: it only says what the work is found by."""
    title = clean_name(arguments.title)
    if not title:
        raise Refusal("invalid", _("Give the workshop a title."))
    clock = overlay.find(Clock, MAIN)
    if clock is None:
        raise absent()
    Workshop.objects.filter(session=context.document).update(title=title)
    overlay.put(MAIN, replace(clock, workshop_title=title))
