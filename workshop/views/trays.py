"""What was removed from a board, for those who may put it back: the host of its group and those who run the session."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from realtime.engine import engine
from workshop.access import board_for
from workshop.exercises import exercise_named
from workshop.exercises import tray as trays
from workshop.live import authenticate
from workshop.rights import Capability


@never_cache
@require_safe
def tray(request: HttpRequest, workshop: UUID, board: UUID) -> HttpResponse:
    """JSON `{"removed": [{event, words, by, at}]}`, the latest first; `at` in milliseconds since 1970."""
    actors = authenticate(request.COOKIES).actors
    found, actor = board_for(actors=actors, workshop=workshop, id=board, needs=Capability.RESTORE)
    removals = exercise_named(found.exercise).removals
    listed = engine.run(
        lambda batch: trays.removed(batch, found.pk, removals=removals, viewer=actor), documents=(found.pk,)
    )
    return JsonResponse({"removed": [vars(one) for one in listed]})
