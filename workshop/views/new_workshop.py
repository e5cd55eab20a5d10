"""Making a workshop: from an agenda, or as one that was held already; and why it is held."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workshop.access import library_for, workshop_for
from workshop.agenda_templates.saved import templates_for
from workshop.duplicating import duplicate_workshop
from workshop.models import Workshop
from workshop.rights import Capability
from workshop.views.workshop_forms import TITLE_LONGEST, DuplicateForm, NewWorkshopForm, OccasionForm
from workshop.workshops import create_workshop


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def workshop_new(request: HttpRequest, library: UUID) -> HttpResponse:
    """Make a workshop from a template."""
    found = library_for(actor=request.user, id=library, needs=Capability.MANAGE_LIBRARY)
    templates = templates_for(found)
    form = NewWorkshopForm(request.POST if request.method == "POST" else None, templates=templates)
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        made = create_workshop(
            library=found,
            title=form.cleaned_data["title"],
            facilitator=request.user,
            template=templates[form.cleaned_data["template"]],
            occasion=form.chosen,
        )
        return redirect("workshop", workshop=made.pk)
    context = {"library": found, "form": form, "templates": list(templates.values())}
    return render(request, "workshop/workshop_new.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def workshop_duplicate(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Make a workshop like this one: agenda, notes, occasion and deck settings, and its quotes where that is ticked."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    suggested = (_("Once more: %(title)s") % {"title": found.title})[:TITLE_LONGEST]
    form = DuplicateForm(request.POST if request.method == "POST" else None, initial={"title": suggested})
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        made = duplicate_workshop(
            found,
            title=form.cleaned_data["title"],
            facilitator=request.user,
            with_quotes=form.cleaned_data["quotes"],
        )
        return redirect("workshop", workshop=made.pk)
    context = {"workshop": found, "form": form, "quotes": found.quotes.count()}
    return render(request, "workshop/workshop_duplicate.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def occasion(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Say why the workshop is held."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_WORKSHOP)
    stands = {"occasion": found.occasion, "occasion_text": found.occasion_text}
    form = OccasionForm(request.POST if request.method == "POST" else None, initial=stands)
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen
        with transaction.atomic():
            Workshop.objects.filter(pk=found.pk).update(occasion=chosen.kind, occasion_text=chosen.text)
        return redirect("agenda", workshop=found.pk)
    context = {"workshop": found, "form": form}
    return render(request, "workshop/occasion.html", context, status=422 if form.errors else 200)
