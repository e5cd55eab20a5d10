"""The people of a workshop: their rows and their mirror in the session document change together."""

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, absent, invalid
from realtime.state import Overlay
from workshop.joining.names import NAME_LONGEST, clean_name, distinct_name
from workshop.models import Breakout, Participant, Workshop
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import MAIN, Clock, Group, Person, Signal
from workshop.session.wishes import forget

PEOPLE_AT_ONCE = 500


class PutPerson(Arguments, frozen=True, kw_only=True):
    person: Id


class PutPeople(Arguments, frozen=True, kw_only=True):
    people: Annotated[list[Id], Meta(min_length=1, max_length=PEOPLE_AT_ONCE)]


class DescribePerson(Arguments, frozen=True, kw_only=True):
    person: Id
    function: Annotated[str, Meta(max_length=24)] = ""
    meets_customers: bool | None = None


class RenamePerson(Arguments, frozen=True, kw_only=True):
    person: Id
    name: Annotated[str, Meta(max_length=NAME_LONGEST)]


class MarkScribe(Arguments, frozen=True, kw_only=True):
    person: Id
    scribe: bool


class PlacePerson(Arguments, frozen=True, kw_only=True):
    person: Id
    group: Id | None


@session.command(needs=Capability.SYSTEM)
def put_person(overlay: Overlay, arguments: PutPerson, context: Context) -> None:
    """Mirror a participant's row as it stands."""
    row = Participant.objects.filter(pk=arguments.person, workshop__session=context.document).first()
    if row is None:
        raise absent()
    overlay.put(arguments.person, _mirrored(row))


@session.command(needs=Capability.SYSTEM)
def put_people(overlay: Overlay, arguments: PutPeople, context: Context) -> None:
    """Mirror the rows of many participants as they stand, in one query."""
    rows = Participant.objects.filter(workshop__session=context.document).in_bulk(map(UUID, arguments.people))
    for person in arguments.people:
        if UUID(person) not in rows:
            raise absent()
        overlay.put(person, _mirrored(rows[UUID(person)]))


def _mirrored(row: Participant) -> Person:
    return Person(
        name=row.name,
        function=row.function,
        meets_customers=row.meets_customers,
        group=str(row.breakout_id) if row.breakout_id else None,
        joined=row.joined_at is not None,
        scribe=row.is_scribe,
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
def rename_person(overlay: Overlay, arguments: RenamePerson, context: Context) -> None:
    """Call somebody something else; a name that another person has is marked, as at the door."""
    refuse_ended(overlay)
    person = overlay.get(Person, arguments.person)
    name = clean_name(arguments.name)
    if not name:
        raise Refusal("invalid", _("A person needs a name."))
    name = distinct_name(name, taken=[one.name for id, one in overlay.all(Person).items() if id != arguments.person])
    Participant.objects.filter(pk=arguments.person).update(name=name)
    overlay.put(arguments.person, replace(person, name=name))


@session.command(needs=Capability.ADMIT, writes_rows=True)
def mark_scribe(overlay: Overlay, arguments: MarkScribe, context: Context) -> None:
    """Say whether somebody enters for people who are not at a device."""
    refuse_ended(overlay)
    person = overlay.get(Person, arguments.person)
    Participant.objects.filter(pk=arguments.person).update(is_scribe=arguments.scribe)
    overlay.put(arguments.person, replace(person, scribe=arguments.scribe))
    context.batch.recheck.add(recheck_boards(context).session)


@session.command(needs=Capability.ADMIT, writes_rows=True)
def remove_person(overlay: Overlay, arguments: PutPerson, context: Context) -> None:
    """Take somebody out of the workshop, also when it is over; what they contributed stays."""
    overlay.get(Person, arguments.person)
    overlay.delete(Person, arguments.person)
    if overlay.find(Signal, arguments.person) is not None:
        overlay.delete(Signal, arguments.person)
    forget(overlay, arguments.person)
    release_hosts(overlay, {arguments.person})
    _release_deputy(overlay, arguments.person)
    Participant.objects.filter(pk=arguments.person, workshop__session=context.document).delete()
    context.batch.recheck.add(recheck_boards(context).session)


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def place_person(overlay: Overlay, arguments: PlacePerson, context: Context) -> None:
    """Put somebody into a group, or back into plenary."""
    refuse_ended(overlay)
    person = overlay.get(Person, arguments.person)
    if arguments.group is not None:
        overlay.get(Group, arguments.group)
    Participant.objects.filter(pk=arguments.person).update(breakout_id=arguments.group)
    overlay.put(arguments.person, replace(person, group=arguments.group))
    release_hosts(overlay, {arguments.person})
    recheck_boards(context)


def release_hosts(overlay: Overlay, people: set[str]) -> None:
    """Who is not in a group any more does not keep its time either."""
    for id, group in list(overlay.all(Group).items()):
        if group.host is None or group.host not in people:
            continue
        person = overlay.find(Person, group.host)
        if person is None or person.group != id:
            Breakout.objects.filter(pk=id).update(host=None)
            overlay.put(id, replace(group, host=None))


def _release_deputy(overlay: Overlay, person: str) -> None:
    clock = overlay.find(Clock, MAIN)
    if clock is not None and clock.deputy == person:
        Workshop.objects.filter(deputy=UUID(person)).update(deputy=None, deputy_acts=False)
        overlay.put(MAIN, replace(clock, deputy=None, deputy_acts=False))


def recheck_boards(context: Context) -> Workshop:
    """Who may see which board may be different now; whoever follows one is asked again.

    The session itself is everybody's whatever their group: asking for it too would hold back, until all are asked, the
    very change that moves people.
    """
    workshop = Workshop.objects.filter(session=context.document).first()
    if workshop is None:
        raise absent()
    context.batch.recheck.update(workshop.boards.values_list("pk", flat=True))
    return workshop
