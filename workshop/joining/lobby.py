"""The lobby: who waits there has a cookie of its own, which lets nobody in; that is a press of the staff's."""

import secrets
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.joining.guests import PEOPLE_MOST, TOKEN_BYTES, hash_token
from workshop.models import Waiting, Workshop

COOKIE_PREFIX = "troupe_waiting_"
COOKIE_SECONDS = 60 * 60 * 24


def wait(*, workshop: Workshop, name: str, watches: bool = False) -> str:
    """Let somebody wait under `name`. Returns the token that only their browser keeps; refuses when very many wait."""
    token = secrets.token_urlsafe(TOKEN_BYTES)

    def job(batch: Batch) -> None:
        if Waiting.objects.filter(workshop=workshop).count() >= PEOPLE_MOST:
            raise Refusal("full", _("The lobby is full. Ask the facilitator to let people in."))
        about = {"name": name, "watches": watches, "token_hash": hash_token(token)}
        row = Waiting.objects.create(workshop=workshop, **about)
        batch.command(workshop.session, "put_waiting", {"waiting": str(row.pk)})

    engine.run(job, documents=(workshop.session,))
    return token


def leave(waiting: Waiting) -> None:
    """Let somebody wait no longer, by their own wish."""
    workshop = waiting.workshop

    def job(batch: Batch) -> None:
        was_shown = Waiting.objects.filter(pk=waiting.pk, state=Waiting.State.WAITING).exists()
        Waiting.objects.filter(pk=waiting.pk).delete()
        if was_shown:
            batch.command(workshop.session, "drop_waiting", {"waiting": str(waiting.pk)})

    engine.run(job, documents=(workshop.session,))


def open_the_doors(workshop: Workshop) -> None:
    """Let in everybody who waits: the workshop has no lobby any more."""
    waiting = [str(id) for id in engine.read(workshop.session)["waiting"]]
    if waiting:
        engine.execute(workshop.session, "admit_waiting", {"waiting": waiting})


def waiting_in(request: HttpRequest, *, workshop: UUID) -> Waiting | None:
    """Who waits in the lobby of `workshop` in this browser, or None."""
    token = request.COOKIES.get(cookie_name(workshop))
    if not token:
        return None
    return Waiting.objects.select_related("workshop").filter(workshop=workshop, token_hash=hash_token(token)).first()


def cookie_name(workshop: UUID) -> str:
    return f"{COOKIE_PREFIX}{workshop.hex}"


def remember_waiting(response: HttpResponse, *, request: HttpRequest, workshop: Workshop, token: str) -> None:
    """Give the browser the token by which it is known in the lobby."""
    response.set_cookie(
        cookie_name(workshop.pk),
        token,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
