"""Writing a roster: whoever is on it already stays who they are, so that the same list can be brought again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import ended
from workshop.joining.guests import PEOPLE_MOST
from workshop.joining.names import name_key
from workshop.joining.roster.values import Expected
from workshop.models import Participant, Workshop


@dataclass(frozen=True)
class Written:
    """How many are new on the roster, and of how many something more is known."""

    added: int
    changed: int


def expect(workshop: Workshop, people: Iterable[Expected]) -> Written:
    """Put people on the roster by name. What a list says of somebody who has come fills only what they left open.

    Refuses when the workshop has ended, or when there would be more people than it holds; then nothing is written.
    """
    wanted = list(people)

    def job(batch: Batch) -> Written:
        if Workshop.objects.filter(pk=workshop.pk, status=Workshop.Status.ENDED).exists():
            raise ended()
        here = {name_key(row.name): row for row in Participant.objects.filter(workshop=workshop)}
        new, changed = [], []
        for one in wanted:
            row = here.get(name_key(one.name))
            if row is None:
                row = here[name_key(one.name)] = Participant(workshop=workshop, name=one.name)
                _learn(row, one)
                new.append(row)
            elif _learn(row, one):
                changed.append(row)
        if len(here) > PEOPLE_MOST:
            raise Refusal("full", _("That is more people than a workshop holds. Nobody was put on the roster."))
        Participant.objects.bulk_create(new)
        Participant.objects.bulk_update(changed, ["function", "meets_customers", "email"])
        if touched := [str(row.pk) for row in (*new, *changed)]:
            batch.command(workshop.session, "put_people", {"people": touched})
        return Written(len(new), len(changed))

    return engine.run(job, documents=(workshop.session,))


def is_known(workshop: Workshop) -> dict[str, bool]:
    """Who is on the roster, by the key of their name, and whether they have come."""
    rows = Participant.objects.filter(workshop=workshop).values_list("name", "joined_at")
    return {name_key(name): joined_at is not None for name, joined_at in rows}


def _learn(row: Participant, told: Expected) -> bool:
    """Take over what is told; whether anything is different now."""
    before = (row.function, row.meets_customers, row.email)
    has_come = row.joined_at is not None
    if told.function and not (has_come and row.function):
        row.function = told.function
    if told.meets_customers is not None and not (has_come and row.meets_customers is not None):
        row.meets_customers = told.meets_customers
    row.email = told.email or row.email
    return (row.function, row.meets_customers, row.email) != before
