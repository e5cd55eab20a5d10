"""The groups of a workshop, one at a time or all at once: their rows and the session document change together."""

from collections import defaultdict
from typing import Annotated
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.order import key_at_end
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, invalid
from realtime.state import Overlay
from workshop import boards
from workshop.breakouts.values import GROUPS_MOST
from workshop.models import Board, Breakout, Participant, Workshop
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.people import PlacePerson, recheck_boards, release_hosts
from workshop.session.records import MAIN, Clock, Group, Person
from workshop.session.wishes import release_pins

PLACES_MOST = 400
"""As many as one frame of a socket holds."""
GroupName = Annotated[str, Meta(max_length=60)]


class NameGroup(Arguments, frozen=True, kw_only=True):
    group: Id
    name: GroupName


class RemoveGroup(Arguments, frozen=True, kw_only=True):
    group: Id


class ArrangeGroups(Arguments, frozen=True, kw_only=True):
    """Groups that go, groups that are made, and people with their places then."""

    remove: Annotated[list[Id], Meta(max_length=GROUPS_MOST)]
    make: Annotated[list[NameGroup], Meta(max_length=GROUPS_MOST)]
    places: Annotated[list[PlacePerson], Meta(max_length=PLACES_MOST)]


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def make_group(overlay: Overlay, arguments: NameGroup, context: Context) -> None:
    """Make a group; when the session is at a step for groups, it gets its board at once."""
    refuse_ended(overlay)
    _make(overlay, arguments, context)
    _ensure_boards(overlay, context)


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
    _remove(overlay, arguments.group, context)
    recheck_boards(context)


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def arrange_groups(overlay: Overlay, arguments: ArrangeGroups, context: Context) -> None:
    """Make groups and put everybody into theirs in one act, or do nothing of it; whoever is not named stays put."""
    refuse_ended(overlay)
    for group in arguments.remove:
        _remove(overlay, group, context)
    for named in arguments.make:
        _make(overlay, named, context)
    _place(overlay, arguments.places)
    _ensure_boards(overlay, context)
    recheck_boards(context)


def _make(overlay: Overlay, arguments: NameGroup, context: Context) -> None:
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


def _ensure_boards(overlay: Overlay, context: Context) -> None:
    clock = overlay.find(Clock, MAIN)
    if clock is not None and clock.step:
        boards.ensure(overlay, step_id=clock.step, context=context)


def _remove(overlay: Overlay, id: str, context: Context) -> None:
    overlay.get(Group, id)
    if Board.objects.filter(breakout_id=UUID(id)).exists():
        raise Refusal("invalid", _("This group has boards with its work. Move its people instead; the boards stay."))
    for person_id, person in list(overlay.all(Person).items()):
        if person.group == id:
            overlay.put(person_id, replace(person, group=None))
    release_pins(overlay, id, session_id=context.document)
    Breakout.objects.filter(pk=id).delete()
    overlay.delete(Group, id)


def _place(overlay: Overlay, places: list[PlacePerson]) -> None:
    """Everybody at once: a query for each group, not for each person."""
    if len({place.person for place in places}) != len(places):
        raise invalid("somebody has two places")
    together: dict[str | None, list[str]] = defaultdict(list)
    for place in places:
        person = overlay.get(Person, place.person)
        if place.group is not None:
            overlay.get(Group, place.group)
        overlay.put(place.person, replace(person, group=place.group))
        together[place.group].append(place.person)
    for group, people in together.items():
        Participant.objects.filter(pk__in=people).update(breakout_id=group)
    release_hosts(overlay, {place.person for place in places})


def _group_name(overlay: Overlay, arguments: NameGroup) -> str:
    name = " ".join(arguments.name.split())
    if not name:
        raise Refusal("invalid", _("A group needs a name."))
    taken = {group.name.casefold() for id, group in overlay.all(Group).items() if id != arguments.group}
    if name.casefold() in taken:
        raise Refusal("invalid", _("Another group has this name already; choose a different one."))
    return name
