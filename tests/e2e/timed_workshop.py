"""`python -m tests.e2e.timed_workshop EMAIL`: a workshop of somebody's with moving time and parts; prints its path."""

import os
import sys
from dataclasses import replace
from typing import Any

MOVING_MINUTES = 2
SCRIPT = ("0–5 Let everybody read.", "5–25 Split the group.")
PARTS = (("Read all quotes", 5, False), ("Sort them", 20, False), ("Name what you see", 20, True), ("Agree", 5, False))


def make(email: str) -> str:
    """The supplied agenda; its step of sorting has time for moving and parts, two of them side by side."""
    from django.contrib.auth.models import User
    from django.urls import reverse

    from workshop.agenda_templates import THREE_HOURS
    from workshop.agenda_templates.values import PartItem
    from workshop.models import Library
    from workshop.workshops import create_workshop

    user = User.objects.get(email=email)
    library = Library.objects.get(memberships__user=user)
    timed: dict[str, Any] = {
        "moving_minutes": MOVING_MINUTES,
        "parts": tuple(PartItem(title=title, minutes=minutes, beside=beside) for title, minutes, beside in PARTS),
        "script": SCRIPT,
    }
    items = tuple(replace(item, **timed) if item.exercise == "clustering" else item for item in THREE_HOURS.items)
    template = replace(THREE_HOURS, items=items)
    made = create_workshop(library=library, title="Who schedules the day?", facilitator=user, template=template)
    return reverse("workshop", args=[made.pk])


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(make(sys.argv[1]))  # noqa: T201


if __name__ == "__main__":
    main()
