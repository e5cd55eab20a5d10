"""Answers to requests that cannot be read, or not yet be answered. What a page itself refuses is said on that page."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

from realtime.engine import StillWorking

AGAIN_SECONDS = 3
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Too much at once has a page of its own; everything else is Django's answer."""
    if isinstance(exception, TOO_MUCH):
        return HttpResponse(render_to_string("413.html"), status=413)
    return defaults.bad_request(request, exception)


class StillWorkingPage:
    """Middleware: a page whose job the writer has not finished in time says so, instead of failing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, StillWorking):
            return None
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(AGAIN_SECONDS)})
