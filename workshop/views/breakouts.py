"""Planning groups: what there is to choose, and a proposal. Both only tell; a command of the session makes it so."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from realtime.engine import engine
from workshop.access import workshop_for
from workshop.breakouts.asking import HereForm, WishForm
from workshop.breakouts.presence import check_presence
from workshop.breakouts.proposal import outlook, proposal
from workshop.breakouts.reading import people_of
from workshop.rights import Capability


@never_cache
@login_required
@require_safe
def breakouts(request: HttpRequest, workshop: UUID) -> JsonResponse:
    """Useful numbers of groups, what the room lacks, and where people without a group are needed.

    Asked with who is here, it also tells whether the groups hold with them.
    """
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.RUN_SESSION)
    records = engine.read(found.session)
    if "here" not in request.GET:
        return JsonResponse({**outlook(records), "check": None})
    form = HereForm(request.GET, known=people_of(records))
    if not form.is_valid():
        return _refused(form)
    return JsonResponse({**outlook(records), "check": check_presence(records, here=form.cleaned_data["here"])})


@never_cache
@login_required
@require_safe
def breakouts_proposal(request: HttpRequest, workshop: UUID) -> JsonResponse:
    """Who would go where."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.RUN_SESSION)
    form = WishForm(request.GET)
    if not form.is_valid():
        return _refused(form)
    return JsonResponse(proposal(engine.read(found.session), form.wish(), session_id=found.session))


def _refused(form: Form) -> JsonResponse:
    reasons = [str(reason) for reasons in form.errors.values() for reason in reasons]
    return JsonResponse({"message": " ".join(reasons)}, status=422)
