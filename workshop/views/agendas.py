"""Agendas that a library keeps, and the notes of those who run a workshop."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from realtime.refusals import Refusal, invalid
from realtime.text_cleaning import clean_text
from workshop.access import library_for, workshop_for
from workshop.agenda_templates.saved import UnreadableTemplate, agenda_of, save_template, template_of
from workshop.agenda_templates.values import AgendaTemplate
from workshop.models import Library, SavedAgendaTemplate, Workshop
from workshop.notes import notes_of, write_note
from workshop.rights import Capability
from workshop.views.workshop_forms import TemplateForm

_STATUS = {"absent": 404, "changed_meanwhile": 409}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agenda_save(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Keep the agenda of a workshop as a template of its library."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    form = TemplateForm(request.POST if request.method == "POST" else None, initial={"title": found.title})
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        if _save(request, found, form=form):
            messages.success(request, _("Saved: “%(title)s” is offered for new workshops.") % {"title": title})
            return redirect("agenda", workshop=found.pk)
    context = {"workshop": found, "form": form}
    return render(request, "workshop/agenda_save.html", context, status=422 if form.errors else 200)


def _save(request: HttpRequest, workshop: Workshop, *, form: TemplateForm) -> bool:
    """Keep the agenda as the form calls it, or tell in the form why not."""
    assert isinstance(request.user, User)
    given, items = form.cleaned_data, agenda_of(workshop)
    title, description = given["title"], given["description"]
    try:
        save_template(library=workshop.library, title=title, description=description, items=items, by=request.user)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


@login_required
@require_safe
def library_agendas(request: HttpRequest, library: UUID) -> HttpResponse:
    """The agendas that a library keeps."""
    found = library_for(actor=request.user, id=library, needs=Capability.MANAGE_LIBRARY)
    return _agendas(request, found)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def library_agenda(request: HttpRequest, library: UUID, template: UUID) -> HttpResponse:
    """Give a kept agenda another title and description, or take it away; workshops made from it stay as they are."""
    found = library_for(actor=request.user, id=library, needs=Capability.MANAGE_LIBRARY)
    row = get_object_or_404(SavedAgendaTemplate, pk=template, library=found)
    if request.method != "POST":
        return redirect("library_agendas", library=found.pk)
    if request.POST.get("action") == "delete":
        with transaction.atomic():
            row.delete()
        messages.success(request, _("“%(title)s” is no longer offered.") % {"title": row.title})
        return redirect("library_agendas", library=found.pk)
    form = TemplateForm(request.POST, prefix=str(row.pk))
    if not form.is_valid():
        return _agendas(request, found, refused={row.pk: form})
    with transaction.atomic():
        changed = {name: form.cleaned_data[name] for name in ("title", "description")}
        SavedAgendaTemplate.objects.filter(pk=row.pk).update(**changed)
    return redirect("library_agendas", library=found.pk)


def _agendas(
    request: HttpRequest, library: Library, *, refused: dict[UUID, TemplateForm] | None = None
) -> HttpResponse:
    refused = refused or {}
    rows = [(row, _readable(row), refused.get(row.pk) or _form(row)) for row in library.agenda_templates.all()]
    context = {"library": library, "rows": rows}
    return render(request, "workshop/library_agendas.html", context, status=422 if refused else 200)


def _form(row: SavedAgendaTemplate) -> TemplateForm:
    return TemplateForm(prefix=str(row.pk), initial={"title": row.title, "description": row.description})


def _readable(row: SavedAgendaTemplate) -> AgendaTemplate | None:
    try:
        return template_of(row)
    except UnreadableTemplate:
        return None


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step_notes(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The notes by step id; a POST writes one (`step`, `text`, and what it `was`) and leads back to them.

    A refusal is JSON with a message: 409 with what stands there now, 404 for a step that is gone, else 422.
    """
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.RUN_SESSION)
    if request.method != "POST":
        return JsonResponse({"notes": notes_of(found)})
    try:
        text, was = (clean_text(request.POST.get(name, "")) for name in ("text", "was"))
        write_note(found, step=_step(request), text=text, was=was)
    except Refusal as refusal:
        told = {"code": refusal.code, "message": str(refusal.message), **(refusal.detail or {})}
        return JsonResponse(told, status=_STATUS.get(refusal.code, 422))
    return redirect("step_notes", workshop=found.pk)


def _step(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("step", ""))
    except ValueError:
        raise invalid("no step is named") from None
