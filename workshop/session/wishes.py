"""What those who run the session wish of the planner: who belongs into which group, and who is kept apart.

Wishes are sensitive: nobody but those who run the session is sent them, and the page that tells them asks for that
right.
"""

from typing import Annotated
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, absent, invalid
from realtime.state import Overlay
from workshop.access import accounts_with
from workshop.breakouts.apart import PAIRS_MOST
from workshop.breakouts.values import GROUPS_MOST
from workshop.models import Workshop
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import Apart, Group, Person, Pin

WISHES_AT_ONCE = 100
_PLANNED_MOST = 3 * GROUPS_MOST
"""A group that there is can take a planned group's number, and another its name."""


class PinPerson(Arguments, frozen=True, kw_only=True):
    """A group for somebody, or none in particular."""

    person: Id
    group: Id | None


class KeepApart(Arguments, frozen=True, kw_only=True):
    one: Id
    other: Id
    apart: bool


class Wish(Arguments, frozen=True, kw_only=True):
    """At least one wish."""

    pins: Annotated[list[PinPerson], Meta(max_length=WISHES_AT_ONCE)] = []
    pairs: Annotated[list[KeepApart], Meta(max_length=PAIRS_MOST)] = []


def planned_group_id(session_id: UUID, number: int) -> str:
    """The id that a group gets which the planner proposes to make, so that it can be wished for before it is there."""
    return str(uuid5(session_id, f"planned group {number}"))


def is_planned(session_id: UUID, group: str) -> bool:
    """Whether the planner can propose to make this group."""
    return any(planned_group_id(session_id, number) == group for number in range(1, _PLANNED_MOST + 1))


@session.command(needs=Capability.RUN_SESSION)
def wish(overlay: Overlay, arguments: Wish, context: Context) -> None:
    """Pin people to groups and keep pairs apart in what the planner proposes, or no longer; nobody is moved by it."""
    refuse_ended(overlay)
    if not arguments.pins and not arguments.pairs:
        raise invalid("nothing is wished")
    staff = _staff(overlay, context)
    for pin in arguments.pins:
        _pin(overlay, pin, to=staff, session_id=context.document)
    for pair in arguments.pairs:
        _keep_apart(overlay, pair, to=staff)
    if len(overlay.all(Apart)) > PAIRS_MOST:
        raise Refusal("invalid", _("That is as many pairs as can be kept apart. Let two work together first."))


def forget(overlay: Overlay, person: str) -> None:
    """Nothing is wished any more of somebody who has gone."""
    if overlay.find(Pin, person) is not None:
        overlay.delete(Pin, person)
    for id, pair in list(overlay.all(Apart).items()):
        if person in (pair.one, pair.other):
            overlay.delete(Apart, id)


def pass_on(overlay: Overlay, *, ghost: str, person: str) -> None:
    """What is wished of the ghost is wished of the person whom it turned out to be."""
    pin = overlay.find(Pin, ghost)
    if pin is not None and overlay.find(Pin, person) is None:
        overlay.put(person, pin)
    for pair in list(overlay.all(Apart).values()):
        ids = {person if id == ghost else id for id in (pair.one, pair.other)}
        if ghost in (pair.one, pair.other) and len(ids) == 2:
            one, other = sorted(ids)
            overlay.put(_pair_id(one, other), replace(pair, one=one, other=other))
    forget(overlay, ghost)


def release_pins(overlay: Overlay, group: str, *, session_id: UUID) -> None:
    """Nobody is pinned to a group that is gone for good; one of the planner's can be made again."""
    if is_planned(session_id, group):
        return
    for person, pin in list(overlay.all(Pin).items()):
        if pin.group == group:
            overlay.delete(Pin, person)


def _staff(overlay: Overlay, context: Context) -> tuple[str, ...]:
    """Who may know of wishes, looked up anew, for all that there are."""
    workshop = Workshop.objects.filter(session=context.document).first()
    if workshop is None:
        raise absent()
    staff = accounts_with(workshop, Capability.RUN_SESSION)
    for type_ in (Pin, Apart):
        for id, one in list(overlay.all(type_).items()):
            if one.to != staff:
                overlay.put(id, replace(one, to=staff))
    return staff


def _pin(overlay: Overlay, given: PinPerson, *, to: tuple[str, ...], session_id: UUID) -> None:
    overlay.get(Person, given.person)
    if given.group is None:
        if overlay.find(Pin, given.person) is not None:
            overlay.delete(Pin, given.person)
        return
    if not is_planned(session_id, given.group):
        overlay.get(Group, given.group)
    overlay.put(given.person, Pin(group=given.group, to=to))


def _keep_apart(overlay: Overlay, given: KeepApart, *, to: tuple[str, ...]) -> None:
    if given.one == given.other:
        raise Refusal("invalid", _("Choose two different people."))
    one, other = sorted((given.one, given.other))
    id = _pair_id(one, other)
    if given.apart:
        overlay.get(Person, one)
        overlay.get(Person, other)
        overlay.put(id, Apart(one=one, other=other, to=to))
    elif overlay.find(Apart, id) is not None:
        overlay.delete(Apart, id)


def _pair_id(one: str, other: str) -> str:
    return str(uuid5(UUID(one), other))
