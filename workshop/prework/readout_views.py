"""The readout: what is known, one's share of the quotes with pins, and the files, for staff and guests."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workshop.access import guest_actor, guest_rights
from workshop.joining.guests import guest_of
from workshop.prework.answers import is_script
from workshop.prework.checklist import sections
from workshop.prework.files.handing_out import attached
from workshop.prework.periods import day_of
from workshop.prework.readers import AS_GUEST, reader_of
from workshop.prework.reading import most_pinned, quotes_for, set_pin, shown_items
from workshop.prework.refused import Refused
from workshop.rights import Capability
from workshop.views.live_page import live_config


@require_safe
def readout(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """What the pre-work shows to everybody; to guests their quotes, to staff what was pinned."""
    reader = reader_of(request, workshop=workshop)
    if reader is None:
        return redirect("join")
    house, participant = reader.workshop, reader.participant
    context: dict[str, Any] = {
        "workshop": house,
        "tab": "prework",
        "day": day_of(house),
        "sections": sections(shown_items(house), with_empty=False),
    }
    if participant is None:
        context |= {"layout": "workshop/_workshop_base.html", "pinned": most_pinned(house)}
    else:
        context |= {
            "layout": "workshop/prework/_guest_base.html",
            "participant": participant,
            "quotes": quotes_for(participant),
            "may_pin": Capability.PIN_QUOTES in guest_rights(participant),
            "live": live_config(house, actor=guest_actor(participant.pk)),
        }
    return render(request, "workshop/prework/readout.html", context)


@require_POST
def readout_pin(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Pin the quote that a button names, or take the pin off."""
    participant = guest_of(request, workshop=workshop)
    if participant is None:
        return redirect("join")
    is_pinned = "pin" in request.POST
    named = request.POST.get("pin" if is_pinned else "unpin", "")
    try:
        if Capability.PIN_QUOTES not in guest_rights(participant):
            raise Refused(_("The workshop has ended; pins stay as they are."))
        set_pin(participant, named, is_pinned=is_pinned)
    except Refused as refused:
        return _answer(request, workshop, problem=str(refused.message))
    return _answer(request, workshop, anchor=f"quote-{named}")


@require_safe
def readout_file(request: HttpRequest, workshop: UUID, item: UUID) -> HttpResponseBase:
    """A file to save: to guests only what the readout shows, to those who prepare also what it does not."""
    reader = reader_of(request, workshop=workshop)
    if reader is None:
        return redirect("join")
    rows = shown_items(reader.workshop) if reader.participant else reader.workshop.prework.all()
    return attached(request, get_object_or_404(rows, pk=item))


def _answer(request: HttpRequest, workshop: UUID, *, problem: str = "", anchor: str = "") -> HttpResponse:
    """To a script whether it was done; to a browser the page again, at the quote."""
    if is_script(request):
        return JsonResponse({"problem": problem}, status=409 if problem else 200)
    if problem:
        messages.error(request, problem)
    return redirect(f"{reverse('readout', args=[workshop])}?as={AS_GUEST}#{anchor or 'quotes-title'}")
