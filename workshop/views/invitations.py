"""Links that invite: making them, taking them back, and what is behind them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from realtime.refusals import Refusal
from workshop.access import library_for, workshop_for
from workshop.membership.forms import LibraryLinkForm, StaffLinkForm
from workshop.membership.invitations import accept_link, make_library_link, make_staff_link, read_link
from workshop.membership.new_link import show_once
from workshop.models import Invitation
from workshop.rights import Capability
from workshop.views.members import members_page
from workshop.views.staff import staff_page


@login_required
@require_POST
def library_invite(request: HttpRequest, library: UUID) -> HttpResponse:
    """Make a link to become a member."""
    found = library_for(actor=request.user, id=library, needs=Capability.MANAGE_LIBRARY)
    form = LibraryLinkForm(request.POST)
    if not form.is_valid():
        return members_page(request, found, form=form)
    assert isinstance(request.user, User)
    try:
        token = make_library_link(found, actor=request.user, **form.wish())
    except Refusal as refusal:
        return members_page(request, found, problem=refusal.message)
    return _to_new_link(request, token, page=reverse("members", args=[library]))


@login_required
@require_POST
def library_link_end(request: HttpRequest, library: UUID, invitation: UUID) -> HttpResponse:
    """Take a link back, if it is still there."""
    found = library_for(actor=request.user, id=library, needs=Capability.MANAGE_LIBRARY)
    Invitation.objects.filter(pk=invitation, library=found, workshop=None).delete()
    return redirect("members", library=library)


@login_required
@require_POST
def staff_invite(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Make a link to become a co-facilitator."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    form = StaffLinkForm(request.POST)
    if not form.is_valid():
        return staff_page(request, found, form=form)
    assert isinstance(request.user, User)
    try:
        token = make_staff_link(found, actor=request.user, **form.wish())
    except Refusal as refusal:
        return staff_page(request, found, problem=refusal.message)
    return _to_new_link(request, token, page=reverse("staff", args=[workshop]))


@login_required
@require_POST
def staff_link_end(request: HttpRequest, workshop: UUID, invitation: UUID) -> HttpResponse:
    """Take a link back, if it is still there."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    Invitation.objects.filter(pk=invitation, workshop=found).delete()
    return redirect("staff", workshop=workshop)


def _to_new_link(request: HttpRequest, token: str, *, page: str) -> HttpResponse:
    response = redirect(page)
    show_once(response, request=request, token=token, page=page)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What one is invited to, and as what; only a form that is sent accepts, so that a preview of the link does not."""
    if request.method == "POST":
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        offer = accept_link(token, user=request.user)
        if offer is not None:
            messages.success(request, _welcome(offer.invitation, is_new=not offer.has_it))
            return redirect(_goal(offer.invitation))
    else:
        offer = read_link(token, user=request.user)
    if offer is None:
        return render(request, "workshop/invitation_gone.html", status=404)
    found = offer.invitation
    context = {"invitation": found, "has_it": offer.has_it, "goal": _goal(found), "here": request.path}
    return render(request, "workshop/invitation.html", context)


def _goal(invitation: Invitation) -> str:
    if invitation.workshop_id is not None:
        return reverse("workshop", args=[invitation.workshop_id])
    return reverse("library", args=[invitation.library_id])


def _welcome(invitation: Invitation, *, is_new: bool) -> str:
    if not is_new:
        return _("You were in already, with no less than this link gives; nothing has changed.")
    if invitation.workshop is not None:
        return _("Welcome: you help to run “%(workshop)s” now.") % {"workshop": invitation.workshop.title}
    about = {"library": invitation.library.name, "role": invitation.get_role_display()}
    return _("Welcome to “%(library)s”. Your role here: %(role)s.") % about
