"""One step of an import that has begun, and what is answered: to a script how far it is, to a browser the next page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshop.models import Import, Workshop
from workshop.quotes.importing import write_some

STEP_SECONDS = 1.0
AT_ONCE_QUOTES = 1_000  # a quarter of a second


def begin(request: HttpRequest, workshop: Workshop, import_: Import) -> HttpResponse:
    """Import at once what takes no time; show from the start how far it is where there is more."""
    if import_.total > AT_ONCE_QUOTES:
        return redirect("quotes_progress", workshop=workshop.pk, import_id=import_.pk)
    return go_on(request, workshop, import_)


def go_on(request: HttpRequest, workshop: Workshop, import_: Import) -> HttpResponse:
    """Write quotes for about a second, then say how far the import is or, at its end, what came of it."""
    was_done = import_.status == Import.Status.DONE
    try:
        write_some(import_, seconds=STEP_SECONDS)
    except Import.DoesNotExist as error:
        raise Http404 from error  # somebody took it back meanwhile
    is_done = import_.status == Import.Status.DONE
    if is_done and not was_done:
        messages.success(request, told(import_))
    url = reverse("quotes", args=[workshop.pk])
    if not is_done:
        url = reverse("quotes_progress", args=[workshop.pk, import_.pk])
    if request.accepts("text/html"):
        return redirect(url)
    return JsonResponse({"done": is_done, "position": import_.position, "total": import_.total, "url": url})


def told(import_: Import) -> str:
    """Return what is said after an import."""
    report = import_.report
    quotes = ngettext("{quotes} quote", "{quotes} quotes", report["imported"]).format(quotes=report["imported"])
    people = ngettext("{people} respondent", "{people} respondents", report["respondents"])
    said = _("{quotes} from {people} imported.").format(
        quotes=quotes, people=people.format(people=report["respondents"])
    )
    if report["duplicates"]:
        again = ngettext("{count} was here already.", "{count} were here already.", report["duplicates"])
        said = f"{said} {again.format(count=report['duplicates'])}"
    if report.get("refused"):
        refused = ngettext(
            "{count} came without consent and is withdrawn.",
            "{count} came without consent and are withdrawn.",
            report["refused"],
        )
        said = f"{said} {refused.format(count=report['refused'])}"
    if report["personal"]:
        personal = ngettext("{count} may hold personal data.", "{count} may hold personal data.", report["personal"])
        said = f"{said} {personal.format(count=report['personal'])}"
    return said
