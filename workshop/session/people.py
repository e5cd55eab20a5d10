"""People and groups: the rows and their mirror in the session document change together."""

from typing import Annotated
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.order import key_at_end
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, absent, invalid
from realtime.state import Overlay
from workshop import boards
from workshop.models import Board, Breakout, Participant, Workshop
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import MAIN, Clock, Group, Person

GROUPS_MOST = 20
GroupName = Annotated[str, Meta(max_length=60)]


class PutPerson(Arguments, frozen=True, kw_only=True):
    person: Id


class DescribePerson(Arguments, frozen=True, kw_only=True):
    person: Id
    function: Annotated[str, Meta(max_length=24)] = ""
    meets_customers: bool | None = None


class PlacePerson(Arguments, frozen=True, kw_only=True):
    person: Id
    group: Id | None


class NameGroup(Arguments, frozen=True, kw_only=True):
    group: Id
    name: GroupName


class RemoveGroup(Arguments, frozen=True, kw_only=True):
    group: Id


@session.command(needs=Capability.SYSTEM)
def put_person(overlay: Overlay, arguments: PutPerson, context: Context) -> None:
    """Mirror a participant's row as it stands."""
    row = Participant.objects.filter(pk=arguments.person, workshop__session=context.document).first()
    if row is None:
        raise absent()
    overlay.put(
        arguments.person,
        Person(
            name=row.name,
            function=row.function,
            meets_customers=row.meets_customers,
            group=str(row.breakout_id) if row.breakout_id else None,
            joined=row.joined_at is not None,
        ),
    )


@session.command(needs=Capability.ADMIT, writes_rows=True)
def describe_person(overlay: Overlay, arguments: DescribePerson, context: Context) -> None:
    """Set somebody's function and whether they meet customers."""
    refuse_ended(overlay)
    if arguments.function not in ("", *Participant.Function.values):
        raise invalid("there is no such function")
    person = overlay.get(Person, arguments.person)
    Participant.objects.filter(pk=arguments.person).update(
        function=arguments.function, meets_customers=arguments.meets_customers
    )
    overlay.put(
        arguments.person,
        replace(person, function=arguments.function, meets_customers=arguments.meets_customers),
    )


@session.command(needs=Capability.ADMIT, writes_rows=True)
def remove_person(overlay: Overlay, arguments: PutPerson, context: Context) -> None:
    """Take somebody out of the workshop, also when it is over; what they contributed stays."""
    overlay.get(Person, arguments.person)
    overlay.delete(Person, arguments.person)
    Participant.objects.filter(pk=arguments.person, workshop__session=context.document).delete()
    _recheck(context)


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def place_person(overlay: Overlay, arguments: PlacePerson, context: Context) -> None:
    """Put somebody into a group, or back into plenary."""
    refuse_ended(overlay)
    person = overlay.get(Person, arguments.person)
    if arguments.group is not None:
        overlay.get(Group, arguments.group)
    Participant.objects.filter(pk=arguments.person).update(breakout_id=arguments.group)
    overlay.put(arguments.person, replace(person, group=arguments.group))
    _recheck(context)


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def make_group(overlay: Overlay, arguments: NameGroup, context: Context) -> None:
    """Make a group; when the session is at a step for groups, it gets its board at once."""
    refuse_ended(overlay)
    name = _group_name(overlay, arguments)
    groups = overlay.all(Group)
    if len(groups) >= GROUPS_MOST:
        raise Refusal("invalid", _("That is as many groups as a workshop can have. Remove one first."))
    if Breakout.objects.filter(pk=arguments.group).exists():
        raise invalid("this group exists already")
    order = key_at_end(group.order for group in groups.values())
    workshop = Workshop.objects.get(session=context.document)
    last = workshop.breakouts.aggregate(last=Max("order"))["last"]
    place = 0 if last is None else last + 1
    Breakout.objects.create(pk=arguments.group, workshop=workshop, name=name, order=place)
    overlay.put(arguments.group, Group(name=name, order=order))
    clock = overlay.find(Clock, MAIN)
    if clock is not None and clock.step:
        boards.ensure(overlay, step_id=clock.step, context=context)


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def rename_group(overlay: Overlay, arguments: NameGroup, context: Context) -> None:
    """Give a group another name."""
    refuse_ended(overlay)
    group = overlay.get(Group, arguments.group)
    name = _group_name(overlay, arguments)
    Breakout.objects.filter(pk=arguments.group).update(name=name)
    overlay.put(arguments.group, replace(group, name=name))


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def remove_group(overlay: Overlay, arguments: RemoveGroup, context: Context) -> None:
    """Dissolve a group that has no board yet; its people go back into plenary."""
    refuse_ended(overlay)
    overlay.get(Group, arguments.group)
    if Board.objects.filter(breakout_id=UUID(arguments.group)).exists():
        raise Refusal("invalid", _("This group has boards with its work. Move its people instead; the boards stay."))
    for id, person in list(overlay.all(Person).items()):
        if person.group == arguments.group:
            overlay.put(id, replace(person, group=None))
    Breakout.objects.filter(pk=arguments.group).delete()
    overlay.delete(Group, arguments.group)
    _recheck(context)


def _group_name(overlay: Overlay, arguments: NameGroup) -> str:
    name = " ".join(arguments.name.split())
    if not name:
        raise Refusal("invalid", _("A group needs a name."))
    taken = {group.name.casefold() for id, group in overlay.all(Group).items() if id != arguments.group}
    if name.casefold() in taken:
        raise Refusal("invalid", _("Another group has this name already; choose a different one."))
    return name


def _recheck(context: Context) -> None:
    """Rights on the workshop's boards may be others now; whoever follows one is asked again."""
    workshop = Workshop.objects.filter(session=context.document).first()
    if workshop is None:
        raise absent()
    context.batch.recheck.update([workshop.session, *workshop.boards.values_list("pk", flat=True)])
