"""Making workshops from agenda templates."""

from uuid import uuid4

from django.contrib.auth.models import User

from realtime.batch import Batch
from realtime.engine import engine
from realtime.order import keys_between
from realtime.records import Record
from workshop.agenda_templates import AgendaTemplate
from workshop.exercises import exercise_named
from workshop.joining.codes import make_code
from workshop.models import Library, StaffMembership, Workshop
from workshop.prework.kinds import suggest_items
from workshop.session.records import MAIN, Clock, Step


def create_workshop(*, library: Library, title: str, facilitator: User, template: AgendaTemplate) -> Workshop:
    """Make a workshop with its facilitator, its session document with the template's agenda, and suggested pre-work."""

    def job(batch: Batch) -> Workshop:
        workshop = Workshop.objects.create(library=library, title=title, session=uuid4(), join_code=make_code())
        StaffMembership.objects.create(workshop=workshop, user=facilitator, role=StaffMembership.Role.FACILITATOR)
        if template.has_prework:
            suggest_items(workshop)
        batch.create(kind="session", document=workshop.session, records=_records(title=title, template=template))
        return workshop

    return engine.run(job)


def _records(*, title: str, template: AgendaTemplate) -> list[tuple[str, Record]]:
    records: list[tuple[str, Record]] = [(MAIN, Clock(workshop_title=title))]
    keys = keys_between(None, None, len(template.items))
    for item, order in zip(template.items, keys, strict=True):
        exercise = exercise_named(item.exercise)
        step = Step(
            exercise=item.exercise,
            title=str(item.title),
            minutes=item.minutes,
            order=order,
            instruction=str(item.instruction or exercise.instruction),
            example=str(item.example or exercise.example),
        )
        records.append((str(uuid4()), step))
    return records
