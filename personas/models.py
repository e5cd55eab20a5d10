"""Personas that outlive their workshop, and the packs that freeze them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.models import Library, Workshop


class Persona(models.Model):
    """One persona; its words are in its draft document until a pack freezes them."""

    class Rank(models.TextChoices):
        PRIMARY = "primary", _("Primary")
        SECONDARY = "secondary", _("Secondary")
        TERTIARY = "tertiary", _("Tertiary")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="personas")
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="personas")
    draft = models.UUIDField(unique=True, help_text="The draft document.")
    candidate = models.UUIDField(help_text="The item of the vote that it grew from.")
    rank = models.CharField(max_length=10, choices=Rank.choices, blank=True)
    dots = models.PositiveIntegerField(null=True, blank=True)
    voters = models.PositiveIntegerField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["order", "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "candidate"], name="one_persona_per_candidate"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Pack(models.Model):
    """A locked set of personas: canonical JSON and its hash, never changed again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="packs")
    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="packs")
    number = models.CharField(max_length=12)
    title = models.CharField(max_length=120)
    content = models.TextField(help_text="Canonical JSON of the pack.")
    sha256 = models.CharField(max_length=64)
    locked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    locked_at = models.DateTimeField()

    class Meta:
        ordering = ["-locked_at"]
        constraints = [
            models.UniqueConstraint(fields=["library", "number"], name="one_pack_per_number"),
        ]

    def __str__(self) -> str:
        return self.title


class PackExport(models.Model):
    """The first making of a pack in one format, served again ever after."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="exports")
    format = models.CharField(max_length=16)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "format"], name="one_export_per_format"),
        ]

    def __str__(self) -> str:
        return f"{self.pack_id} {self.format}"
