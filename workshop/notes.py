"""Facilitators' notes at the steps of a workshop: read all at once, written one by one, never over somebody's words."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from realtime.engine import engine
from realtime.refusals import Refusal, absent
from workshop.exercises.editing import expect
from workshop.models import StepNote, Workshop

NOTE_LONGEST = 4000


def notes_of(workshop: Workshop) -> dict[str, str]:
    """The notes by step id."""
    return {str(step): text for step, text in StepNote.objects.filter(workshop=workshop).values_list("step", "text")}


def write_note(workshop: Workshop, *, step: UUID, text: str, was: str) -> None:
    """Keep a note, or take it away when it is empty. Refuses when it is not `was` any more, and for an unknown step."""
    text = text.strip()
    if len(text) > NOTE_LONGEST:
        raise Refusal("invalid", _("This note is too long. Shorten it; what you typed is still here."))
    if str(step) not in engine.read(workshop.session)["steps"]:
        raise absent()
    with transaction.atomic():
        Workshop.objects.select_for_update().get(pk=workshop.pk)
        row = StepNote.objects.filter(workshop=workshop, step=step).first()
        expect(was, row.text if row else "")
        if not text:
            StepNote.objects.filter(workshop=workshop, step=step).delete()
        else:
            StepNote.objects.update_or_create(workshop=workshop, step=step, defaults={"text": text})
