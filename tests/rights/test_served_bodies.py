"""Bodies as a served Troupe takes them: a file costs about its own size in memory, and nobody can send gigabytes."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from realtime.servers.daphne import BODY_BYTES
from tests.serving import ROOT, free_port, listening

MEGABYTE = 1024 * 1024
FILE_MEGABYTES = 20


@dataclass(frozen=True)
class Server:
    port: int
    process: "subprocess.Popen[str]"

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def peak_megabytes(self) -> float:
        """The most memory that the process has held so far."""
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii"))
        assert found
        return int(found[1]) / 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An empty installation, served as `bin/run` serves it."""
    manage = [sys.executable, str(ROOT / "manage.py")]
    folder = tmp_path_factory.mktemp("var")
    environment = {**os.environ, "TROUPE_VAR": str(folder)}
    subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True, timeout=60)
    port = free_port()
    with listening([*manage, "serve", "--port", str(port)], folder=folder) as (process, _said):
        yield Server(port, process)


def test_a_file_is_not_held_in_memory_many_times(server: Server) -> None:
    httpx.get(f"{server.origin}/join/")
    before = server.peak_megabytes()
    file = {"file": ("quotes.csv", b"x" * (FILE_MEGABYTES * MEGABYTE))}
    answer = httpx.post(f"{server.origin}/join/", files=file, timeout=60)
    assert answer.status_code == 403  # it is read, and then the token is missed
    assert server.peak_megabytes() - before < 5 * FILE_MEGABYTES


def test_a_body_that_is_announced_as_too_big_is_told_so(server: Server) -> None:
    answer = httpx.post(f"{server.origin}/join/", content=b"x" * (40 * MEGABYTE), timeout=60)
    assert answer.status_code == 413
    assert "That is too much at once" in answer.text


def test_who_sends_without_end_is_hung_up_on(server: Server) -> None:
    httpx.get(f"{server.origin}/join/")
    before = server.peak_megabytes()
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        line.sendall(b"POST /join/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1099511627776\r\n\r\n")
        sent = _send_until_refused(line, most=4 * BODY_BYTES)
    assert BODY_BYTES <= sent < 4 * BODY_BYTES
    assert server.peak_megabytes() - before < BODY_BYTES / MEGABYTE
    assert httpx.get(f"{server.origin}/join/").status_code == 200


def _send_until_refused(line: socket.socket, *, most: int) -> int:
    sent = 0
    try:
        while sent < most:
            line.sendall(b"x" * MEGABYTE)
            sent += MEGABYTE
    except OSError:
        pass
    return sent
