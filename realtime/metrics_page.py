"""The figures of this process at one address, for a watcher that holds the token; without one it is not there."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from realtime import metrics
from realtime.engine import engine
from realtime.socket import Socket


@require_safe
@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """Everything in Prometheus' text format; absent without the right bearer token, or while none is set."""
    token: str = settings.REALTIME_METRICS_TOKEN
    if not token or not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}"):
        raise Http404
    return HttpResponse(generate_latest(metrics.registry), content_type=CONTENT_TYPE_LATEST)


def _subscriptions() -> int:
    return 0 if engine.hub is None else engine.hub.count()


metrics.CONNECTIONS.set_function(lambda: len(Socket.connected))
metrics.SUBSCRIPTIONS.set_function(_subscriptions)
metrics.QUEUED.set_function(lambda: engine.writer.waiting()[0])
metrics.WAITING.set_function(lambda: engine.writer.waiting()[1])
metrics.OUTBOX.set_function(lambda: sum(socket.outbox.outstanding for socket in list(Socket.connected)))
metrics.REDIS.set_function(engine.hears_hints)
