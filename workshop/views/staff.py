"""Who runs a workshop, handing it over, and its title."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import account_actor, library_rights, rights_in, workshop_for
from workshop.membership.forms import StaffLinkForm
from workshop.membership.invitations import open_links
from workshop.membership.new_link import forget_link, new_link
from workshop.membership.staff import (
    name_co_facilitator,
    offer_role,
    remove_co_facilitator,
    staff_of,
    take_role,
    withdraw_offer,
)
from workshop.models import LibraryMembership, StaffMembership, Workshop
from workshop.rights import Capability
from workshop.views.members import is_sure
from workshop.views.workshop_forms import WorkshopTitleForm

UNPROCESSABLE = 422


@never_cache
@login_required
@require_safe
def staff(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Who runs the workshop."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.READ_SESSION)
    response = staff_page(request, found, link=new_link(request))
    if request.method == "GET":
        forget_link(response, request=request)
    return response


def staff_page(
    request: HttpRequest,
    workshop: Workshop,
    *,
    form: StaffLinkForm | None = None,
    problem: object = "",
    link: str = "",
) -> HttpResponse:
    """The page as it is, or with a form or a sentence about what was refused."""
    actor = account_actor(request.user)
    may = rights_in(workshop, [actor])[actor]
    manages = Capability.MANAGE_WORKSHOP in may
    rows = staff_of(workshop.pk)
    context: dict[str, Any] = {
        "workshop": workshop,
        "tab": "staff",
        "may": may,
        "staff": rows,
        "mine": next((one for one in rows if one.user_id == request.user.pk), None),
        "offered": next((one for one in rows if one.offered_at), None),
        "shows_addresses": Capability.MANAGE_LIBRARY in library_rights(workshop.library, actor=request.user),
        "problem": problem,
        "link": link,
        "form": form or StaffLinkForm(),
        "links": open_links(workshop.library_id, workshop=workshop.pk) if manages else [],
        "others": _others(workshop, rows) if manages else [],
    }
    refused = bool(problem) or bool(form and form.errors)
    return render(request, "workshop/staff/staff.html", context, status=UNPROCESSABLE if refused else 200)


def _others(workshop: Workshop, staff: list[StaffMembership]) -> list[LibraryMembership]:
    """The members of the library who do not run the workshop."""
    here = {one.user_id for one in staff}
    rows = LibraryMembership.objects.filter(library=workshop.library_id).select_related("user").order_by("pk")
    return [one for one in rows if one.user_id not in here]


@login_required
@require_POST
def staff_name(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Let a member of the library help to run the workshop."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    member = _number(request, "member")
    return _do(request, found, lambda: name_co_facilitator(found, actor=request.user, member=member))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def staff_remove(request: HttpRequest, workshop: UUID, staff: int) -> HttpResponse:
    """Ask once, then end a co-facilitator's part."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    if is_sure(request):
        return _do(request, found, lambda: remove_co_facilitator(found, actor=request.user, staff=staff))
    row = StaffMembership.objects.filter(workshop=workshop, pk=staff).select_related("user").first()
    if row is None or row.role == StaffMembership.Role.FACILITATOR:
        raise Http404
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = {"workshop": found, "tab": "staff", "one": row}
    return render(request, "workshop/staff/remove.html", context, status=status)


@login_required
@require_POST
def handover_offer(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Offer the facilitator's role to a co-facilitator."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.HAND_OVER)
    to = _number(request, "to")
    return _do(request, found, lambda: offer_role(found, actor=request.user, staff=to))


@login_required
@require_POST
def handover_withdraw(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Take the offer back."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.HAND_OVER)
    return _do(request, found, lambda: withdraw_offer(found, actor=request.user))


@login_required
@require_POST
def handover_take(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Take the role that is offered to oneself."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.TAKE_OVER)
    assert isinstance(request.user, User)
    user = request.user
    answer = _do(request, found, lambda: take_role(found, user=user))
    if answer.status_code != UNPROCESSABLE:
        messages.success(request, _("You are the facilitator of this workshop."))
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def workshop_rename(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Give the workshop another title."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    form = WorkshopTitleForm(request.POST if request.method == "POST" else None, initial={"title": found.title})
    if request.method == "POST" and form.is_valid():
        title = {"title": form.cleaned_data["title"]}
        try:
            engine.execute(found.session, "rename_workshop", title, actor=account_actor(request.user))
        except Refusal as refusal:
            form.add_error("title", str(refusal.message))
        else:
            return redirect("workshop", workshop=workshop)
    context = {"workshop": found, "tab": "overview", "form": form}
    return render(request, "workshop/staff/rename.html", context, status=UNPROCESSABLE if form.errors else 200)


def _do(request: HttpRequest, workshop: Workshop, act: Callable[[], None]) -> HttpResponse:
    """Do it and show who runs the workshop now, or why it was refused."""
    try:
        act()
    except Refusal as refusal:
        return staff_page(request, workshop, problem=refusal.message)
    return redirect("staff", workshop=workshop.pk)


def _number(request: HttpRequest, name: str) -> int:
    """The id of a row as a form sends it; 0, which no row has, for what is none."""
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
