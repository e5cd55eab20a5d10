"""What somebody who runs a workshop notes for themselves while it runs. Nobody else reads it."""

from django.conf import settings
from django.db import models

from workshop.models.workshop import Workshop


class ConsoleNote(models.Model):
    """One text for each account and workshop; by `revision`, its changes counted, two windows do not overwrite it."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="console_notes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="console_notes")
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "user"], name="one_console_note_per_account"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.revision}"
