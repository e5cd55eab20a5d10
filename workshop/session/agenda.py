"""Changing the agenda: titles and minutes, before and during the session."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import Step

MINUTES_LONGEST = 480


class RenameStep(Arguments, frozen=True, kw_only=True):
    step: Id
    title: Annotated[str, Meta(max_length=120)]


class RetimeStep(Arguments, frozen=True, kw_only=True):
    step: Id
    minutes: Annotated[int, Meta(ge=1, le=MINUTES_LONGEST)]


@session.command(needs=Capability.MANAGE_WORKSHOP)
def rename_step(overlay: Overlay, arguments: RenameStep, context: Context) -> None:
    """Give a step another title."""
    refuse_ended(overlay)
    title = " ".join(arguments.title.split())
    if not title:
        raise Refusal("invalid", _("A step needs a title."))
    overlay.put(arguments.step, replace(overlay.get(Step, arguments.step), title=title))


@session.command(needs=Capability.RUN_SESSION)
def retime_step(overlay: Overlay, arguments: RetimeStep, context: Context) -> None:
    """Plan other minutes for a step; the end moves with it."""
    refuse_ended(overlay)
    overlay.put(arguments.step, replace(overlay.get(Step, arguments.step), minutes=arguments.minutes))
