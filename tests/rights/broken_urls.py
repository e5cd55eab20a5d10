"""The product's addresses and four that fail, each in another way."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from config.urls import handler400, urlpatterns

SECRET = "what only the log may hold"

__all__ = ["handler400", "urlpatterns"]


def bug(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(SECRET)


def closed(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied(SECRET)


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(SECRET)


@csrf_exempt
def reads(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("text", ""))


urlpatterns = [
    *urlpatterns,
    path("bug/", bug),
    path("closed/", closed),
    path("suspicious/", suspicious),
    path("reads/", reads),
]
