"""What a live page hands to its elements: where to connect, as whom, and where to find each exercise's module."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext

from workshop.access import GUEST
from workshop.exercises import all_exercises
from workshop.models import Participant, Workshop
from workshop.persona_template import FIELDS


def live_config(workshop: Workshop, *, actor: str) -> dict[str, Any]:
    """JSON for the page's live elements; it holds nothing that the socket would not show."""
    return {
        "url": "/live/",
        "as": actor,
        "back": _way_back(actor),
        "test": reverse("connection"),
        "session": str(workshop.session),
        "boards": f"{reverse('workshop', args=[workshop.pk])}boards/",
        "workshop": {"id": str(workshop.pk), "title": workshop.title},
        "functions": [{"id": value, "label": str(label)} for value, label in Participant.Function.choices],
        "fields": [
            {"id": field.id, "label": str(field.label), "help": str(field.help), "most": field.lines_most}
            for field in FIELDS
        ],
        "exercises": {
            exercise.name: {
                "title": str(exercise.title),
                "purpose": str(exercise.purpose or exercise.instruction),
                "minutes": exercise.minutes,
                "element": f"troupe-{exercise.name}" if exercise.kind else None,
                "module": static(exercise.module) if exercise.kind else None,
                "perGroup": exercise.per_group,
                "canBeSilent": exercise.can_be_silent,
                "guardsWords": exercise.guards_words,
                "hasTray": bool(exercise.removals),
            }
            for exercise in all_exercises()
        },
    }


def _way_back(actor: str) -> dict[str, Any]:
    """Where somebody goes who is out of the session: guests to the code, accounts to sign in and back to the page."""
    if actor.startswith(GUEST):
        return {"url": reverse("join"), "label": gettext("Come in again"), "returns": False}
    return {"url": reverse("account:sign_in"), "label": gettext("Sign in again"), "returns": True}
