"""The product served by this process over a real port, so that a test can break it by a patch and read every byte."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from config.asgi import application

HOST = "127.0.0.1"
ENDS_WITHIN_SECONDS = 20


@contextmanager
def served_here() -> Iterator[str]:
    """Serve on a thread of its own; the origin."""
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        config = uvicorn.Config(
            application, ws="websockets-sansio", lifespan="off", access_log=False, log_config=None, log_level="warning"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://{HOST}:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(ENDS_WITHIN_SECONDS)
