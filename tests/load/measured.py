"""One measured stretch of load: the crowd sends, the server is watched, the figures become a row."""

import time
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.load import audit, profile
from tests.load.audit import Logs
from tests.load.crowd import Crowd
from tests.load.measuring import busy_seconds, cpu_seconds, milliseconds, percentile, resident_bytes, wait_until
from tests.load.plan import Findings, Person, Send, Traffic
from tests.load.row import Row
from tests.load.servers import Server

LEAD_SECONDS = 0.4
CLIENT_CPU_MOST = 0.8
CLIENT_LAG_MOST_MS = 5.0
_NS = 1_000_000_000


@dataclass(frozen=True)
class Stage:
    """Where a scenario plays: the servers, the people, the crowd that they are connected through."""

    servers: Sequence[Server]
    people: tuple[Person, ...]
    crowd: Crowd
    seconds: float
    read_log: Callable[[Findings], Logs]
    """Where the log has which command, once all is settled."""
    blank: Row
    """The row with everything filled in that is known beforehand."""
    profile_file: Path | None = None

    @property
    def pids(self) -> list[int]:
        return [server.pid for server in self.servers]


def measure(stage: Stage, *, traffic: Traffic, rates: Mapping[int, float], seconds: float) -> Row:
    """Send at `rates` for so long, after a warm-up that is not timed but audited like the rest."""
    warm_up = min(2.0, seconds / 2)
    start_ns = time.monotonic_ns() + int((LEAD_SECONDS + warm_up) * _NS)
    stage.crowd.begin(Send(traffic, start_ns, seconds, warm_up, dict(rates)))
    wait_until(start_ns)
    with profile.of(stage.pids[0], seconds=seconds, file=stage.profile_file):
        cpu, load_cpu, busy = _cpu(stage)
        began = time.monotonic()
        wait_until(start_ns + int(seconds * _NS))
        cpu_end, load_cpu_end, busy_end = _cpu(stage)
        took = time.monotonic() - began
    stage.crowd.end()
    row = copy_of(stage.blank)
    row.seconds, row.rate_asked, row.profiled = seconds, round(sum(rates.values()), 1), stage.profile_file is not None
    findings = stage.crowd.findings()
    logs = fill_in_audit(row, findings, stage=stage)
    _fill_in_load(row, findings)
    if traffic == "commands":
        times = audit.delivery_times(findings, logs, from_ns=start_ns, to_ns=start_ns + int(seconds * _NS))
        _fill_in_commands(row, findings, times)
    else:
        _fill_in_words(row, findings)
    row.cpu_cores = round((cpu_end - cpu) / took, 2)
    row.others_cpu = round(max(0.0, (busy_end - busy) - (cpu_end - cpu) - (load_cpu_end - load_cpu)) / took, 2)
    row.cpu_us_per_delivery = round((cpu_end - cpu) * 1e6 / row.deliveries, 1) if row.deliveries else None
    row.memory_mb = round(resident_bytes(stage.pids) / 2**20, 1)
    return row


def copy_of(row: Row) -> Row:
    """A row of its own with the same values."""
    return Row(**{name: getattr(row, name) for name in Row.__struct_fields__})


def fill_in_audit(row: Row, findings: Findings, *, stage: Stage) -> Logs:
    """Enter what was lost, refused or broken; returns the log that says so."""
    logs = stage.read_log(findings) if findings.acked else {}
    follows = Counter(person.room.board for person in stage.people if person.follows)
    row.lost = audit.lost(findings, logs, follows=follows)
    row.twice, row.disordered = audit.twice(logs), audit.disordered(logs)
    row.refused, row.closed = dict(findings.refused), dict(findings.closed)
    row.unanswered, row.resyncs, row.gaps = findings.unanswered, findings.resyncs, findings.gaps
    row.server_errors = sum(len(server.errors()) + server.has_ended() for server in stage.servers)
    return logs


def _cpu(stage: Stage) -> tuple[float, float, float]:
    return cpu_seconds(stage.pids), cpu_seconds(stage.crowd.pids), busy_seconds()


def _fill_in_commands(row: Row, findings: Findings, times: "array[int]") -> None:
    _fill_in_times(row, times)
    row.rate_reached = round(findings.acked_in_window / row.seconds, 1)
    row.ack_p50_ms = milliseconds(percentile(findings.acks, 0.5))
    row.ack_p95_ms = milliseconds(percentile(findings.acks, 0.95))


def _fill_in_words(row: Row, findings: Findings) -> None:
    """A word is for everybody else in the room; one that a later word overtook is delivered to nobody, and not late."""
    others = max(1, row.people // row.rooms - 1)
    _fill_in_times(row, findings.word_times)
    row.rate_reached = round(row.deliveries / row.seconds / others, 1)
    row.passed_over = max(0, findings.sent * others - findings.words_delivered)


def _fill_in_times(row: Row, times: "array[int]") -> None:
    row.deliveries = len(times)
    row.delivery_p50_ms = milliseconds(percentile(times, 0.5))
    row.delivery_p95_ms = milliseconds(percentile(times, 0.95))
    row.delivery_p99_ms = milliseconds(percentile(times, 0.99))
    row.delivery_max_ms = milliseconds(times[-1]) if times else None


def _fill_in_load(row: Row, findings: Findings) -> None:
    """Whether the clients were too slow themselves to measure the server."""
    row.client_cpu = round(findings.cpu_share, 2)
    row.client_lag_p95_ms = milliseconds(percentile(findings.lags, 0.95))
    row.client_limited = row.client_cpu > CLIENT_CPU_MOST or (row.client_lag_p95_ms or 0) > CLIENT_LAG_MOST_MS
