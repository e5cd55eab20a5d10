"""Guests: people with a name and no account. Every way in goes through one door; a browser is known by a cookie."""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal, absent
from workshop.access import ended
from workshop.joining.names import distinct_name, is_same_name
from workshop.models import Observer, Participant, ResumeLink, Waiting, Workshop

COOKIE_PREFIX, OBSERVER_PREFIX = "troupe_guest_", "troupe_observer_"
G = TypeVar("G", bound=Participant | Observer)
COOKIE_SECONDS = 60 * 60 * 24 * 14
TOKEN_BYTES = 32
PEOPLE_MOST = 500
"""Of one workshop; whoever holds the code could fill the room with names otherwise."""


def admit(*, workshop: Workshop, name: str) -> tuple[Participant, str]:
    """Let somebody in under `name`. Returns the participant and the token that only their browser keeps.

    Somebody of that name on the roster who has not come yet is the one who comes; else a name that is taken is marked.
    Refuses when the workshop is full or has ended meanwhile: its session is locked when that is looked up.
    """
    return _let_in(workshop, lambda: _expected_or_new(workshop, name=name))


def admit_from_lobby(waiting: Waiting) -> tuple[Participant, str]:
    """Let in somebody to whom staff has said yes; refuses as `admit` does, and when nobody has said yes."""

    def find() -> Participant:
        rows = Waiting.objects.filter(pk=waiting.pk, state=Waiting.State.ADMITTED)
        if not rows.delete()[0]:
            raise absent()
        return _expected_or_new(waiting.workshop, name=waiting.name)

    return _let_in(waiting.workshop, find)


def admit_again(link: ResumeLink) -> tuple[Participant, str]:
    """Let somebody go on in another browser; the one that they were in is signed out. Refuses a link that was used."""

    def find() -> Participant:
        if not ResumeLink.objects.filter(pk=link.pk, expires_at__gt=timezone.now()).delete()[0]:
            raise absent()
        return Participant.objects.get(pk=link.participant_id)

    return _let_in(link.participant.workshop, find, when_over=True)


def admit_observer(*, workshop: Workshop, name: str) -> tuple[Observer, str]:
    """Let somebody in who only watches. Refuses as `admit` does."""
    return _let_in(workshop, lambda: _new_observer(workshop, name=name))


def admit_observer_from_lobby(waiting: Waiting) -> tuple[Observer, str]:
    """Let in somebody to watch, to whom staff has said yes."""

    def find() -> Observer:
        rows = Waiting.objects.filter(pk=waiting.pk, state=Waiting.State.ADMITTED)
        if not rows.delete()[0]:
            raise absent()
        return _new_observer(waiting.workshop, name=waiting.name)

    return _let_in(waiting.workshop, find)


def _let_in(workshop: Workshop, find: Callable[[], G], *, when_over: bool = False) -> tuple[G, str]:
    """The one door: every way in ends here, with a new token. `find` says who comes, or refuses.

    Sockets that were opened with the token before are asked who they are.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)

    def job(batch: Batch) -> G:
        if not when_over and Workshop.objects.filter(pk=workshop.pk, status=Workshop.Status.ENDED).exists():
            raise ended()
        guest = find()
        if guest.token_hash:
            batch.recheck.add(workshop.session)
        guest.token_hash = hash_token(token)
        guest.joined_at = guest.joined_at or timezone.now()
        guest.save()
        if isinstance(guest, Participant):
            batch.command(workshop.session, "put_person", {"person": str(guest.pk)})
        return guest

    return engine.run(job, documents=(workshop.session,)), token


def _expected_or_new(workshop: Workshop, *, name: str) -> Participant:
    here = list(Participant.objects.filter(workshop=workshop))
    for one in here:
        if one.joined_at is None and is_same_name(one.name, name):
            return one
    if len(here) >= PEOPLE_MOST:
        raise Refusal("full", _("This workshop is full. Ask the facilitator to take out those who are not coming."))
    return Participant(workshop=workshop, name=distinct_name(name, taken=[one.name for one in here]))


def _new_observer(workshop: Workshop, *, name: str) -> Observer:
    here = list(Observer.objects.filter(workshop=workshop).values_list("name", flat=True))
    if len(here) >= PEOPLE_MOST:
        raise Refusal("full", _("As many are watching as may. Ask the facilitator."))
    return Observer(workshop=workshop, name=distinct_name(name, taken=here))


def hash_token(token: str) -> str:
    """What is stored of a guest's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(workshop: UUID, *, watches: bool = False) -> str:
    return f"{OBSERVER_PREFIX if watches else COOKIE_PREFIX}{workshop.hex}"


def remember(
    response: HttpResponse, *, request: HttpRequest, workshop: Workshop, token: str, watches: bool = False
) -> None:
    """Give the browser its token for this workshop: a participant's, or that of somebody who `watches`."""
    response.set_cookie(
        cookie_name(workshop.pk, watches=watches),
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


def observer_of(request: HttpRequest, *, workshop: UUID) -> Observer | None:
    """The observer that this browser is in `workshop`, or None."""
    token = request.COOKIES.get(cookie_name(workshop, watches=True))
    if not token:
        return None
    observers = Observer.objects.select_related("workshop")
    return observers.filter(workshop=workshop, token_hash=hash_token(token)).first()


def observers_behind(cookies: Mapping[str, str]) -> list[Observer]:
    """The observers that a browser with `cookies` is, of all workshops; one query."""
    hashes = [hash_token(token) for name, token in cookies.items() if name.startswith(OBSERVER_PREFIX)]
    return list(Observer.objects.filter(token_hash__in=hashes[:20])) if hashes else []


def guests_behind(cookies: Mapping[str, str]) -> list[Participant]:
    """The participants that a browser with `cookies` is, of all workshops; one query."""
    hashes = [hash_token(token) for name, token in cookies.items() if name.startswith(COOKIE_PREFIX)]
    if not hashes:
        return []
    return list(Participant.objects.filter(token_hash__in=hashes[:20]))
