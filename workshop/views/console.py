"""Running a workshop: the console, its private notes, the projector, and the room as participants see it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from workshop.access import account_actor, workshop_for
from workshop.console_notes import TEXT_MOST, ChangedElsewhere, keep_note, note_of
from workshop.models import ConsoleNote
from workshop.rights import Capability
from workshop.views.live_page import live_config
from workshop.views.preparing import workshop_context

READS = (Capability.READ_SESSION.value, Capability.READ_BOARD.value)
"""All that a page uses which only shows, whoever looks at it."""


class NoteForm(forms.Form):
    text = forms.CharField(required=False, max_length=TEXT_MOST, strip=False)
    revision = forms.IntegerField(min_value=0, required=False, help_text="What the writer saw; none: no note yet.")

    def clean_revision(self) -> int:
        """Without one it is the first."""
        return int(self.cleaned_data["revision"] or 0)

    def clean_text(self) -> str:
        """Lines end as they do in the browser, not as forms send them."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


@never_cache
@login_required
@require_safe
def console(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The facilitator's screen during the session."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.READ_SESSION)
    context = workshop_context(request, found, tab="console")
    note = note_of(workshop=found, user=_account(request))
    context["live"]["note"] = _told(note, may_write=Capability.RUN_SESSION in context["may"])
    return render(request, "workshop/console.html", {**context, "quotes": found.quotes.count()})


@login_required
@require_POST
def console_note(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Keep one's private note; a page that asks for JSON gets it, 409 where another window has changed it."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.RUN_SESSION)
    form = NoteForm(request.POST)
    if not form.is_valid():
        reasons = " ".join(str(reason) for reasons in form.errors.values() for reason in reasons)
        return JsonResponse({"message": reasons}, status=422)
    try:
        note = keep_note(workshop=found, user=_account(request), **form.cleaned_data)
    except ChangedElsewhere as changed:
        return JsonResponse(_told(changed.note, may_write=True), status=409)
    if request.accepts("text/html"):
        return redirect("console", workshop=workshop)
    return JsonResponse(_told(note, may_write=True))


@never_cache
@login_required
@require_safe
def screen(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """What stands on a wall or in a shared window: for everybody's eyes, and nothing on it can be pressed."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    context = workshop_context(request, found, tab="screen")
    context["live"]["keepsTo"] = READS
    return render(request, "workshop/screen.html", context)


@never_cache
@login_required
@require_safe
def room_seen(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The room as somebody of a group sees it, or of none, for those who may read every board."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.READ_BOARD)
    live = {**live_config(found, actor=account_actor(request.user)), "keepsTo": READS}
    group = next((one for one in found.breakouts.all() if str(one.pk) == request.GET.get("group")), None)
    return render(request, "workshop/room_seen.html", {"workshop": found, "group": group, "live": live})


def _told(note: ConsoleNote, *, may_write: bool) -> dict[str, Any]:
    return {"text": note.text, "revision": note.revision, "may_write": may_write}


def _account(request: HttpRequest) -> int:
    """Who is signed in: every view here asks for that first."""
    assert request.user.pk is not None
    return int(request.user.pk)
