"""What every quote page does: find its workshop through the one door, and show itself."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from workshop.access import workshop_for
from workshop.models import Quote, Workshop
from workshop.rights import Capability

UNPROCESSABLE = 422


def workshop_of(request: HttpRequest, id: UUID) -> Workshop:
    """The workshop, for whoever may import quotes there; raises Http404."""
    return workshop_for(actor=request.user, id=id, needs=Capability.IMPORT_QUOTES)


def quote_of(request: HttpRequest, workshop: UUID, id: UUID) -> tuple[Workshop, Quote]:
    """A quote with its workshop, for whoever may import quotes there; raises Http404."""
    house = workshop_of(request, workshop)
    return house, get_object_or_404(Quote.objects.select_related("imported_by"), pk=id, workshop=house)


def user_of(request: HttpRequest) -> User:
    """Who is signed in."""
    assert isinstance(request.user, User)
    return request.user


def show(
    request: HttpRequest, name: str, workshop: Workshop, context: dict[str, Any], *, refused: bool = False
) -> HttpResponse:
    """The page; `refused` when it is shown again because something that was sent is wrong."""
    whole = {"workshop": workshop, "tab": "quotes", **context}
    return render(request, f"workshop/quotes/{name}.html", whole, status=UNPROCESSABLE if refused else 200)
