"""Serving with daphne, the default."""

import asyncio
import signal
from collections.abc import Callable
from functools import partialmethod
from typing import Any

from realtime.servers import MESSAGE_BYTES
from realtime.servers.leaving import leave

NEVER_SECONDS = 10**9
"""The socket beats by itself; daphne's own ping would cut slow readers off."""
BACKLOG = 2048
"""Connections that may wait to be taken; of twisted's 50 a herd that comes back would have some hung up on."""
BODY_BYTES = 64 * 1024 * 1024
"""daphne takes a whole request into memory before anybody is asked; beyond this it hangs up."""


def serve(application: Any, *, host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT; `ready` is called once it listens."""
    from daphne.endpoints import build_endpoint_description_strings
    from daphne.http_protocol import WebRequest
    from daphne.server import Server
    from daphne.ws_protocol import WebSocketProtocol
    from twisted.internet import reactor as untyped_reactor

    reactor: Any = untyped_reactor
    WebSocketProtocol.serverClose = _close_with_any_code
    WebSocketProtocol.serverSend = _send_of_any_size
    WebRequest.handleContentChunk = _keep_up_to_a_limit
    # Twisted would parse every form for nobody, and hold a file a dozen times in memory for it.
    WebRequest.__init__ = partialmethod(WebRequest.__init__, parsePOSTFormSubmission=False)
    server = Server(
        application=application,
        endpoints=[f"{at}:backlog={BACKLOG}" for at in build_endpoint_description_strings(host=host, port=port)],
        signal_handlers=False,
        ready_callable=ready,
        server_name="troupe",
        ping_interval=NEVER_SECONDS,
        websocket_max_message_size=MESSAGE_BYTES,
        websocket_max_frame_size=MESSAGE_BYTES,
    )
    ending: list[asyncio.Task[None]] = []

    async def end() -> None:
        await leave()
        reactor.stop()

    def begin_to_end() -> None:
        if not ending:
            ending.append(asyncio.get_running_loop().create_task(end()))

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _signal, _frame: reactor.callFromThread(begin_to_end))
    server.run()


def _close_with_any_code(protocol: Any, code: int | None = None) -> None:
    """As daphne does, past autobahn's check that refuses registered codes: 1012 would arrive as 1006."""
    protocol.sendCloseFrame(code=code or 1000, isReply=False)


def _send_of_any_size(protocol: Any, content: str, binary: bool = False) -> None:
    """As daphne does; autobahn would hold the limit for what comes in against what goes out, as a large snapshot."""
    limit, protocol.maxMessagePayloadSize = protocol.maxMessagePayloadSize, 0
    try:
        protocol.sendMessage(content.encode(), binary)
    finally:
        protocol.maxMessagePayloadSize = limit


def _keep_up_to_a_limit(request: Any, data: bytes) -> None:
    """As twisted does, but for a body that no page takes: the client is told so and hung up on."""
    if request.content.tell() + len(data) <= BODY_BYTES:
        request.content.write(data)
    elif not request.channel.transport.disconnecting:
        request.channel.transport.write(b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\n\r\n")
        request.channel.loseConnection()
