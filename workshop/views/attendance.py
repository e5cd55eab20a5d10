"""Pages of those who run a workshop say that they are open, so that a deputy knows when nobody is there."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from workshop.access import account_actor, rights_in, workshop_for
from workshop.models import Workshop
from workshop.rights import Capability


@never_cache
@login_required
@require_POST
def staff_here(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Note that somebody who runs the session has a page of it open; of others, and after the end, nothing."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.READ_SESSION)
    actor = account_actor(request.user)
    if Capability.RUN_SESSION in rights_in(found, [actor])[actor]:
        Workshop.objects.filter(pk=found.pk).update(staff_seen_at=timezone.now())
    return HttpResponse(status=204)
