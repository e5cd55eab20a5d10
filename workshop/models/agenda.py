"""What belongs to agendas and is no record of a session: facilitators' notes, and the templates of a library."""

import uuid

from django.conf import settings
from django.db import models

from workshop.models.library import Library
from workshop.models.workshop import Workshop


class StepNote(models.Model):
    """What facilitators want to remember at a step. It is no record of the session, because everybody sees those."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="step_notes")
    step = models.UUIDField(help_text="The id of the step in the session document.")
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workshop", "step"], name="one_note_per_step")]

    def __str__(self) -> str:
        return f"{self.workshop_id} {self.step}"


class SavedAgendaTemplate(models.Model):
    """An agenda that a library has saved, to make workshops from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="agenda_templates")
    title = models.CharField(max_length=120)
    description = models.CharField(max_length=300, blank=True)
    content = models.JSONField(help_text="The items; see workshop/agenda_templates/saved.py for their shape.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title", "created_at"]

    def __str__(self) -> str:
        return self.title
