"""Guests: people with a name and no account. Every way in goes through `admit`; a browser is known by a cookie."""

import hashlib
import secrets
from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import ended
from workshop.joining.names import distinct_name, is_same_name
from workshop.models import Participant, Workshop

COOKIE_PREFIX = "troupe_guest_"
COOKIE_SECONDS = 60 * 60 * 24 * 14
TOKEN_BYTES = 32
PEOPLE_MOST = 500
"""Of one workshop; whoever holds the code could fill the room with names otherwise."""


def admit(*, workshop: Workshop, name: str) -> tuple[Participant, str]:
    """Let somebody in under `name`. Returns the participant and the token that only their browser keeps.

    Somebody of that name on the roster who has not come yet is the one who comes; else a name that is taken is marked.
    Refuses when the workshop is full or has ended meanwhile: its session is locked when that is looked up.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)

    def job(batch: Batch) -> Participant:
        if Workshop.objects.filter(pk=workshop.pk, status=Workshop.Status.ENDED).exists():
            raise ended()
        participant = _expected_or_new(workshop, name=name)
        participant.token_hash = hash_token(token)
        participant.joined_at = timezone.now()
        participant.save()
        batch.command(workshop.session, "put_person", {"person": str(participant.pk)})
        return participant

    return engine.run(job, documents=(workshop.session,)), token


def _expected_or_new(workshop: Workshop, *, name: str) -> Participant:
    here = list(Participant.objects.filter(workshop=workshop))
    for one in here:
        if one.joined_at is None and is_same_name(one.name, name):
            return one
    if len(here) >= PEOPLE_MOST:
        raise Refusal("full", _("This workshop is full. Ask the facilitator to take out those who are not coming."))
    return Participant(workshop=workshop, name=distinct_name(name, taken=[one.name for one in here]))


def hash_token(token: str) -> str:
    """What is stored of a guest's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(workshop: UUID) -> str:
    return f"{COOKIE_PREFIX}{workshop.hex}"


def remember(response: HttpResponse, *, request: HttpRequest, workshop: Workshop, token: str) -> None:
    """Give the browser its token for this workshop."""
    response.set_cookie(
        cookie_name(workshop.pk),
        token,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def guest_of(request: HttpRequest, *, workshop: UUID) -> Participant | None:
    """The participant that this browser is in `workshop`, or None."""
    token = request.COOKIES.get(cookie_name(workshop))
    if not token:
        return None
    return (
        Participant.objects.select_related("workshop", "breakout")
        .filter(workshop=workshop, token_hash=hash_token(token))
        .first()
    )


def guests_behind(cookies: Mapping[str, str]) -> list[Participant]:
    """The participants that a browser with `cookies` is, of all workshops; one query."""
    hashes = [hash_token(token) for name, token in cookies.items() if name.startswith(COOKIE_PREFIX)]
    if not hashes:
        return []
    return list(Participant.objects.filter(token_hash__in=hashes[:20]))
