"""The lobby, where people wait until staff lets them in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from realtime.refusals import Refusal
from workshop.joining.guests import admit_from_lobby, admit_observer_from_lobby, remember
from workshop.joining.invitation import has_expired
from workshop.joining.lobby import cookie_name, leave, waiting_in
from workshop.models import Waiting

OVER = "over"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lobby(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Wait; come in when that is allowed; or wait no longer."""
    waiting = waiting_in(request, workshop=workshop)
    if waiting is None:
        return redirect("join")
    problem = ""
    if request.method == "POST":
        try:
            return _leave(waiting) if "leave" in request.POST else _come_in(request, waiting)
        except Refusal as refusal:
            problem = str(refusal.message)
    context = {"waiting": waiting, "workshop": waiting.workshop, "state": _state(waiting), "problem": problem}
    return render(request, "workshop/lobby.html", context, status=422 if problem else 200)


@never_cache
@require_safe
def lobby_state(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """How it stands, for the page that waits."""
    waiting = waiting_in(request, workshop=workshop)
    if waiting is None:
        return redirect("join")
    return JsonResponse({"state": _state(waiting)})


def _state(waiting: Waiting) -> str:
    """An admission once given holds until the workshop is over, also when the code has died since."""
    if waiting.state == Waiting.State.WAITING and has_expired(waiting.workshop):
        return OVER
    return waiting.state


def _come_in(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    enter = admit_observer_from_lobby if waiting.watches else admit_from_lobby
    _guest, token = enter(waiting)
    response = redirect("room", workshop=waiting.workshop_id)
    remember(response, request=request, workshop=waiting.workshop, token=token, watches=waiting.watches)
    response.delete_cookie(cookie_name(waiting.workshop_id), samesite="Lax")
    return response


def _leave(waiting: Waiting) -> HttpResponse:
    leave(waiting)
    response = redirect("join")
    response.delete_cookie(cookie_name(waiting.workshop_id), samesite="Lax")
    return response
