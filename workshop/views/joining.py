"""Coming in with a code and a name, and the room itself."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import guest_actor, observer_actor
from workshop.joining.calendar import calendar_file
from workshop.joining.codes import read_code
from workshop.joining.finding import NotFound, find, passcode_problem
from workshop.joining.forms import CodeForm, NameForm
from workshop.joining.guests import admit, admit_observer, guest_of, observer_of, remember
from workshop.joining.invitation import lets_watch
from workshop.joining.lobby import remember_waiting, wait, waiting_in
from workshop.models import Participant, Workshop
from workshop.views.live_page import live_config


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask for the code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            found = find(request, form.cleaned_data["code"])
            if isinstance(found, Workshop):
                return redirect("join_code", code=read_code(form.cleaned_data["code"]))
            form.add_error("code", found.reason)
            status = found.form_status
    return render(request, "workshop/join.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_code(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the name, and for the passcode where there is one; let in, or let wait."""
    known = _known(request, code)
    if known is not None:
        return known
    workshop = find(request, code)
    if isinstance(workshop, NotFound):
        return _lost(request, code, workshop)
    form = NameForm(request.POST if request.method == "POST" else None, workshop=workshop)
    if request.method == "POST" and form.is_valid():
        problem = passcode_problem(request, workshop, form.cleaned_data.get("passcode", ""))
        if problem:
            form.add_error("passcode", problem)
        else:
            try:
                watches = lets_watch(workshop, code)
                return _enter(request, workshop, name=form.cleaned_data["name"], watches=watches)
            except Refusal as refusal:
                form.add_error("name", str(refusal.message))
    context = {"form": form, "workshop": workshop, "code": code, "watches": lets_watch(workshop, code)}
    return render(request, "workshop/join_name.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def join_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The date for the calendar of whoever has the link. With a passcode, what it holds is told to nobody here."""
    workshop = find(request, code)
    if isinstance(workshop, NotFound):
        return _lost(request, code, workshop)
    if workshop.passcode_hash or workshop.starts_at is None:
        return redirect("join_code", code=code)
    return calendar_file(request, workshop)


@never_cache
@require_safe
def room(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Where a participant is during the session; observers see it too."""
    participant = guest_of(request, workshop=workshop)
    if participant is not None:
        live = live_config(participant.workshop, actor=guest_actor(participant.pk))
        context = {"workshop": participant.workshop, "participant": participant, "live": live}
        return render(request, "workshop/room.html", context)
    observer = observer_of(request, workshop=workshop)
    if observer is None:
        return redirect("join")
    live = live_config(observer.workshop, actor=observer_actor(observer.pk))
    live["sees"] = observer.workshop.observers_see
    context = {"workshop": observer.workshop, "participant": observer, "watches": True, "live": live}
    return render(request, "workshop/room.html", context)


@require_http_methods(["POST"])
def describe_oneself(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The two taps in the lobby: one's function, and whether one meets customers. Both can be skipped."""
    participant = guest_of(request, workshop=workshop)
    if participant is None:
        return redirect("join")
    function = request.POST.get("function", "")
    if function in Participant.Function.values:
        problem = _describe(participant, function=function, meets_customers="meets_customers" in request.POST)
        if problem:
            messages.error(request, problem)
    return redirect("room", workshop=workshop)


def _enter(request: HttpRequest, workshop: Workshop, *, name: str, watches: bool) -> HttpResponse:
    if workshop.has_lobby:
        response = redirect("lobby", workshop=workshop.pk)
        token = wait(workshop=workshop, name=name, watches=watches)
        remember_waiting(response, request=request, workshop=workshop, token=token)
        return response
    response = redirect("room", workshop=workshop.pk)
    _guest, token = (admit_observer if watches else admit)(workshop=workshop, name=name)
    remember(response, request=request, workshop=workshop, token=token, watches=watches)
    return response


def _lost(request: HttpRequest, code: str, why: NotFound) -> HttpResponse:
    context = {"form": CodeForm(initial={"code": code}), "problem": why.reason}
    return render(request, "workshop/join.html", context, status=why.link_status)


def _describe(participant: Participant, *, function: str, meets_customers: bool) -> str:
    """Returns why it could not be done, or nothing."""
    arguments = {"person": str(participant.pk), "function": function, "meets_customers": meets_customers}
    try:
        engine.execute(participant.workshop.session, "describe_person", arguments)
    except Refusal as refusal:
        return str(refusal.message)
    return ""


def _known(request: HttpRequest, typed: str) -> HttpResponse | None:
    """The way back of who comes by the link in the browser they came with, also when the workshop is over."""
    code = read_code(typed) or ""
    workshop = Workshop.objects.filter(Q(join_code=code) | Q(observer_code=code)).first()
    if workshop is None:
        return None
    known = observer_of if lets_watch(workshop, code) else guest_of
    if known(request, workshop=workshop.pk) is not None:
        return redirect("room", workshop=workshop.pk)
    return redirect("lobby", workshop=workshop.pk) if waiting_in(request, workshop=workshop.pk) else None
