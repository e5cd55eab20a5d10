"""Serve the product with daphne; drains the writer and tells the sockets before it goes."""

import signal
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partialmethod
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from realtime import server_lock
from realtime.engine import engine
from realtime.protocol import FRAME_BYTES
from realtime.socket import Socket

GOODBYE_SECONDS = 0.5
DRAIN_SECONDS = 8.0
NEVER_SECONDS = 10**9
"""The socket beats by itself; daphne's own ping would cut slow readers off."""
MESSAGE_BYTES = 2 * FRAME_BYTES
"""Beyond this daphne hangs up while it still receives; up to it the socket answers with its own close code."""
BODY_BYTES = 64 * 1024 * 1024
"""daphne takes a whole request into memory before anybody is asked; beyond this it hangs up."""


class Command(BaseCommand):
    help = "Serve the product on one address and port until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--banner-file", default="", help="A file whose text is printed once the server listens.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            server_lock.take()
        except server_lock.Occupied as error:
            raise CommandError(
                f"Another server already works on this database ({error}). Stop it first, "
                "or give this one its own TROUPE_VAR."
            ) from None
        _serve(host=options["host"], port=options["port"], ready=lambda: self._ready(options))

    def _ready(self, options: dict[str, Any]) -> None:
        if options["banner_file"]:
            self.stdout.write(Path(options["banner_file"]).read_text(encoding="utf-8"))
        self.stdout.write(f"Troupe listens on http://{options['host']}:{options['port']}/ · Ctrl+C stops it.")
        self.stdout.flush()


def _serve(*, host: str, port: int, ready: Callable[[], None]) -> None:
    from daphne.endpoints import build_endpoint_description_strings
    from daphne.http_protocol import WebRequest
    from daphne.server import Server
    from daphne.ws_protocol import WebSocketProtocol
    from twisted.internet import reactor as untyped_reactor

    reactor: Any = untyped_reactor
    WebSocketProtocol.serverClose = _close_with_any_code
    WebRequest.handleContentChunk = _keep_up_to_a_limit
    # Twisted would parse every form for nobody, and hold a file a dozen times in memory for it.
    WebRequest.__init__ = partialmethod(WebRequest.__init__, parsePOSTFormSubmission=False)
    server = Server(
        application=import_string(settings.ASGI_APPLICATION),
        endpoints=build_endpoint_description_strings(host=host, port=port),
        signal_handlers=False,
        ready_callable=ready,
        server_name="troupe",
        ping_interval=NEVER_SECONDS,
        websocket_max_message_size=MESSAGE_BYTES,
        websocket_max_frame_size=MESSAGE_BYTES,
    )

    def goodbye(_signal: int, _frame: FrameType | None) -> None:
        reactor.callFromThread(leave)

    def leave() -> None:
        if not Socket.leaving:
            Socket.close_all()
            reactor.callLater(GOODBYE_SECONDS, reactor.stop)

    signal.signal(signal.SIGTERM, goodbye)
    signal.signal(signal.SIGINT, goodbye)
    server.run()
    engine.writer.stop(timeout_seconds=DRAIN_SECONDS)


def _close_with_any_code(protocol: Any, code: int | None = None) -> None:
    """As daphne does, past autobahn's check that refuses registered codes: 1012 would arrive as 1006."""
    protocol.sendCloseFrame(code=code or 1000, isReply=False)


def _keep_up_to_a_limit(request: Any, data: bytes) -> None:
    """As twisted does, but for a body that no page takes: the client is told so and hung up on."""
    if request.content.tell() + len(data) <= BODY_BYTES:
        request.content.write(data)
    elif not request.channel.transport.disconnecting:
        request.channel.transport.write(b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\n\r\n")
        request.channel.loseConnection()
