"""Which live document serves which group at which step of the agenda."""

import uuid

from django.db import models

from workshop.models.participant import Breakout
from workshop.models.workshop import Workshop


class Board(models.Model):
    """A board; its id is the id of its document. Without a breakout it belongs to the plenary."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="boards")
    breakout = models.ForeignKey(Breakout, null=True, blank=True, on_delete=models.CASCADE, related_name="boards")
    step = models.UUIDField(help_text="The step's record in the session document.")
    exercise = models.CharField(max_length=40)
    locked = models.BooleanField(
        default=False, help_text="Closed to its group until those who run the session open it."
    )
    tidying = models.BooleanField(
        default=False, help_text="Whether everybody of its group may remove what others wrote on it."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "step", "breakout"], name="one_board_per_step_and_group"),
            models.UniqueConstraint(
                fields=["workshop", "step"],
                condition=models.Q(breakout__isnull=True),
                name="one_plenary_board_per_step",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exercise} {self.id}"
