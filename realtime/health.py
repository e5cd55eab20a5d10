"""Two addresses for whatever watches over a process: does it live, and can it serve? They tell nothing of the data."""

import shutil

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from realtime.engine import engine
from realtime.socket import Socket

DISK_LEAST_BYTES = 64 * 1024 * 1024
OK = "ok"


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse(OK, content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when it can serve, else 503, and which part is to blame. A Redis that is away is told and refuses nobody."""
    parts = {"server": _server(), "database": _database(), "disk": _disk()}
    is_ready = all(state == OK for state in parts.values())
    return JsonResponse({**parts, "redis": _redis()}, status=200 if is_ready else 503)


def _server() -> str:
    return "leaving" if Socket.leaving else OK


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "away"
    return OK


def _disk() -> str:
    """Imports and made packs are kept on it, and SQLite."""
    return OK if shutil.disk_usage(settings.VAR_DIR).free >= DISK_LEAST_BYTES else "full"


def _redis() -> str:
    if not settings.REDIS_URL or not settings.REALTIME_SHARED:
        return "not used"
    return OK if engine.hears_hints() else "away"
