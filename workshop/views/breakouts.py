"""Planning groups: what there is to choose, and a proposal. Both only tell; a command of the session makes it so."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from realtime.engine import engine
from workshop.access import workshop_for
from workshop.breakouts.asking import WishForm
from workshop.breakouts.proposal import outlook, proposal
from workshop.rights import Capability


@never_cache
@login_required
@require_safe
def breakouts(request: HttpRequest, workshop: UUID) -> JsonResponse:
    """Useful numbers of groups, what the room lacks, and where people without a group are needed."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.RUN_SESSION)
    return JsonResponse(outlook(engine.read(found.session)))


@never_cache
@login_required
@require_safe
def breakouts_proposal(request: HttpRequest, workshop: UUID) -> JsonResponse:
    """Who would go where."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.RUN_SESSION)
    form = WishForm(request.GET)
    if not form.is_valid():
        reasons = [str(reason) for reasons in form.errors.values() for reason in reasons]
        return JsonResponse({"message": " ".join(reasons)}, status=422)
    return JsonResponse(proposal(engine.read(found.session), form.wish()))
