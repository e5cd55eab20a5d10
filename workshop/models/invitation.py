"""A link that makes an account a member of a library, or lets it help to run one of its workshops."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshop.models.library import Library
from workshop.models.workshop import Workshop


class Invitation(models.Model):
    """What a link offers, and until when. Of the token in it only the hash is kept."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        EDITOR = "editor", _("Editor")
        REVIEWER = "reviewer", _("Reviewer")
        READER = "reader", _("Reader")
        CO_FACILITATOR = "co_facilitator", _("Co-facilitator")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="invitations")
    workshop = models.ForeignKey(
        Workshop,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="invitations",
        help_text="What a co-facilitator is to help with; none where the library itself is offered.",
    )
    role = models.CharField(max_length=16, choices=Role.choices)
    for_several = models.BooleanField(default=False, help_text="Whether it opens for more than one person.")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_by = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(workshop__isnull=True) & ~models.Q(role="co_facilitator")
                    | models.Q(workshop__isnull=False) & models.Q(role="co_facilitator")
                ),
                name="an_invitation_is_for_a_library_or_a_workshop",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.id}"
