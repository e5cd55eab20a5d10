"""Moving to another device: the link is made here, shown once as text and QR code, and taken by a press of a button."""

from uuid import UUID

import segno
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from realtime.refusals import Refusal
from workshop.access import workshop_for
from workshop.joining.guests import admit_again, guest_of, remember
from workshop.joining.resuming import LASTS, link_behind, make_link
from workshop.models import Participant
from workshop.rights import Capability


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_device(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """A guest makes a link for themselves."""
    participant = guest_of(request, workshop=workshop)
    if participant is None:
        return redirect("join")
    return _page(request, participant, template="own_device")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def device_of(request: HttpRequest, workshop: UUID, person: UUID) -> HttpResponse:
    """Staff makes a link for a guest, who has lost the way back or uses another device now."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    participant = get_object_or_404(Participant.objects.select_related("workshop__library"), pk=person, workshop=found)
    return _page(request, participant, template="device_of")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """Show who one would become; become it by the button, which no preview of a link presses."""
    link, problem = link_behind(token), ""
    if link is not None and request.method == "POST":
        try:
            participant, cookie = admit_again(link)
        except Refusal as refusal:
            problem = str(refusal.message)
        else:
            response = redirect("room", workshop=participant.workshop_id)
            remember(response, request=request, workshop=participant.workshop, token=cookie)
            return response
    here = guest_of(request, workshop=link.participant.workshop_id) if link else None
    context = {
        "person": link.participant if link and not problem else None,
        "other": here if link and here and here.pk != link.participant_id else None,
        "problem": problem or _("This link has been used, or it is older than it may be. Ask for a new one."),
    }
    return render(request, "workshop/resume.html", context, status=422 if problem else 200)


def _page(request: HttpRequest, participant: Participant, *, template: str) -> HttpResponse:
    link = ""
    if request.method == "POST":
        link = request.build_absolute_uri(reverse("resume", args=[make_link(participant)]))
    context = {
        "workshop": participant.workshop,
        "tab": "people",
        "person": participant,
        "link": link,
        "qr": segno.make(link, error="m").svg_data_uri(scale=6, border=2) if link else "",
        "minutes": LASTS.seconds // 60,
    }
    return render(request, f"workshop/{template}.html", context)
