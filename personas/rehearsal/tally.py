"""What was sent and what became of it: the counts of a rehearsal."""

import statistics
from dataclasses import dataclass, field
from typing import Any

OK = "ok"


@dataclass
class Sent:
    """One command of one client. `answer` is None until the server has spoken, then `ok` or the code of its refusal."""

    id: str
    doc: str
    gesture: str
    type: str
    args: dict[str, Any]
    actor: str
    is_probe: bool = False
    answer: str | None = None
    message: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    times_sent: int = 0
    sent_at: float = 0.0
    took_ms: float = 0.0

    @property
    def is_acknowledged(self) -> bool:
        return self.answer == OK

    @property
    def is_refused(self) -> bool:
        return self.answer not in (None, OK)


@dataclass
class Tally:
    """Everything that happened to all clients together."""

    commands: list[Sent] = field(default_factory=list)
    probes: dict[str, bool] = field(default_factory=dict)
    """What must not be possible → whether it was prevented."""
    server_errors: list[str] = field(default_factory=list)
    requests: int = 0
    frames: int = 0
    reconnects: int = 0
    resyncs: int = 0

    @property
    def _own(self) -> list[Sent]:
        return [one for one in self.commands if not one.is_probe]

    @property
    def sent(self) -> int:
        """Commands by id; sending one again does not count."""
        return sum(one.times_sent > 0 for one in self._own)

    @property
    def acknowledged(self) -> int:
        return sum(one.is_acknowledged for one in self._own)

    @property
    def refused(self) -> int:
        return sum(one.is_refused for one in self._own)

    @property
    def resent(self) -> int:
        """How often a command was sent again under its id, after a cut or a “retry”."""
        return sum(max(0, one.times_sent - 1) for one in self._own)

    @property
    def unanswered(self) -> list[Sent]:
        return [one for one in self._own if one.times_sent > 0 and one.answer is None]

    def refusals(self) -> dict[str, int]:
        """Refused commands by code."""
        found: dict[str, int] = {}
        for one in self._own:
            if one.is_refused and one.answer is not None:
                found[one.answer] = found.get(one.answer, 0) + 1
        return found

    def acknowledged_ms(self) -> dict[str, float]:
        """Median and 95th percentile of the time from sending a command once to its acknowledgement."""
        times = [one.took_ms for one in self._own if one.is_acknowledged and one.times_sent == 1]
        if len(times) < 2:
            return {}
        parts = statistics.quantiles(times, n=20)
        return {"median": round(statistics.median(times), 1), "p95": round(parts[18], 1)}
