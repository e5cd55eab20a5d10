"""Somebody's browser that keeps every byte it is sent, on its one socket and on every page."""

import json
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from time import monotonic
from types import TracebackType
from typing import Any
from uuid import UUID, uuid4

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 20


class Recorder:
    """One page of somebody's. Used as a context: it leaves with it."""

    def __init__(self, name: str, *, origin: str, cookies: Mapping[str, str], as_: str | None = None) -> None:
        """`as_` is the actor that it says hello as; the first that the cookies name when None."""
        self.name = name
        self.received: list[bytes] = []
        self.messages: list[dict[str, Any]] = []
        self.close_code: int | None = None
        self.closed_at = 0.0
        self._cookie = "; ".join(f"{key}={value}" for key, value in cookies.items())
        self._pages = httpx.Client(base_url=origin, headers={"Cookie": self._cookie}, timeout=30, trust_env=False)
        self._arrived = threading.Condition()
        self._line = ExitStack()
        self._socket = self._line.enter_context(_line(origin, cookie=self._cookie))
        self._hearing = threading.Thread(target=self._hear, daemon=True)
        self._hearing.start()
        self.say(t="hello", v=1, **{"as": as_})

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._line.close()
        self._hearing.join(PATIENCE_SECONDS)
        self._pages.close()

    def say(self, **message: Any) -> None:
        """Send a message, unless the server has hung up."""
        try:
            self._socket.send(json.dumps(message, default=str))
        except ConnectionClosed:
            pass

    def follow(self, document: UUID) -> None:
        self.say(t="sub", doc=document)

    def command(self, document: UUID, type: str, **arguments: Any) -> None:
        self.say(t="cmd", id=uuid4(), doc=document, gesture=uuid4(), type=type, args=arguments)

    def all(self, t: str) -> list[dict[str, Any]]:
        return [message for message in list(self.messages) if message["t"] == t]

    def until(self, condition: Callable[[], Any]) -> None:
        """Wait until `condition` is true of what has come, or there is nothing to wait for any more."""
        limit = monotonic() + PATIENCE_SECONDS
        with self._arrived:
            while not condition() and self.close_code is None:
                assert self._arrived.wait(limit - monotonic()), f"{self.name} waits for what never comes"

    def catch_up(self) -> None:
        """Wait for all that was committed before now: answers of the writer come in its own order."""
        fence = str(uuid4())
        self.follow(UUID(fence))
        self.until(lambda: any(message["doc"] == fence for message in self.all("gone")))

    def get(self, path: str) -> int:
        """Open a page; its status."""
        answer = self._pages.get(path)
        headers = "\n".join(f"{key}: {value}" for key, value in answer.headers.multi_items())
        self.received.append(headers.encode() + b"\n\n" + answer.content)
        return answer.status_code

    def holds(self, text: str) -> bool:
        """Whether `text` was in anything that came."""
        return any(text.encode() in one for one in list(self.received))

    def _hear(self) -> None:
        try:
            for frame in self._socket:
                self._take(frame if isinstance(frame, str) else frame.decode())
        except ConnectionClosed:
            pass
        with self._arrived:
            self.close_code, self.closed_at = self._socket.close_code, monotonic()
            self._arrived.notify_all()

    def _take(self, frame: str) -> None:
        with self._arrived:
            self.received.append(frame.encode())
            self.messages += json.loads(frame)
            self._arrived.notify_all()


def _line(origin: str, *, cookie: str) -> AbstractContextManager[ClientConnection]:
    headers = {"Cookie": cookie} if cookie else {}
    about: dict[str, Any] = {"additional_headers": headers, "origin": origin, "proxy": None, "max_size": None}
    line: ClientConnection = connect(origin.replace("http:", "ws:") + "/live/", **about)
    return line
