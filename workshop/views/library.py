"""The landing page and the library."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from workshop.access import libraries_of, library_for, library_rights, workshops_of
from workshop.models import Participant, Quote
from workshop.rights import Capability


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The landing page; who is signed in goes to their library."""
    if request.user.is_authenticated:
        library = libraries_of(request.user).order_by("created_at").first()
        if library is not None:
            return redirect("library", library=library.pk)
    return render(request, "workshop/home.html")


@login_required
@require_safe
def library(request: HttpRequest, library: UUID) -> HttpResponse:
    """The workshops and packs of one library."""
    found = library_for(actor=request.user, id=library)
    workshops = list(
        workshops_of(request.user, library=found).annotate(
            quote_count=_count(Quote.objects.all()),
            people_count=_count(Participant.objects.filter(joined_at__isnull=False)),
        )
    )
    return render(
        request,
        "workshop/library.html",
        {
            "library": found,
            "workshops": [one for one in workshops if not one.is_rehearsal],
            "rehearsals": [one for one in workshops if one.is_rehearsal],
            "packs": found.packs.all(),
            "can_make": Capability.MANAGE_LIBRARY in library_rights(found, actor=request.user),
            "libraries": libraries_of(request.user),
        },
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many of `rows` each workshop has; one join over both tables would multiply quotes by people."""
    own = rows.filter(workshop=OuterRef("pk")).order_by().values("workshop")
    return Coalesce(Subquery(own.annotate(count=Count("pk")).values("count"), output_field=IntegerField()), 0)
