"""The landing page, the library, and making a workshop."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.validators import MaxLengthValidator
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from workshop.access import libraries_of, library_for, library_rights, workshops_of
from workshop.agenda_templates import TEMPLATES, THREE_HOURS
from workshop.joining.names import clean_name
from workshop.models import Participant, Quote
from workshop.rights import Capability
from workshop.workshops import create_workshop

TITLE_LONGEST = 120


class WorkshopForm(forms.Form):
    title = forms.CharField(
        label=_("Title"),
        max_length=TITLE_LONGEST,
        help_text=_("What your colleagues will see: “Who buys our scheduling?”"),
        error_messages={
            "required": _("Give the workshop a title."),
            "max_length": _("Use a title of at most %(limit_value)d characters; yours has %(show_value)d."),
        },
    )
    template = forms.ChoiceField(
        label=_("Agenda"), choices=[(one.id, one.title) for one in TEMPLATES.values()], initial=THREE_HOURS.id
    )

    def clean_title(self) -> str:
        title = clean_name(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError(_("Give the workshop a title."))
        MaxLengthValidator(TITLE_LONGEST, self.fields["title"].error_messages["max_length"])(title)
        return title


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The landing page; who is signed in goes to their library."""
    if request.user.is_authenticated:
        library = libraries_of(request.user).order_by("created_at").first()
        if library is not None:
            return redirect("library", library=library.pk)
    return render(request, "workshop/home.html")


@login_required
@require_safe
def library(request: HttpRequest, library: UUID) -> HttpResponse:
    """The workshops and packs of one library."""
    found = library_for(actor=request.user, id=library)
    workshops = workshops_of(request.user, library=found).annotate(
        quote_count=_count(Quote.objects.all()),
        people_count=_count(Participant.objects.filter(joined_at__isnull=False)),
    )
    return render(
        request,
        "workshop/library.html",
        {
            "library": found,
            "workshops": workshops,
            "packs": found.packs.all(),
            "can_make": Capability.MANAGE_LIBRARY in library_rights(found, actor=request.user),
            "libraries": libraries_of(request.user),
        },
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many of `rows` each workshop has; one join over both tables would multiply quotes by people."""
    own = rows.filter(workshop=OuterRef("pk")).order_by().values("workshop")
    return Coalesce(Subquery(own.annotate(count=Count("pk")).values("count"), output_field=IntegerField()), 0)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def workshop_new(request: HttpRequest, library: UUID) -> HttpResponse:
    """Make a workshop from a template."""
    found = library_for(actor=request.user, id=library, needs=Capability.MANAGE_LIBRARY)
    form = WorkshopForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        made = create_workshop(
            library=found,
            title=form.cleaned_data["title"],
            facilitator=request.user,
            template=TEMPLATES[form.cleaned_data["template"]],
        )
        return redirect("workshop", workshop=made.pk)
    templates = list(TEMPLATES.values())
    context = {"library": found, "form": form, "templates": templates}
    return render(request, "workshop/workshop_new.html", context, status=422 if form.errors else 200)
