"""Making a rehearsal and wiping it: a copy of a workshop with its people on the list and its groups planned."""

from datetime import timedelta
from uuid import uuid4

from django.contrib.auth.models import User
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from personas.rehearsal.people import function_of, name_of
from personas.rehearsing import company
from realtime.engine import engine
from workshop.access import Actor, account_actor, workshop_for
from workshop.deleting import remove_workshop
from workshop.duplicating import duplicate_workshop
from workshop.joining.roster.expecting import expect
from workshop.joining.roster.values import Expected
from workshop.models import Participant, Workshop
from workshop.rights import Capability

PEOPLE_MOST, GROUPS_MOST = 60, 5
SPEEDS = (1, 5, 20, 60)
KEPT = timedelta(days=1)
MEETS_CUSTOMERS_ONE_IN = 3
TITLE_LONGEST = 120


def make_rehearsal(source: Workshop, *, facilitator: User, people: int, groups: int) -> Workshop:
    """Copy `source` with its quotes, expect so many simulated people, and deal them into so many groups.

    Nobody has come yet. What cannot be finished is removed again.
    """
    title = (_("Rehearsal: %(title)s") % {"title": source.title})[:TITLE_LONGEST]
    made = duplicate_workshop(
        source, title=title, facilitator=facilitator, with_quotes=True, is_rehearsal=True, rehearses_id=source.pk
    )
    try:
        expect(made, [_expected(number) for number in range(people)])
        _deal(made, groups=groups, actor=account_actor(facilitator))
    except BaseException:
        remove_workshop(made, check=lambda found: None)
        raise
    return made


def _expected(number: int) -> Expected:
    return Expected(name_of(number), function_of(number), number % MEETS_CUSTOMERS_ONE_IN == 0)


def _deal(workshop: Workshop, *, groups: int, actor: str) -> None:
    """One after the other, so that functions and people who meet customers are spread."""
    made = [{"group": str(uuid4()), "name": _("Group %(number)s") % {"number": n + 1}} for n in range(groups)]
    people = Participant.objects.filter(workshop=workshop).order_by("pk").values_list("pk", flat=True)
    places = [{"person": str(id), "group": made[n % groups]["group"]} for n, id in enumerate(people)]
    engine.execute(workshop.session, "arrange_groups", {"remove": [], "make": made, "places": places}, actor=actor)


def wipe(rehearsal: Workshop, *, actor: Actor) -> None:
    """End and delete a rehearsal that `actor` may manage. Raises Http404 for anybody else, and for a real workshop."""

    def check(found: Workshop) -> None:
        workshop_for(actor=actor, id=found.pk, needs=Capability.MANAGE_WORKSHOP)
        if not found.is_rehearsal:
            raise Http404

    remove_workshop(rehearsal, check=check)
    company.dismiss(rehearsal.pk)


def wipe_old() -> None:
    """Wipe every rehearsal that is older than a day."""
    for old in list(Workshop.objects.filter(is_rehearsal=True, created_at__lt=timezone.now() - KEPT)):
        try:
            remove_workshop(old, check=lambda found: None)
        except Http404:
            continue  # somebody else was quicker
        finally:
            company.dismiss(old.pk)
