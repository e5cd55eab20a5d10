"""Where the time goes: py-spy looks at the server from outside, often each second, and the looks are added up.

Only threads that run are counted. The sampled server is a little slower, so that its row is no figure.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOOKS_PER_SECOND = 200
LEAST_SHARE = 0.01
OURS = re.compile(r"\(((?:realtime|workshop|personas|config)/\S+?):")
WAITING = re.compile(
    r"^(\S*wait \(threading|_worker \(concurrent|Runner\.run \(asyncio|\S*select \(selectors|\S*wait \(select)"
)
"""Innermost frames of threads that have nothing to do; below `Runner.run` uvloop waits."""
PARTS = [
    (re.compile(pattern), part)
    for pattern, part in (
        (r"_commit \(django/db", "commit, with the disk"),
        (r"\(django/db/backends/sqlite3/base|\(realtime/sqlite/|sqlite3", "SQLite"),
        (r"\(psycopg", "PostgreSQL and its driver"),
        (r"\(django/db", "Django's ORM"),
        (r"\(django/", "Django"),
        (r"\(autobahn/", "autobahn (daphne's WebSockets)"),
        (r"\(twisted/", "Twisted (below daphne)"),
        (r"\(daphne/", "daphne"),
        (r"\(uvicorn/", "uvicorn"),
        (r"\(websockets/", "websockets (below uvicorn)"),
        (r"\((channels|asgiref)/", "Channels"),
        (r"\((asyncio|uvloop)/", "asyncio"),
        (r"\(fractional_indexing", "order keys"),
        (r"\((concurrent|threading|queue)", "handing over between threads"),
    )
]
"""A look counts for the innermost frame that one of these, or a file of ours, knows."""


class CannotLook(Exception):
    """py-spy was not let at the server."""


@contextmanager
def of(pid: int, *, seconds: float, file: Path | None) -> Iterator[None]:
    """Look at the process and leave the stacks, one a line with their number, in `file`; without one do not."""
    if file is None:
        yield
        return
    looking = ["--pid", str(pid), "--rate", str(LOOKS_PER_SECOND), "--duration", str(max(1, round(seconds)))]
    process = subprocess.Popen(
        [
            Path(sys.executable).with_name("py-spy"),
            "record",
            *looking,
            "--threads",
            "--format",
            "raw",
            "--output",
            file,
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield
    except BaseException:
        process.kill()
        process.communicate()
        raise
    said, _ = process.communicate()
    if process.returncode:
        raise CannotLook(f"py-spy could not look at the server (it needs ptrace; try as root):\n{said.strip()}")


def table(file: Path) -> str:
    """Each part's share of the looks at what ran, as a Markdown table: which thread, where, on whose behalf."""
    looks: Counter[tuple[str, str, str]] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        stack, _, number = line.rpartition(" ")
        frames = stack.split(";")
        if not WAITING.search(frames[-1]):
            looks[_thread(frames[0]), _part(frames), _on_behalf_of(frames)] += int(number)
    whole = sum(looks.values()) or 1
    shown = [(place, number / whole) for place, number in looks.most_common() if number / whole >= LEAST_SHARE]
    rows = [f"| {' | '.join(place)} | {share:.0%} |" for place, share in shown]
    rest = 1 - sum(share for _place, share in shown)
    return "\n".join(
        ["| thread | where | for | share |", "|---|---|---|---|", *rows, f"| all | the rest | | {rest:.0%} |"]
    )


def _thread(name: str) -> str:
    known = {"realtime-writer": "writer", "realtime-reader": "readers", "MainThread": "event loop"}
    return next((said for mark, said in known.items() if mark in name), "others")


def _part(frames: list[str]) -> str:
    for frame in reversed(frames):
        ours = OURS.search(frame)
        if ours is not None and "realtime/sqlite" not in frame:
            return f"`{ours.group(1)}`"
        for pattern, part in PARTS:
            if pattern.search(frame):
                return part
    return "Python"


def _on_behalf_of(frames: list[str]) -> str:
    """The innermost function of ours."""
    for frame in reversed(frames):
        ours = OURS.search(frame)
        if ours is not None and "realtime/sqlite" not in frame:
            return f"`{frame.partition(' (')[0].rpartition('<locals>.')[2]}` in `{ours.group(1)}`"
    return ""
