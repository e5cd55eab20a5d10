"""One's own commands until they are answered, as the page keeps them: in order, few under way, sent again."""

import asyncio
from collections.abc import Callable
from itertools import islice
from typing import Any
from uuid import uuid4

from tests.faults.evidence import Sender

UNDER_WAY_MOST = 16
PUT_OFF_SECONDS = 0.3

Message = dict[str, Any]


class Outgoing:
    """Sends by `send` while it is open."""

    def __init__(self, send: Callable[[Message], None]) -> None:
        self.is_open = False
        self.sent: list[tuple[str, str]] = []
        self.answers: dict[str, str] = {}
        self._send = send
        self._pending: dict[str, Message] = {}
        self._under_way: set[str] = set()
        self._put_off: set[str] = set()
        self._pause: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> int:
        """How many commands are not answered."""
        return len(self._pending)

    @property
    def acknowledged(self) -> int:
        return sum(code == "ack" for code in self.answers.values())

    def command(self, document: str, type: str, arguments: Message) -> None:
        """Send a command as soon as it may go."""
        id = str(uuid4())
        self.sent.append((document, id))
        self._pending[id] = {"t": "cmd", "id": id, "doc": document, "gesture": id, "type": type, "args": arguments}
        self._pump()

    def open(self) -> None:
        """There is a connection; what an earlier one left unanswered goes first."""
        self.is_open = True
        self._under_way.clear()
        self._pump()

    def close(self) -> None:
        self.is_open = False

    def accepted(self, id: str) -> None:
        self._answer(id, "ack")

    def refused(self, id: str, *, code: str) -> None:
        """Refused for good, or to be sent again a moment later."""
        if code != "retry":
            return self._answer(id, code)
        self._put_off.add(id)
        self._under_way.discard(id)
        if self._pause is None:
            self._pause = asyncio.get_running_loop().call_later(PUT_OFF_SECONDS, self._go_on)

    def as_sender(self, actor: str) -> Sender:
        accepted = {id for id, code in self.answers.items() if code == "ack"}
        return Sender(
            actor=actor,
            sent=self.sent,
            accepted=accepted,
            refused=self.answers.keys() - accepted,
            put_off=self._put_off,
        )

    def _answer(self, id: str, code: str) -> None:
        self.answers.setdefault(id, code)
        self._pending.pop(id, None)
        self._under_way.discard(id)
        self._pump()

    def _go_on(self) -> None:
        self._pause = None
        self._pump()

    def _pump(self) -> None:
        if not self.is_open or self._pause is not None:
            return
        for id, message in islice(list(self._pending.items()), UNDER_WAY_MOST):
            if id not in self._under_way:
                self._under_way.add(id)
                self._send(message)
