"""The connection test, for whoever cannot get a live page to work, and for their IT department."""

import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def test(request: HttpRequest) -> HttpResponse:
    """What a live page needs, and whether this browser has it."""
    scheme = "wss" if request.is_secure() else "ws"
    host = request.get_host()
    context = {
        "socket_address": f"{scheme}://{host}/live/",
        "host": host,
        "made_at_ms": str(time.time_ns() // 1_000_000),
    }
    return render(request, "workshop/connection.html", context)
