"""A browser's handshake with the guarded live socket, without a network in between."""

import asyncio
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from realtime.identity import Identity
from realtime.origin import OriginGuard
from realtime.socket import live_socket
from tests.realtime.conftest import ALICE, BOB

OWN = "http://localhost:8000"
application = OriginGuard(live_socket)


def authenticate(cookies: dict[str, str]) -> Identity:
    """Whoever brings a cookie `who` is the people named in it."""
    return Identity(tuple(name for name in cookies.get("who", "").split("+") if name))


@dataclass
class Handshake:
    """One connection attempt and what the server said to it."""

    headers: list[tuple[bytes, bytes]]
    secure: bool = False
    stays: bool = False
    events: list[dict[str, Any]] = field(default_factory=list)

    async def make(self, *frames: dict[str, Any]) -> "Handshake":
        """Connect, say `frames`, leave when the server has answered or closed; who `stays` leaves it to the server."""
        self.events.clear()
        incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        for event in [{"type": "websocket.connect"}, *map(_received, frames)]:
            incoming.put_nowait(event)

        async def send(event: dict[str, Any]) -> None:
            self.events.append(event)
            if not self.stays and event["type"] == ("websocket.send" if frames else "websocket.accept"):
                incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})

        scheme = "wss" if self.secure else "ws"
        await application({"type": "websocket", "scheme": scheme, "headers": self.headers}, incoming.get, send)
        return self

    @property
    def accepted(self) -> bool:
        return {"type": "websocket.accept"} in self.events

    @property
    def close_code(self) -> int | None:
        return next((event["code"] for event in self.events if event["type"] == "websocket.close"), None)

    def said(self) -> defaultdict[str, list[dict[str, Any]]]:
        """The server's messages by their `t`."""
        found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for event in self.events:
            for message in json.loads(event.get("text", "[]")):
                found[message["t"]].append(message)
        return found


def handshake(
    *origins: str, host: str = "localhost:8000", secure: bool = False, who: str = f"{ALICE}+{BOB}", **headers: str
) -> Handshake:
    """A handshake with these Origin headers; `_` in a further header's name stands for `-`."""
    sent = {"host": host, "cookie": f"theme=dark; who={who}", **headers}
    pairs = [("origin", origin) for origin in origins] + [(key.replace("_", "-"), sent[key]) for key in sent]
    return Handshake([(name.encode(), value.encode()) for name, value in pairs], secure=secure)


def _received(frame: dict[str, Any]) -> dict[str, Any]:
    return {"type": "websocket.receive", "text": json.dumps(frame)}
