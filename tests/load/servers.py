"""The servers that are measured, each started as an installation would start it, on a free port, and stopped."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from tests.load.audit import Log
from tests.load.databases import Environment
from tests.load.frames import key_of
from tests.load.plan import Target
from tests.load.world import Workshop
from tests.serving import ROOT, free_port

HOST = "127.0.0.1"
DAPHNE, UVICORN, YARDSTICK = "daphne", "uvicorn", "yardstick"
SERVERS = (DAPHNE, UVICORN)
READY = "listens on http"
STARTS_WITHIN_SECONDS = 60
STOPS_WITHIN_SECONDS = 20
LINES_SHOWN = 20
INSTALLATION = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "TRUSTED_ORIGINS", "TROUPE_DEBUG", "TROUPE_DEMO_KEY")
"""What an installation sets for itself; a benchmark touches none of its data."""


class ServerError(Exception):
    """A server that did not start, or did not stay."""


class Server:
    """One serving process."""

    def __init__(self, process: "subprocess.Popen[str]", *, target: Target) -> None:
        self._process = process
        self._said: list[str] = []
        self._ready = threading.Event()
        self.target = target
        self.pid = process.pid
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def wait(self) -> None:
        """Until it listens."""
        self._ready.wait(STARTS_WITHIN_SECONDS)
        if self._process.poll() is not None or not self._ready.is_set():
            self.stop()
            raise ServerError("The server did not start:\n" + "".join(self._said[-LINES_SHOWN:]))

    def stop(self) -> None:
        """Ask it to go; make it go when it does not."""
        self._process.terminate()
        try:
            self._process.wait(STOPS_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._process.wait()

    def code(self, *, seconds: float) -> int:
        """Wait until it has ended by itself; the code that it ended with."""
        return self._process.wait(seconds)

    def errors(self) -> list[str]:
        """What its log tells of errors."""
        words = ('"level": "error"', '"level": "critical"', "[error ", "[critical", "ERROR:", "Traceback")
        return [line.rstrip() for line in self._said if any(word in line for word in words)]

    def said(self) -> list[str]:
        """Every line that it has written; all of them once it has ended."""
        if self.has_ended():
            self._listening.join(STOPS_WITHIN_SECONDS)
        return list(self._said)

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def _listen(self) -> None:
        """Read what it says until it ends, so that it never waits for a reader."""
        assert self._process.stdout is not None
        with self._process.stdout as output:
            for line in output:
                self._said.append(line)
                if READY in line:
                    self._ready.set()
        self._ready.set()


def plain_environment() -> Environment:
    """This process's environment without what an installation sets for itself."""
    return {name: value for name, value in os.environ.items() if name not in INSTALLATION}


@contextmanager
def product(*, rooms: int, people: int, environment: Environment) -> "Iterator[tuple[Environment, list[Workshop]]]":
    """A folder and a database with workshops in it; gives the environment to serve them with."""
    folder = Path(tempfile.mkdtemp(prefix="troupe-bench."))
    whole = installation(folder, environment=environment)
    try:
        made = filled(whole, "tests.load.making", str(rooms), str(people))
        yield whole, msgspec.json.decode(made, type=list[Workshop])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def installation(folder: Path, *, environment: Environment) -> Environment:
    """What a process of an installation with its files in `folder` is told."""
    return {
        **plain_environment(),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "TROUPE_VAR": str(folder),
        "TROUPE_PRODUCTION": "1",
        "ALLOWED_HOSTS": HOST,
        **environment,
    }


def filled(environment: Environment, module: str, *arguments: str) -> bytes:
    """Make the tables, and let a module make what is in them; what it said."""
    manage(environment, str(ROOT / "manage.py"), "migrate", "--verbosity", "0", "--no-input")
    return manage(environment, "-m", module, *arguments)


@contextmanager
def serving(name: str, *, environment: Environment, processes: int = 1) -> Iterator[Sequence[Server]]:
    """Run so many servers of one sort; they are stopped at the end."""
    with ExitStack() as stack:
        servers = []
        for _ in range(processes):
            server = start(name, environment=environment, port=free_port())
            stack.callback(server.stop)
            servers.append(server)
        for server in servers:
            server.wait()
        yield servers


def start(name: str, *, environment: Environment, port: int) -> Server:
    """Start one server; `wait` tells when it listens."""
    process = subprocess.Popen(
        [sys.executable, *_command(name, port=str(port))],
        cwd=ROOT,
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # Ctrl+C ends the benchmark, which then stops its servers
    )
    return Server(process, target=Target(HOST, port, https=name != YARDSTICK))


def _command(name: str, *, port: str) -> list[str]:
    if name == YARDSTICK:
        return ["-m", "tests.load.yardstick", port]
    return ["manage.py", "serve", "--server", name, "--host", HOST, "--port", port]


def read_log(environment: Environment, boards: Sequence[str]) -> dict[str, Log]:
    """Where the boards' logs have which command, read from the database itself."""
    said = manage(environment, "-m", "tests.load.reading", *boards)
    found = msgspec.json.decode(said, type=dict[str, list[tuple[int, str, bool]]])
    return {
        board: Log(
            {seq: key_of(command) for seq, command, _changes in rows},
            frozenset(seq for seq, _command, changes in rows if not changes),
        )
        for board, rows in found.items()
    }


def manage(environment: Environment, *arguments: str) -> bytes:
    """Run Python in an installation to the end; what it said. Raises ServerError when it fails."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise ServerError(f"{' '.join(arguments[:2])} failed:\n" + done.stderr.decode(errors="replace"))
    return done.stdout
