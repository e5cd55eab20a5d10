"""One client's own commands until the server has answered, as `static/js/live/pending.js` keeps them.

At most 16 are under way, the rest wait behind them; after a cut all of them go again, in order, under the same ids.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from personas.rehearsal.tally import OK, Sent, Tally
from realtime.limits import TokenBucket

UNDER_WAY_MOST = 16
RETRIES_MOST = 8
RETRY_SECONDS = 0.4
BURST, PER_SECOND = 200, 25
TRANSIENT_CODES = frozenset({"retry", "busy"})

Put = Callable[[dict[str, Any]], bool]


class Outgoing:
    """The queue. `put` sends a message when connected and says whether it did."""

    def __init__(self, put: Put, *, tally: Tally, clock: Callable[[], float]) -> None:
        self._put = put
        self._tally = tally
        self._clock = clock
        self._waiting: dict[str, tuple[Sent, asyncio.Future[Sent]]] = {}
        self._under_way: set[str] = set()
        self._pause: asyncio.TimerHandle | None = None
        self.connected()

    def __len__(self) -> int:
        return len(self._waiting)

    def submit(self, command: Sent) -> "asyncio.Future[Sent]":
        """Queue a command; the future gives it back once the server has answered."""
        future: asyncio.Future[Sent] = asyncio.get_running_loop().create_future()
        self._tally.commands.append(command)
        self._waiting[command.id] = (command, future)
        self._pump()
        return future

    def connected(self) -> None:
        """A new connection starts with a full measure of what may be sent at once."""
        self._bucket = TokenBucket(per_second=PER_SECOND, burst=BURST, clock=self._clock)
        self._pump()

    def disconnected(self) -> None:
        self._under_way.clear()

    def answered(self, id: str, *, code: str, message: str = "", detail: dict[str, Any] | None = None) -> None:
        """Take the server's answer to one command."""
        found = self._waiting.get(id)
        if found is None:
            return
        command, future = found
        if code in TRANSIENT_CODES and command.times_sent <= RETRIES_MOST:
            self._under_way.discard(id)
            return self._pump_later(RETRY_SECONDS * command.times_sent)
        command.answer, command.message, command.detail = code, message, detail or {}
        command.took_ms = (self._clock() - command.sent_at) * 1000
        if code == "error":
            self._tally.server_errors.append(f"the command {command.type} failed")
        del self._waiting[id]
        self._under_way.discard(id)
        if not future.done():
            future.set_result(command)
        self._pump()

    def acknowledged(self, id: str) -> None:
        self.answered(id, code=OK)

    def _pump(self) -> None:
        if self._pause is not None:
            return
        for place, (command, _future) in enumerate(self._waiting.values()):
            if place >= UNDER_WAY_MOST:
                return
            if command.id in self._under_way:
                continue
            if not self._bucket.take():
                return self._pump_later(1 / PER_SECOND)
            if not self._put(_frame(command)):
                return
            self._under_way.add(command.id)
            command.times_sent += 1
            command.sent_at = self._clock()

    def _pump_later(self, seconds: float) -> None:
        if self._pause is None:
            self._pause = asyncio.get_running_loop().call_later(seconds, self._resume)

    def _resume(self) -> None:
        self._pause = None
        self._pump()


def _frame(command: Sent) -> dict[str, Any]:
    about = {"id": command.id, "doc": command.doc, "gesture": command.gesture}
    return {"t": "cmd", **about, "type": command.type, "args": command.args}
