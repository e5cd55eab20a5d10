"""The roster: one person by hand, or a list that is shown before anything of it is written."""

from uuid import UUID

import msgspec
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from realtime.refusals import Refusal
from workshop.access import workshop_for
from workshop.joining.names import name_key
from workshop.joining.roster.expecting import Written, expect, is_known
from workshop.joining.roster.forms import ColumnsForm, ListForm, PersonForm
from workshop.joining.roster.reading import Sheet, guess, people_in
from workshop.joining.roster.values import Expected
from workshop.models import Participant, Workshop
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.wording import explain
from workshop.rights import Capability


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Put people on the roster."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.ADMIT)
    person, listed = PersonForm(), ListForm()
    if request.method == "POST":
        way = request.POST.get("way")
        if way == "columns":
            return _columns(request, found)
        if way == "list":
            listed = ListForm(request.POST, request.FILES)
            if (sheet := _sheet_of(listed)) is not None:
                initial = {field: str(column) for field, column in guess(sheet).items()}
                return _preview(request, found, sheet, ColumnsForm(initial, sheet=sheet))
        else:
            person = PersonForm(request.POST)
            if person.is_valid() and (written := _write(person, found, [person.person()])) is not None:
                messages.success(request, _told(written))
                return redirect("roster", workshop=found.pk)
    context = {"workshop": found, "tab": "people", "person": person, "listed": listed}
    refused = bool(person.errors or listed.errors)
    return render(request, "workshop/roster.html", context, status=422 if refused else 200)


def _columns(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """The list comes back with the form, so that nothing of it is kept before it is wanted."""
    try:
        sheet = msgspec.json.decode(request.POST.get("sheet", ""), type=Sheet)
    except (msgspec.DecodeError, msgspec.ValidationError):
        messages.error(request, _("The list did not arrive whole. Please bring it again."))
        return redirect("roster", workshop=workshop.pk)
    form = ColumnsForm(request.POST, sheet=sheet)
    if form.is_valid() and request.POST.get("action") == "write":
        people, _problems = people_in(sheet, form.columns())
        written = _write(form, workshop, [person for _row, person in people])
        if written is not None:
            messages.success(request, _told(written))
            return redirect("people", workshop=workshop.pk)
    return _preview(request, workshop, sheet, form)


def _preview(request: HttpRequest, workshop: Workshop, sheet: Sheet, form: ColumnsForm) -> HttpResponse:
    form.is_valid()
    people, problems = people_in(sheet, form.columns()) if form.errors.keys() <= {NON_FIELD_ERRORS} else ([], [])
    known = is_known(workshop)
    rows = [(row, one, known.get(name_key(one.name))) for row, one in people]
    functions = dict(Participant.Function.choices)
    context = {
        "workshop": workshop,
        "tab": "people",
        "form": form,
        "sheet": msgspec.json.encode(sheet).decode(),
        "rows": [
            {"row": row, "person": one, "function": functions.get(one.function, ""), "has_come": here}
            for row, one, here in rows
        ],
        "problems": problems,
        "new": sum(here is None for _row, _one, here in rows),
        "known": sum(here is not None for _row, _one, here in rows),
        "left_out": sum(problem.left_out for problem in problems),
    }
    return render(request, "workshop/roster_preview.html", context, status=422 if form.errors else 200)


def _sheet_of(form: ListForm) -> Sheet | None:
    if not form.is_valid():
        return None
    try:
        return form.sheet()
    except ReadingError as error:
        form.add_error("file" if form.cleaned_data["file"] else "text", explain(error.notice))
        return None


def _write(form: forms.Form, workshop: Workshop, people: list[Expected]) -> Written | None:
    try:
        return expect(workshop, people)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return None


def _told(written: Written) -> str:
    if not written.added and not written.changed:
        return _("Everybody is on the roster already; nothing has changed.")
    added = ngettext("%(count)d person is new on the roster.", "%(count)d people are new on the roster.", written.added)
    changed = ngettext("More is known of %(count)d.", "More is known of %(count)d.", written.changed)
    told = [added % {"count": written.added}] if written.added else []
    told += [changed % {"count": written.changed}] if written.changed else []
    return " ".join(told)
