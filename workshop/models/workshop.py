"""A workshop, who runs it, and the code that lets people in."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.models.library import Library


class Workshop(models.Model):
    """One session with its preparation and its outcome; the agenda lives in its session document."""

    class Shown(models.TextChoices):
        """What people see who come by the observers' code."""

        PLENARY = "plenary", _("What everybody does together")
        GROUPS = "groups", _("What the groups do")
        ALL = "all", _("Everything")

    class Status(models.TextChoices):
        PREPARING = "preparing", _("Preparing")
        RUNNING = "running", _("Running")
        ENDED = "ended", _("Ended")

    class Occasion(models.TextChoices):
        """Why just now."""

        LAUNCH = "launch", _("A launch")
        NEW_MARKET = "new_market", _("A new market")
        PLANNING_CYCLE = "planning_cycle", _("A planning cycle")
        MARKET_SHIFT = "market_shift", _("A shift in the market")
        OTHER = "other", _("Something else")

    class DeckBy(models.TextChoices):
        """By which column of the quotes the deck takes its shares; empty for none."""

        SEGMENT = "segment", _("Segment or role")
        SOURCE = "source", _("Source")
        QUESTION = "question", _("Question")
        TAG = "tag", _("First tag")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="workshops")
    title = models.CharField(max_length=120)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.PREPARING)
    session = models.UUIDField(unique=True, help_text="The session document.")
    join_code = models.CharField(max_length=8, unique=True)
    deputy = models.ForeignKey(
        "Participant", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="May stand in."
    )
    deputy_acts = models.BooleanField(default=False, help_text="Whether the deputy has the controls.")
    staff_seen_at = models.DateTimeField(
        null=True, blank=True, help_text="When a page of those who run it was last open."
    )
    codes_made = models.PositiveIntegerField(default=1, help_text="How many codes it has had; the last one opens.")
    code_expires_at = models.DateTimeField(null=True, blank=True, help_text="Chosen; else some time after the end.")
    passcode_hash = models.CharField(max_length=128, blank=True)
    observer_code = models.CharField(max_length=8, unique=True, null=True, blank=True)
    observers_see = models.CharField(max_length=8, choices=Shown.choices, blank=True)
    has_lobby = models.BooleanField(default=False, help_text="Staff lets people in, one by one or all at once.")
    starts_at = models.DateTimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC", help_text="In which its start is told.")
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    deck_size = models.PositiveSmallIntegerField(default=100)
    deck_seed = models.PositiveIntegerField(default=1)
    occasion = models.CharField(max_length=16, choices=Occasion.choices, blank=True)
    occasion_text = models.CharField(max_length=200, blank=True, help_text="The occasion in one's own words.")
    deck_by = models.CharField(max_length=12, choices=DeckBy.choices, default=DeckBy.SEGMENT, blank=True)
    is_rehearsal = models.BooleanField(
        default=False, help_text="Held by simulated people, to try things out; nothing lasting is made of it."
    )
    rehearses = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="rehearsals", help_text="Copied from it."
    )
    deck_before = models.JSONField(default=list, blank=True, help_text="Earlier samples, the last one at the end.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title


class StaffMembership(models.Model):
    """One account that runs one workshop."""

    class Role(models.TextChoices):
        FACILITATOR = "facilitator", _("Facilitator")
        CO_FACILITATOR = "co_facilitator", _("Co-facilitator")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="staff")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="workshop_roles")
    role = models.CharField(max_length=16, choices=Role.choices)
    offered_at = models.DateTimeField(
        null=True, blank=True, help_text="When the facilitator offered their role to this co-facilitator."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "user"], name="one_role_per_staff_member"),
            models.UniqueConstraint(
                fields=["workshop"], condition=models.Q(role="facilitator"), name="one_facilitator_per_workshop"
            ),
            models.UniqueConstraint(
                fields=["workshop"], condition=models.Q(offered_at__isnull=False), name="one_offer_per_workshop"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class JoinFailure(models.Model):
    """A wrong join code, kept for the throttle and swept after an hour."""

    address = models.GenericIPAddressField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["at", "address"], name="join_failure_at_address")]

    def __str__(self) -> str:
        return f"{self.address} {self.at}"
