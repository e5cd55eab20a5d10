"""Sign in to the demo by link. Active only while the server was started with a demo key."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshop.demo import content
from workshop.demo.making import find_demo

FACILITATOR, LIBRARY = "facilitator", "library"


@never_cache
@require_safe
def enter(request: HttpRequest, role: str, key: str) -> HttpResponse:
    """Sign in as the demo's user and lead to the console or the library; anything that does not fit is absent."""
    is_right = bool(settings.DEMO_KEY) and constant_time_compare(key, settings.DEMO_KEY)
    workshop = find_demo() if is_right and role in (FACILITATOR, LIBRARY) else None
    user = User.objects.filter(username=content.EMAIL, is_active=True).first()
    if workshop is None or user is None:
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    if role == LIBRARY:
        return redirect("library", library=workshop.library_id)
    return redirect("console", workshop=workshop.pk)
