"""The invitation: who may come in, until when and how; when it begins; its date for calendars."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import account_actor, rights_in, workshop_for
from workshop.joining.calendar import calendar_file, join_link, watch_link
from workshop.joining.codes import spell_code
from workshop.joining.forms import InvitationForm, ObserverForm, StartForm
from workshop.joining.invitation import (
    expires_at,
    has_expired,
    hash_passcode,
    renew_code,
    show_out,
    show_to_observers,
)
from workshop.joining.lobby import open_the_doors
from workshop.models import Observer, Workshop
from workshop.rights import Capability


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Lobby, passcode and expiry."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    with timezone.override(ZoneInfo(found.time_zone)):
        form = InvitationForm(request.POST if request.method == "POST" else None, workshop=found)
        if request.method == "POST" and form.is_valid():
            _save(found, form.cleaned_data)
            messages.success(request, _("The invitation is set."))
            return redirect("invitation", workshop=found.pk)
        return _page(request, found, form=form)


@login_required
@require_http_methods(["POST"])
def invitation_code(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Make another code; the one before opens nothing any more."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    renew_code(found)
    messages.success(request, _("There is a new code and a new link. The old ones open nothing any more."))
    return redirect("invitation", workshop=found.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_start(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Plan when it begins; whoever loads the page of a refused form again sees the whole invitation."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    if request.method != "POST":
        return redirect("invitation", workshop=found.pk)
    form = StartForm(request.POST, workshop=found)
    if form.is_valid():
        arguments = {
            "starts_at": round(form.cleaned_data["starts_at"].timestamp() * 1000),
            "time_zone": form.cleaned_data["time_zone"],
        }
        try:
            engine.execute(found.session, "plan_start", arguments, actor=account_actor(request.user))
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
        else:
            told = _("The start is changed. Calendar files that were sent before are out of date.")
            messages.success(request, told if found.starts_at else _("The start is set. The invitation names it now."))
            return redirect("invitation", workshop=found.pk)
    with timezone.override(ZoneInfo(found.time_zone)):
        return _page(request, found, start_form=form)


@login_required
@require_http_methods(["POST"])
def invitation_observers(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Say what observers see."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    form = ObserverForm(request.POST)
    if "sees" in request.POST and form.is_valid():
        show_to_observers(found, form.cleaned_data["sees"])
        messages.success(request, _("Observers see that from now on.") if found.observer_code else _("Nobody watches."))
    else:
        messages.error(request, _("Choose what observers see."))
    return redirect("invitation", workshop=found.pk)


@login_required
@require_http_methods(["POST"])
def observer_out(request: HttpRequest, workshop: UUID, observer: UUID) -> HttpResponse:
    """Let one of them watch no longer, when the button was pressed."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    row = get_object_or_404(Observer.objects.select_related("workshop"), pk=observer, workshop=found)
    if "out" in request.POST:
        show_out(row)
    return redirect("invitation", workshop=found.pk)


@login_required
@require_safe
def calendar(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The date with the agenda, for one's own calendar and to send on."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    if found.starts_at is None:
        return redirect("invitation", workshop=found.pk)
    return calendar_file(request, found)


def _save(workshop: Workshop, chosen: dict[str, Any]) -> None:
    had_lobby = workshop.has_lobby
    workshop.has_lobby, workshop.code_expires_at = chosen["has_lobby"], chosen["expires_at"]
    if chosen["passcode"]:
        workshop.passcode_hash = hash_passcode(chosen["passcode"])
    elif chosen.get("no_passcode"):
        workshop.passcode_hash = ""
    with transaction.atomic():
        workshop.save(update_fields=["has_lobby", "code_expires_at", "passcode_hash"])
    if had_lobby and not workshop.has_lobby:
        open_the_doors(workshop)


def _page(
    request: HttpRequest, workshop: Workshop, *, form: InvitationForm | None = None, start_form: StartForm | None = None
) -> HttpResponse:
    actor = account_actor(request.user)
    refused = bool((form and form.errors) or (start_form and start_form.errors))
    context = {
        "workshop": workshop,
        "tab": "overview",
        "may": rights_in(workshop, [actor])[actor],
        "form": form or InvitationForm(workshop=workshop),
        "start_form": start_form or StartForm(workshop=workshop),
        "join_link": join_link(request, workshop),
        "join_code": spell_code(workshop.join_code),
        "observer_form": ObserverForm(initial={"sees": workshop.observers_see}),
        "observer_link": watch_link(request, workshop),
        "observer_code": spell_code(workshop.observer_code or ""),
        "observers": workshop.observers.all(),
        "expires_at": expires_at(workshop),
        "has_expired": has_expired(workshop),
    }
    return render(request, "workshop/invitation.html", context, status=422 if refused else 200)
