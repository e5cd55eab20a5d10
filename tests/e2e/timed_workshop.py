"""`python -m tests.e2e.timed_workshop EMAIL`: a workshop of somebody's with moving time and parts; prints its path."""

import os
import sys
from uuid import uuid4

MOVING_MINUTES = 2
PARTS = (("Read all quotes", 5, False), ("Sort them", 20, False), ("Name what you see", 20, True), ("Agree", 5, False))


def make(email: str) -> str:
    """The supplied agenda; its step of sorting has time for moving and parts, two of them side by side."""
    from django.contrib.auth.models import User
    from django.urls import reverse
    from msgspec.structs import replace

    from realtime.batch import Batch
    from realtime.engine import engine
    from realtime.records import Record
    from workshop import agenda_templates, workshops
    from workshop.joining.codes import make_code
    from workshop.models import Library, StaffMembership, Workshop
    from workshop.session.records import Part, Step

    user = User.objects.get(email=email)
    library = Library.objects.get(memberships__user=user)
    template = agenda_templates.THREE_HOURS
    title = "Who schedules the day?"

    def timed(record: Record) -> Record:
        if not isinstance(record, Step) or record.exercise != "clustering":
            return record
        parts = tuple(Part(title=title, minutes=minutes, beside=beside) for title, minutes, beside in PARTS)
        return replace(
            record, moving_minutes=MOVING_MINUTES, parts=parts, script="0–5 Let everybody read.\n5–25 Split the group."
        )

    def job(batch: Batch) -> str:
        workshop = Workshop.objects.create(library=library, title=title, session=uuid4(), join_code=make_code())
        StaffMembership.objects.create(workshop=workshop, user=user, role=StaffMembership.Role.FACILITATOR)
        records = workshops._records(title=title, template=template)
        batch.create(kind="session", document=workshop.session, records=[(id, timed(record)) for id, record in records])
        return reverse("workshop", args=[workshop.pk])

    return engine.run(job)


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(make(sys.argv[1]))  # noqa: T201


if __name__ == "__main__":
    main()
