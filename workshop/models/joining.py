"""People on their way in: who waits in the lobby, who only watches, who moves to another device."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.models.participant import Participant
from workshop.models.workshop import Workshop


class Waiting(models.Model):
    """Somebody in the lobby: a name, and the token of the browser that waits, of which only the hash is kept."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ADMITTED = "admitted", _("May come in")
        TURNED_AWAY = "turned_away", _("Turned away")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="waiting")
    name = models.CharField(max_length=80)
    watches = models.BooleanField(default=False, help_text="Came by the observers' code.")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    token_hash = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["since"]

    def __str__(self) -> str:
        return self.name


class Observer(models.Model):
    """Somebody who watches one workshop and is counted nowhere; of their browser's token only the hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="observers")
    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    joined_at = models.DateTimeField()

    class Meta:
        ordering = ["joined_at"]

    def __str__(self) -> str:
        return self.name


class ResumeLink(models.Model):
    """A link by which somebody goes on in another browser, once and soon; of its token only the hash is kept."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="resume_link")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.participant_id} until {self.expires_at}"
