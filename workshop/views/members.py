"""The members of a library, and its name."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from realtime.refusals import Refusal
from workshop.access import library_for, library_rights
from workshop.membership.forms import ROLE_CHOICES, LibraryLinkForm, LibraryNameForm, RoleForm
from workshop.membership.invitations import open_links
from workshop.membership.members import (
    RANKS,
    change_role,
    is_last_owner,
    leave_library,
    remove_member,
    rename_library,
)
from workshop.membership.new_link import forget_link, new_link
from workshop.models import Library, LibraryMembership
from workshop.rights import Capability

UNPROCESSABLE = 422


@never_cache
@login_required
@require_safe
def members(request: HttpRequest, library: UUID) -> HttpResponse:
    """Who is in the library."""
    found = library_for(actor=request.user, id=library)
    response = members_page(request, found, link=new_link(request))
    if request.method == "GET":
        forget_link(response, request=request)
    return response


def members_page(
    request: HttpRequest,
    library: Library,
    *,
    form: LibraryLinkForm | None = None,
    problem: object = "",
    link: str = "",
) -> HttpResponse:
    """The page as it is, or with a form or a sentence about what was refused."""
    manages = Capability.MANAGE_LIBRARY in library_rights(library, actor=request.user)
    rank = Case(*(When(role=role, then=place) for place, role in enumerate(reversed(RANKS))))
    rows = LibraryMembership.objects.filter(library=library).select_related("user").order_by(rank, "pk")
    context: dict[str, Any] = {
        "library": library,
        "members": rows,
        "roles": ROLE_CHOICES,
        "manages": manages,
        "problem": problem,
        "link": link,
        "form": form or LibraryLinkForm(),
        "links": open_links(library.pk) if manages else [],
    }
    refused = bool(problem) or bool(form and form.errors)
    return render(request, "workshop/members/members.html", context, status=UNPROCESSABLE if refused else 200)


@login_required
@require_POST
def member_role(request: HttpRequest, library: UUID, member: int) -> HttpResponse:
    """Make a member something else."""
    found = library_for(actor=request.user, id=library, needs=Capability.MANAGE_LIBRARY)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return members_page(request, found, problem=form.errors["role"][0])
    try:
        change_role(library, actor=request.user, member=member, role=form.cleaned_data["role"])
    except Refusal as refusal:
        return members_page(request, found, problem=refusal.message)
    return redirect("members", library=library)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def member_remove(request: HttpRequest, library: UUID, member: int) -> HttpResponse:
    """Ask once, then remove a member."""
    found = library_for(actor=request.user, id=library, needs=Capability.MANAGE_LIBRARY)
    row = LibraryMembership.objects.filter(library=library, pk=member).select_related("user").first()
    if not is_sure(request):
        if row is None:
            raise Http404
        return _ask(request, found, row)
    try:
        remove_member(library, actor=request.user, member=member)
    except Refusal as refusal:
        return _ask(request, found, row, problem=refusal.message)
    return redirect("members", library=library)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def library_leave(request: HttpRequest, library: UUID) -> HttpResponse:
    """Ask once, then end one's own membership."""
    found = library_for(actor=request.user, id=library)
    assert isinstance(request.user, User)
    row = LibraryMembership.objects.filter(library=library, user=request.user).select_related("user").first()
    if not is_sure(request):
        return _ask(request, found, row)
    try:
        leave_library(library, user=request.user)
    except Refusal as refusal:
        return _ask(request, found, row, problem=refusal.message)
    if row is not None:
        messages.success(request, _("You have left “%(library)s”.") % {"library": found.name})
    return redirect("home")


def is_sure(request: HttpRequest) -> bool:
    """Whether the question of a page that asks was answered with yes."""
    return request.method == "POST" and request.POST.get("sure") == "yes"


def _ask(
    request: HttpRequest, library: Library, member: LibraryMembership | None, *, problem: object = ""
) -> HttpResponse:
    """Whether that is meant; somebody who only runs a workshop here is no member, and is told so."""
    runs = []
    if member is not None:
        runs = list(member.user.workshop_roles.filter(workshop__library=library).select_related("workshop"))
    context = {
        "library": library,
        "member": member,
        "is_self": member is None or member.user_id == request.user.pk,
        "runs": runs,
        "is_last": member is not None and is_last_owner(member),
        "problem": problem,
    }
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "workshop/members/remove.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def library_rename(request: HttpRequest, library: UUID) -> HttpResponse:
    """Give the library another name."""
    found = library_for(actor=request.user, id=library, needs=Capability.MANAGE_LIBRARY)
    form = LibraryNameForm(request.POST if request.method == "POST" else None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        rename_library(library, actor=request.user, name=form.cleaned_data["name"])
        return redirect("library", library=library)
    context = {"library": found, "form": form}
    return render(request, "workshop/members/rename.html", context, status=UNPROCESSABLE if form.errors else 200)
