"""How a form of the pre-work is answered: to a browser the next page, to a script that uploads where that is."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

UNPROCESSABLE = 422


def is_script(request: HttpRequest) -> bool:
    """Whether a script asks, which draws the answer by itself."""
    return not request.accepts("text/html")


def went_well(request: HttpRequest, url: str) -> HttpResponse:
    """Where to go on."""
    return JsonResponse({"url": url}) if is_script(request) else redirect(url)


def refusal(form: Form, *, version: int | None = None) -> HttpResponse:
    """To a script: what is wrong, by field, and the version that stands now where somebody else was quicker."""
    errors = {"" if name == "__all__" else name: list(map(str, found)) for name, found in form.errors.items()}
    return JsonResponse({"errors": errors, "version": version}, status=UNPROCESSABLE)
