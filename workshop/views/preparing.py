"""Preparing a workshop: overview with the invitation, agenda, people."""

import io
from typing import Any
from uuid import UUID

import segno
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from realtime.engine import engine
from workshop.access import account_actor, rights_in, workshop_for
from workshop.breakouts.concerns import concerns
from workshop.joining.calendar import invitation_text, join_link
from workshop.joining.codes import spell_code
from workshop.membership.staff import staff_of
from workshop.models import Workshop
from workshop.prework.checklist import progress
from workshop.quotes.dealing import dealt_to, deck_handles, is_dealt
from workshop.rights import Capability
from workshop.session.records import MAIN, Call, Clock, Step
from workshop.views.live_page import live_config


@login_required
@require_safe
def overview(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """What is ready, what is missing, and the invitation."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.READ_SESSION)
    staff = staff_of(found.pk)
    is_offered = any(one.offered_at for one in staff if one.user_id == request.user.pk)
    extra = {"counts": _counts(found), "staff": staff, "offered_to_me": is_offered}
    return _page(request, found, template="overview", extra=extra)


@login_required
@require_safe
def agenda(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Titles and minutes of the steps."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.READ_SESSION)
    return _page(request, found, template="agenda")


@login_required
@require_safe
def people(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Who has arrived, and the groups."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.READ_SESSION)
    extra = {"has_addresses": found.participants.exclude(email="").exists()}
    return _page(request, found, template="people", extra=extra)


@login_required
@require_safe
def qr_code(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The join link as a QR code, drawn as SVG."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    drawn = io.BytesIO()
    segno.make(join_link(request, found), error="m").save(drawn, kind="svg", scale=8, border=2, svgclass=None)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


def _counts(workshop: Workshop) -> dict[str, Any]:
    """What the overview's list of preparations is worked out from."""
    quotes = workshop.quotes.all()
    people = workshop.participants.all()
    session = engine.read(workshop.session)
    steps, call, clock = session["steps"].values(), session.get("call", {}).get(MAIN), session["clock"][MAIN]
    return {
        "steps": len(steps),
        "minutes": sum(step.minutes + step.moving_minutes for step in steps if isinstance(step, Step)),
        "quotes": quotes.count(),
        "deck": dealt_to(workshop).count() if is_dealt(workshop) else len(deck_handles(workshop)),
        "respondents": quotes.values("respondent").distinct().count(),
        "people": people.count(),
        "joined": people.filter(joined_at__isnull=False).count(),
        "placed": people.filter(breakout__isnull=False).count(),
        "groups": workshop.breakouts.count(),
        **progress(workshop),
        "call": isinstance(call, Call) and bool(call.tool or call.link),
        "deputy": isinstance(clock, Clock) and clock.deputy is not None,
        "concerns": concerns(session) if workshop.status != Workshop.Status.ENDED else [],
    }


def _page(
    request: HttpRequest, workshop: Workshop, *, template: str, extra: dict[str, Any] | None = None
) -> HttpResponse:
    context = workshop_context(request, workshop, tab=template)
    return render(request, f"workshop/{template}.html", {**context, **(extra or {})})


def workshop_context(request: HttpRequest, workshop: Workshop, *, tab: str) -> dict[str, Any]:
    """What every page of a workshop needs: its reader's rights, the invitation for who may send it, and live data."""
    actor = account_actor(request.user)
    may = rights_in(workshop, [actor])[actor]
    invites = Capability.ADMIT in may
    return {
        "workshop": workshop,
        "tab": tab,
        "may": may,
        "join_link": join_link(request, workshop) if invites else "",
        "join_code": spell_code(workshop.join_code) if invites else "",
        "invitation_text": invitation_text(workshop, link=join_link(request, workshop)) if invites else "",
        "live": live_config(workshop, actor=actor),
    }
