"""A group's own time within a step: it begins when the group is there, and can have minutes of its own.

It counts along the step's clock and has none of its own: a pause holds it, and going back finds it as it was.
"""

from typing import Annotated
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.access import guest_id
from workshop.models import Breakout
from workshop.rights import Capability
from workshop.session.agenda import MINUTES_LONGEST
from workshop.session.kind import refuse_ended, session
from workshop.session.records import Group, GroupTime, Person, Step
from workshop.session.running import begun_clock, elapsed

MINUTE_MS = 60_000


class OfGroup(Arguments, frozen=True, kw_only=True):
    group: Id


class RetimeGroup(Arguments, frozen=True, kw_only=True):
    group: Id
    minutes: Annotated[int, Meta(ge=1, le=MINUTES_LONGEST)]


class NameHost(Arguments, frozen=True, kw_only=True):
    group: Id
    person: Id | None


def group_time_id(*, step: str, group: str) -> str:
    """The id of a group's time in a step."""
    return str(uuid5(UUID(group), step))


@session.command(needs=Capability.KEEP_TIME)
def arrive(overlay: Overlay, arguments: OfGroup, context: Context) -> None:
    """Say that a group has come together in its room; its time begins now, or began when the moving time was over."""
    _refuse_other_group(overlay, arguments.group, context)
    clock = begun_clock(overlay)
    step_id, step = _current(overlay, clock.step)
    found = _time(overlay, step=step_id, group=arguments.group)
    if found.began_ms is None:
        began = min(elapsed(clock, now=context.now), step.moving_minutes * MINUTE_MS)
        overlay.put(group_time_id(step=step_id, group=arguments.group), replace(found, began_ms=began))


@session.command(needs=Capability.KEEP_TIME)
def retime_group(overlay: Overlay, arguments: RetimeGroup, context: Context) -> None:
    """Give one group other minutes in this step than the agenda does; everybody else's stay."""
    _refuse_other_group(overlay, arguments.group, context)
    step_id, step = _current(overlay, begun_clock(overlay).step)
    found = _time(overlay, step=step_id, group=arguments.group)
    extra = arguments.minutes - step.minutes
    overlay.put(group_time_id(step=step_id, group=arguments.group), replace(found, extra_minutes=extra))


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def name_host(overlay: Overlay, arguments: NameHost, context: Context) -> None:
    """Let somebody of a group keep its time, or nobody."""
    refuse_ended(overlay)
    group = overlay.get(Group, arguments.group)
    if arguments.person is not None and overlay.get(Person, arguments.person).group != arguments.group:
        raise Refusal("invalid", _("Only somebody of the group can be its host. Place them there first."))
    _set_host(overlay, arguments.group, group=group, person=arguments.person, context=context)


@session.command(needs=Capability.TAKE_PART, writes_rows=True)
def become_host(overlay: Overlay, arguments: OfGroup, context: Context) -> None:
    """Keep the time of one's own group, where nobody does."""
    refuse_ended(overlay)
    group = overlay.get(Group, arguments.group)
    own = guest_id(context.actor)
    if own is None or overlay.get(Person, own).group != arguments.group:
        raise Refusal("forbidden", _("This is not your group."))
    if group.host is not None and group.host != own:
        raise Refusal("invalid", _("Somebody else keeps this group’s time already."))
    _set_host(overlay, arguments.group, group=group, person=own, context=context)


def _set_host(overlay: Overlay, id: str, *, group: Group, person: str | None, context: Context) -> None:
    if person is not None:
        Breakout.objects.filter(host=UUID(person)).exclude(pk=id).update(host=None)
    Breakout.objects.filter(pk=id).update(host=person)
    overlay.put(id, replace(group, host=person))
    context.batch.recheck.add(context.document)


def _refuse_other_group(overlay: Overlay, id: str, context: Context) -> None:
    """Hosts may speak for their own group alone."""
    refuse_ended(overlay)
    group = overlay.get(Group, id)
    if context.access.allows(Capability.RUN_SESSION):
        return
    if group.host is None or group.host != guest_id(context.actor):
        raise Refusal("forbidden", _("Only the host of this group and those who run the session can do this."))


def _current(overlay: Overlay, step: str | None) -> tuple[str, Step]:
    if step is None:
        raise Refusal("invalid", _("The session has not begun yet. Go to a step to begin it."))
    return step, overlay.get(Step, step)


def _time(overlay: Overlay, *, step: str, group: str) -> GroupTime:
    return overlay.find(GroupTime, group_time_id(step=step, group=group)) or GroupTime(step=step, group=group)
