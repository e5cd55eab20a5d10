"""Coming in with a code and a name, and the room itself."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import guest_actor
from workshop.joining import throttle
from workshop.joining.addresses import client_address
from workshop.joining.codes import read_code, spell_code
from workshop.joining.guests import admit, guest_of, remember
from workshop.joining.name_field import NameField
from workshop.models import Participant, Workshop
from workshop.views.live_page import live_config

WRONG_CODE = _(
    "No open workshop has this code. Check it with your facilitator; the letters I, L, O and U are never used."
)
TOO_MANY = _("Too many wrong codes came from your network. Wait a minute, then try again.")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Eight letters and digits, for example 7K4M 2XQ9."),
        error_messages={"required": _("Type the code of your invitation.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class NameForm(forms.Form):
    name = NameField(
        required_message=_("Type the name that the others know you by."),
        help_text=_("As the others know you. Nothing else is asked."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask for the code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            found = _find(request, form.cleaned_data["code"])
            if isinstance(found, Workshop):
                return redirect("join_code", code=found.join_code)
            form.add_error("code", found.reason)
            status = found.form_status
    return render(request, "workshop/join.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_code(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the name and let in."""
    known = _known_guest(request, code)
    if known is not None:
        return redirect("room", workshop=known.workshop_id)
    workshop = _find(request, code)
    if not isinstance(workshop, Workshop):
        context = {"form": CodeForm(initial={"code": code}), "problem": workshop.reason}
        return render(request, "workshop/join.html", context, status=workshop.link_status)
    form = NameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _participant, token = admit(workshop=workshop, name=form.cleaned_data["name"])
        except Refusal as refusal:
            form.add_error("name", str(refusal.message))
        else:
            response = redirect("room", workshop=workshop.pk)
            remember(response, request=request, workshop=workshop, token=token)
            return response
    context = {"form": form, "workshop": workshop, "code": spell_code(workshop.join_code)}
    return render(request, "workshop/join_name.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def room(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Where a participant is during the session."""
    participant = guest_of(request, workshop=workshop)
    if participant is None:
        return redirect("join")
    live = live_config(participant.workshop, actor=guest_actor(participant.pk))
    return render(
        request,
        "workshop/room.html",
        {"workshop": participant.workshop, "participant": participant, "live": live},
    )


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


def _describe(participant: Participant, *, function: str, meets_customers: bool) -> str:
    """Returns why it could not be done, or nothing."""
    arguments = {"person": str(participant.pk), "function": function, "meets_customers": meets_customers}
    try:
        engine.execute(participant.workshop.session, "describe_person", arguments)
    except Refusal as refusal:
        return str(refusal.message)
    return ""


def _known_guest(request: HttpRequest, typed: str) -> Participant | None:
    """Who comes back by the link in the browser they came with, also when the workshop is over."""
    workshop = Workshop.objects.filter(join_code=read_code(typed) or "").first()
    return guest_of(request, workshop=workshop.pk) if workshop else None


@dataclass(frozen=True)
class _NotFound:
    """Why a code leads nowhere, and the status of the answer: to a typed code, and to a link."""

    reason: str
    form_status: int
    link_status: int


def _find(request: HttpRequest, typed: str) -> Workshop | _NotFound:
    """The open workshop with this code, or what to tell whoever typed it. Wrong and closed are answered alike."""
    address = client_address(request)
    if throttle.is_throttled(address):
        return _NotFound(str(TOO_MANY), form_status=429, link_status=429)
    code = read_code(typed)
    workshop = Workshop.objects.filter(join_code=code).exclude(status=Workshop.Status.ENDED).first() if code else None
    if workshop is None:
        throttle.note_failure(address)
        return _NotFound(str(WRONG_CODE), form_status=422, link_status=404)
    return workshop
