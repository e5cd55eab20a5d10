"""A new link is shown once: it goes through a signed cookie of the browser that made it, and is kept nowhere else."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

COOKIE = "troupe_new_link"
COOKIE_SECONDS = 120


def show_once(response: HttpResponse, *, request: HttpRequest, token: str, page: str) -> None:
    """Let the next visit of `page` show the link."""
    response.set_signed_cookie(
        COOKIE,
        token,
        salt=page,
        max_age=COOKIE_SECONDS,
        path=page,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def new_link(request: HttpRequest) -> str:
    """The link that this page is to show, in full; empty where there is none."""
    token = request.get_signed_cookie(COOKIE, default="", salt=request.path, max_age=COOKIE_SECONDS)
    return request.build_absolute_uri(reverse("invitation", args=[token])) if token else ""


def forget_link(response: HttpResponse, *, request: HttpRequest) -> None:
    """The link has been shown."""
    if COOKIE in request.COOKIES:
        response.delete_cookie(COOKIE, path=request.path, samesite="Lax")
