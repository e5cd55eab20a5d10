"""What is known before a workshop: items of five kinds, numbered findings in them, and the quotes that people pin."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.models.participant import Participant
from workshop.models.quote import Quote
from workshop.models.workshop import Workshop


class PreworkItem(models.Model):
    """One row of the checklist: a link, a file, a text, or nothing of that yet. What is removed can be put back."""

    class Kind(models.TextChoices):
        RESEARCH = "research", _("What research has found")
        ANALYTICS = "analytics", _("How segments behave in analytics")
        DEALS = "deals", _("Deals won and lost")
        SUPPORT = "support", _("What support hears most")
        MARKET = "market", _("Rivals and the market")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="prework")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    order = models.PositiveIntegerField(default=0, help_text="Within its kind.")
    title = models.CharField(max_length=160)
    link = models.CharField(max_length=2000, blank=True, help_text="http or https; the server never opens it.")
    text = models.TextField(blank=True)
    file_path = models.CharField(max_length=200, blank=True, help_text="Random; below the folder of uploads.")
    file_name = models.CharField(max_length=160, blank=True)
    file_kind = models.CharField(max_length=8, blank=True, help_text="By its content, such as “pdf”.")
    file_bytes = models.PositiveIntegerField(default=0)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    owner_name = models.CharField(max_length=80, blank=True, help_text="As it was typed.")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="prework"
    )
    is_shown = models.BooleanField(default=True, help_text="Whether the readout shows it to everybody.")
    done_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="Which words a form was opened with.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["order", "created_at"]

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """What a finding says, and what that rests on."""

    text = models.TextField()
    source = models.CharField(max_length=200, blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    base_size = models.PositiveIntegerField(null=True, blank=True, help_text="n: how many were asked or counted.")
    revision = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        abstract = True


class Finding(Statement):
    """A statement that can be named as evidence: F1, F2 … of a workshop. It is withdrawn, but never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="findings")
    item = models.ForeignKey(PreworkItem, null=True, on_delete=models.SET_NULL, related_name="findings")
    number = models.PositiveIntegerField(help_text="Of the workshop; never given twice.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="one_finding_per_number"),
        ]

    def __str__(self) -> str:
        return f"F{self.number}"


class FindingRevision(Statement):
    """What a finding said before it was revised."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="earlier")

    class Meta:
        ordering = ["revision"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "revision"], name="one_finding_per_revision"),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.revision}"


class QuotePin(models.Model):
    """A quote that somebody marked while they listened to the readout."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="pins")
    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="pins")
    pinned_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pinned_at"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "quote"], name="one_pin_per_quote"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.quote_id}"
