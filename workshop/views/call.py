"""The call that a room talks in: what its own tool takes from here."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from realtime.engine import engine
from workshop.access import workshop_for
from workshop.breakouts.zoom_rooms import assignment
from workshop.rights import Capability


@never_cache
@login_required
@require_safe
def call_assignment(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The rooms of Zoom, with the e-mail addresses of those who are placed."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    known = found.participants.exclude(email="").values_list("pk", "email")
    content = assignment(engine.read(found.session), emails={str(id): email for id, email in known})
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="zoom-rooms.csv"'
    return response
