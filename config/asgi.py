"""How requests and sockets reach the product: Channels' routing in front of Django's pages and the live socket."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
pages = get_asgi_application()

from config.body_limit import BodyLimit  # noqa: E402 the apps must be loaded first
from config.request_log import RequestLog  # noqa: E402
from realtime.origin import OriginGuard  # noqa: E402
from realtime.socket import live_socket  # noqa: E402

application = RequestLog(
    ProtocolTypeRouter(
        {
            "http": BodyLimit(pages),
            "websocket": OriginGuard(
                URLRouter([path("live/", live_socket)])  # type: ignore[arg-type]  # Channels takes ASGI applications here
            ),
        }
    )
)
