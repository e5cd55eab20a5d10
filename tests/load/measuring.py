"""Percentiles, and what Linux says about a process: processor time and memory."""

import math
import os
from array import array
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from time import monotonic_ns

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
_NS = 1_000_000_000


def percentile(ordered: "array[int] | list[int]", share: float) -> float | None:
    """The nearest-rank percentile of sorted values; None of none."""
    if not ordered:
        return None
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def milliseconds(nanoseconds: float | None) -> float | None:
    return None if nanoseconds is None else round(nanoseconds / 1e6, 2)


def cpu_seconds(pids: Iterable[int]) -> float:
    """Processor time that these processes have used so far, in core-seconds."""
    return sum(_ticks(pid) for pid in pids) / _TICKS_PER_SECOND


def busy_seconds() -> float:
    """Processor time that the whole machine has used so far, in core-seconds."""
    fields = [int(field) for field in Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:9]]
    user, nice, system, _idle, _waiting, interrupts, soft, stolen = fields
    return (user + nice + system + interrupts + soft + stolen) / _TICKS_PER_SECOND


def resident_bytes(pids: Iterable[int]) -> int:
    """Memory that these processes hold now (RSS)."""
    return sum(_resident(pid) for pid in pids)


def wait_until(moment_ns: int) -> None:
    """Do nothing until a moment of the monotonic clock."""
    Event().wait(max(0.0, (moment_ns - monotonic_ns()) / _NS))


def _ticks(pid: int) -> int:
    text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    fields = text.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) * 1024
