"""The people in a workshop, who need no account, and the groups that they work in."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.models.workshop import Workshop


class Breakout(models.Model):
    """A group that works by itself; its boards belong to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="breakouts")
    name = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(default=0)
    host = models.OneToOneField(
        "Participant",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="hosts",
        help_text="Keeps its time.",
    )

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Participant(models.Model):
    """A guest: a display name, and a token of which only the hash is kept."""

    class Function(models.TextChoices):
        CUSTOMER_SUCCESS = "customer_success", _("Customer success")
        DATA = "data", _("Data")
        DESIGN = "design", _("Design")
        ENGINEERING = "engineering", _("Engineering")
        LEADERSHIP = "leadership", _("Leadership")
        MARKETING = "marketing", _("Marketing")
        PRODUCT = "product", _("Product")
        SALES = "sales", _("Sales")
        SOLUTION_ENGINEERING = "solution_engineering", _("Solution engineering")
        SUPPORT = "support", _("Support")
        OTHER = "other", _("Other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="participants")
    breakout = models.ForeignKey(
        Breakout, null=True, blank=True, on_delete=models.SET_NULL, related_name="participants"
    )
    name = models.CharField(max_length=80)
    function = models.CharField(max_length=24, choices=Function.choices, blank=True)
    meets_customers = models.BooleanField(null=True, blank=True)
    is_scribe = models.BooleanField(default=False, help_text="May enter for people who are not at a device.")
    email = models.EmailField(blank=True, help_text="For the list that a meeting tool takes; no participant sees it.")
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.name
