"""A served Troupe for tests: `bin/run` itself on a free port, with data of its own, and gone afterwards."""

import os
import re
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STOPS_WITHIN_SECONDS = 20
CHUNK_BYTES = 65_536


@dataclass(frozen=True)
class Served:
    """Where it listens, the three links that it printed, and where its data is."""

    origin: str
    facilitator: str
    participant: str
    library: str
    process: subprocess.Popen[str]
    folder: Path


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Run `bin/run` on a free port with its data in `folder`; stop it at the end."""
    port = free_port()
    with listening([str(ROOT / "bin" / "run"), "--port", str(port)], folder=folder) as (process, said):
        yield Served(f"http://127.0.0.1:{port}", *_links(said), process, folder)


@contextmanager
def listening(command: list[str], *, folder: Path) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    """Run a command that serves what is in `folder`: the process, and what it said until it listened."""
    process = subprocess.Popen(
        command,
        env={**os.environ, "TROUPE_VAR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said = _until_it_listens(process)
        _hear_out(process)
        yield process, said
    finally:
        stop(process)


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop(process: "subprocess.Popen[str]") -> None:
    """Ask the server to go; make it go when it does not."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.communicate(timeout=STOPS_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _until_it_listens(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if "Troupe listens on" in line:
            return "".join(said)
    raise AssertionError("the server ended:\n" + "".join(said))


def _hear_out(process: "subprocess.Popen[str]") -> None:
    """Read on what the server says: with a full pipe it would stand still at its next warning."""
    assert process.stdout is not None
    descriptor = os.dup(process.stdout.fileno())

    def read_on() -> None:
        with os.fdopen(descriptor, "rb") as pipe:
            while pipe.read(CHUNK_BYTES):
                pass

    threading.Thread(target=read_on, daemon=True).start()


def _links(said: str) -> tuple[str, str, str]:
    facilitator, participant, library = (
        re.search(rf"{name}\s+(http\S+)", said) for name in ("Facilitator", "Participant", "Library")
    )
    assert facilitator and participant and library, said
    return facilitator.group(1), participant.group(1), library.group(1)
