"""Going on in another browser: a link that works once and soon, made on request by oneself or by the staff."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from workshop.joining.guests import TOKEN_BYTES, hash_token
from workshop.models import Participant, ResumeLink

LASTS = timedelta(minutes=15)


def make_link(participant: Participant) -> str:
    """The token of a new link for `participant`; the link before is void."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with transaction.atomic():
        ResumeLink.objects.filter(expires_at__lte=timezone.now()).delete()
        ResumeLink.objects.update_or_create(
            participant=participant,
            defaults={"token_hash": hash_token(token), "expires_at": timezone.now() + LASTS},
        )
    return token


def link_behind(token: str) -> ResumeLink | None:
    """The link with this token, as long as it can be used."""
    links = ResumeLink.objects.select_related("participant__workshop", "participant__breakout")
    return links.filter(token_hash=hash_token(token), expires_at__gt=timezone.now()).first()
