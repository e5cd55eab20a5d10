"""Choosing candidates and editing the drafts that grow from them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personas import packs
from personas.access import persona_for
from personas.choosing import choices_of, choose
from personas.content import read_draft
from personas.editing import apply_form
from personas.models import Pack, Persona
from personas.persona_form import form_of
from personas.stories import stories_of
from realtime.refusals import Refusal
from workshop.access import account_actor, workshop_for
from workshop.exercises.sheet.commands import LINE_LONGEST, NAME_LONGEST
from workshop.models import Workshop
from workshop.rights import Capability


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def personas(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The candidates with their votes; those chosen become drafts, and drafts become packs."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.EDIT_DRAFTS)
    if request.method == "POST":
        return _choose(request, found)
    ended = found.status == Workshop.Status.ENDED
    choices = choices_of(found) if ended else []
    lock = packs.prepare(found)
    context = {
        "workshop": found,
        "tab": "personas",
        "choices": [choice for choice in choices if choice.persona is None],
        "drafts": lock.drafts,
        "has_votes": any(choice.result for choice in choices),
        "packs": Pack.objects.filter(workshop=found).select_related("locked_by"),
        "lock": lock,
        "ended": ended,
    }
    return render(request, "personas/personas.html", context)


def _choose(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    try:
        made = choose(workshop=workshop, candidates=request.POST.getlist("candidate"))
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        said = ngettext("%(count)d draft is ready.", "%(count)d drafts are ready.", len(made))
        messages.success(request, said % {"count": len(made)})
    return redirect("personas", workshop=workshop.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def persona_edit(request: HttpRequest, persona: UUID) -> HttpResponse:
    """The draft as a form; only what was changed is sent to the document."""
    found = persona_for(actor=request.user, id=persona, needs=Capability.EDIT_DRAFTS)
    problems = []
    if request.method == "POST":
        problems = apply_form(found, data=request.POST, actor=account_actor(request.user))
        if not problems:
            messages.success(request, _("Saved."))
            return redirect("persona_edit", persona=found.pk)
    draft = read_draft(found)
    context = {
        "persona": found,
        "workshop": found.workshop,
        "tab": "personas",
        "draft": draft,
        "form": form_of(draft, problems=problems),
        "stories": stories_of(found),
        "ranks": Persona.Rank.choices,
        "line_longest": LINE_LONGEST,
        "name_longest": NAME_LONGEST,
    }
    return render(request, "personas/persona_edit.html", context, status=409 if problems else 200)
