"""A server of the rehearsal's own: a fresh database in a temporary folder, gone with everything in it at the end."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from personas.rehearsal.errors import RehearsalError

HOST = "127.0.0.1"
READY = "listens on http"
START_SECONDS = 60
STOP_SECONDS = 15
ATTEMPTS = 3
LOG_LINES_SHOWN = 15
LEFT_OUT = (
    "DATABASE_URL",
    "REDIS_URL",
    "ALLOWED_HOSTS",
    "TRUSTED_ORIGINS",
    "TROUPE_PRODUCTION",
    "TROUPE_DEBUG",
    "TROUPE_DEMO_KEY",
    "TROUPE_FAILPOINTS",
)
"""What an installation sets for itself; a rehearsal must touch none of its data."""


class OwnServer:
    """A process that serves an empty Troupe, and the folder that it keeps its data and its log in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.origin = ""

    def prepare(self) -> None:
        """Make the database."""
        done = subprocess.run(  # noqa: S603 our own command
            self._command("migrate", "--verbosity", "0", "--no-input"),
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RehearsalError(f"The rehearsal's database could not be made:\n{done.stderr.strip()}")

    def start(self) -> None:
        """Serve on a free port; returns once it listens."""
        for attempt in range(ATTEMPTS):
            port = _free_port()
            if self._serve(port):
                self.origin = f"http://{HOST}:{port}"
                return
            if attempt + 1 == ATTEMPTS:
                raise RehearsalError(f"The rehearsal's server did not start:\n{self._tail()}")

    def stop(self) -> None:
        """Let the server finish what it has, then end it in any case."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def errors(self) -> list[str]:
        """The lines of the server's log that tell of an error."""
        lines = self.log().splitlines()
        return [line for line in lines if " ERROR " in line or " CRITICAL " in line or line.startswith("Traceback")]

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    def _serve(self, port: int) -> bool:
        ready = threading.Event()
        with self._log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 our own command
                self._command("serve", "--host", HOST, "--port", str(port)),
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )
        self._process = process
        threading.Thread(target=_watch, args=(process, ready), daemon=True).start()
        ready.wait(START_SECONDS)
        if process.poll() is None and ready.is_set():
            return True
        self.stop()
        return False

    def _tail(self) -> str:
        return "\n".join(self.log().splitlines()[-LOG_LINES_SHOWN:])

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments]

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        return {**kept, "TROUPE_VAR": str(self._folder), "DJANGO_SETTINGS_MODULE": "config.settings"}


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """A server that is stopped, and its folder deleted, whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="troupe-rehearsal."))
    server = OwnServer(folder)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def ended_cleanly() -> Iterator[None]:
    """Meanwhile a polite kill is the same as Ctrl+C, so that whoever started something also stops it.

    Ctrl+C is heard in any case: what a script starts in the background is born deaf to it.
    """
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, signal.default_int_handler),
        signal.SIGTERM: signal.signal(signal.SIGTERM, lambda _signal, _frame: signal.raise_signal(signal.SIGINT)),
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _watch(process: "subprocess.Popen[bytes]", ready: threading.Event) -> None:
    """Read what the server says until it ends, so that it never waits for a reader."""
    assert process.stdout is not None
    with process.stdout as output:
        for line in output:
            if READY.encode() in line:
                ready.set()
    ready.set()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
