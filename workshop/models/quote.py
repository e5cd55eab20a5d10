"""Research quotes: what customers really said, word for word, and the imports that brought them in."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.models.workshop import Workshop


class Import(models.Model):
    """One uploaded file or pasted text, from upload through mapping to the quotes that it made."""

    class Status(models.TextChoices):
        MAPPING = "mapping", _("Choosing columns")
        WRITING = "writing", _("Being imported")
        DONE = "done", _("Imported")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="imports")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.MAPPING)
    name = models.CharField(max_length=200, help_text="File name, or what pasted text is called.")
    content = models.BinaryField(help_text="The file as it came; dropped with the workshop, or with the names in it.")
    parsed = models.BinaryField(default=bytes, blank=True, help_text="The file as a table, until it is imported.")
    is_pasted = models.BooleanField(default=False)
    mapping = models.JSONField(default=dict, blank=True)
    total = models.PositiveIntegerField(default=0, help_text="How many quotes the mapping gives, once writing began.")
    position = models.PositiveIntegerField(default=0, help_text="How many of them are dealt with already.")
    report = models.JSONField(default=dict, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    created_at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class Quote(models.Model):
    """One statement of one respondent. Its id and its first words never change; a correction is a new revision."""

    class Consent(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")

    class ByHand(models.TextChoices):
        IN = "in", _("Always in the deck")
        OUT = "out", _("Kept out of the deck")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="quotes")
    imported_by = models.ForeignKey(Import, null=True, blank=True, on_delete=models.CASCADE, related_name="quotes")
    number = models.PositiveIntegerField(help_text="1, 2, 3… within the workshop: how people name a quote aloud.")
    text = models.TextField(help_text="The words as they were imported.")
    corrected = models.TextField(blank=True, help_text="The newest wording; empty while it was never corrected.")
    respondent = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=120, blank=True)
    segment = models.CharField(max_length=200, blank=True)
    question = models.CharField(max_length=500, blank=True)
    tags = models.TextField(blank=True, help_text="One a line, with a line end before the first and after the last.")
    said_on = models.DateField(null=True, blank=True)
    date_text = models.CharField(max_length=60, blank=True, help_text="The date as the file has it.")
    time = models.CharField(max_length=12, blank=True, help_text="When in a recording it was said.")
    consent = models.CharField(max_length=3, choices=Consent.choices, blank=True)
    row = models.PositiveIntegerField(null=True, blank=True, help_text="Row in the file, the header being row 1.")
    personal = models.CharField(max_length=20, blank=True, help_text="Kinds of personal data that may be in it.")
    key = models.CharField(max_length=64, help_text="What makes a re-import find the same quote again.")
    in_deck = models.BooleanField(default=False, help_text="Dealt: part of the sample that the groups sort.")
    by_hand = models.CharField(max_length=3, choices=ByHand.choices, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "key"], name="one_quote_per_key"),
            models.UniqueConstraint(fields=["workshop", "number"], name="one_quote_per_number"),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def words(self) -> str:
        """The newest wording."""
        return self.corrected or self.text

    @property
    def tag_list(self) -> list[str]:
        return self.tags.split("\n")[1:-1]


class Pseudonym(models.Model):
    """The number that stands for a respondent in a workshop. Who it is cannot be read from it, only recognised."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="pseudonyms")
    digest = models.CharField(max_length=64, help_text="Keyed digest of the name, under the installation's secret.")
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "digest"], name="one_pseudonym_per_respondent"),
            models.UniqueConstraint(fields=["workshop", "number"], name="one_respondent_per_pseudonym"),
        ]

    def __str__(self) -> str:
        return f"R{self.number}"


class QuoteRevision(models.Model):
    """A corrected wording of a quote; the newest is shown, the first stays."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="revisions")
    text = models.TextField()
    reason = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.quote_id} {self.made_at}"
