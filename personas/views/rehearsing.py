"""Rehearsing a workshop: choosing how, and wiping it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from personas.rehearsal.visiting import Order
from personas.rehearsing import company
from personas.rehearsing.forms import RehearsalForm
from personas.rehearsing.making import make_rehearsal, wipe, wipe_old
from realtime.engine import StillWorking
from realtime.refusals import Refusal
from workshop.access import workshop_for
from workshop.models import Workshop
from workshop.rights import Capability
from workshop.views.members import is_sure

UNPROCESSABLE = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rehearse(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Make a rehearsal of a workshop and let its people come; leads to its console."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    if found.is_rehearsal:
        raise Http404
    form = RehearsalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _begin(request, found, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return redirect("console", workshop=made.pk)
    context = {"workshop": found, "form": form, "quotes": found.quotes.count()}
    return render(request, "personas/rehearse.html", context, status=UNPROCESSABLE if form.errors else 200)


@login_required
@require_POST
def rehearsal_wipe(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Wipe a rehearsal with everything in it; leads to the library."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    if not found.is_rehearsal:
        raise Http404
    if not is_sure(request):
        return HttpResponse(status=UNPROCESSABLE)
    try:
        wipe(found, actor=request.user)
    except StillWorking:
        messages.info(request, _("The rehearsal is being wiped. It is gone in a moment."))
    else:
        messages.success(request, _("The rehearsal is wiped. Nothing of it is left."))
    return redirect("library", library=found.library_id)


def _begin(request: HttpRequest, source: Workshop, *, people: int, groups: int, speed: int) -> Workshop:
    assert isinstance(request.user, User)
    wipe_old()
    company.refuse_too_many()
    host, port = _listens_at(request)
    made = make_rehearsal(source, facilitator=request.user, people=people, groups=groups)
    company.send(
        Order(
            origin=f"{request.scheme}://{request.get_host()}",
            host=host,
            port=port,
            workshop=str(made.pk),
            join_code=made.join_code,
            people=people,
            speed=float(speed),
        )
    )
    return made


def _listens_at(request: HttpRequest) -> tuple[str, int]:
    """Where this very process was reached, behind whatever proxy: the ASGI server says so. Refuses what is no port."""
    port = str(request.META["SERVER_PORT"])
    if not port.isdecimal() or port == "0":
        raise Refusal("unreachable", _("This server listens at no port, so simulated people cannot reach it."))
    return request.META["SERVER_NAME"], int(port)
