"""Databases for one benchmark: an SQLite file or a PostgreSQL cluster of its own, and a Redis, gone at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.serving import free_port

STARTS_WITHIN_SECONDS = 30
Environment = dict[str, str]


@dataclass(frozen=True)
class Database:
    """What the product is told, and what the report says of it."""

    name: str
    environment: Environment = field(default_factory=dict)


class Unavailable(Exception):
    """A program that the benchmark was asked to use is not on this machine."""


@contextmanager
def sqlite(*, journal: str) -> Iterator[Database]:
    """A file in the server's own folder. `journal` empty: as the product chooses."""
    environment = {}
    if journal:
        environment = {"DJANGO_SETTINGS_MODULE": "tests.load.settings", "TROUPE_BENCH_JOURNAL": journal}
    yield Database("sqlite", environment)


class Cluster:
    """A PostgreSQL of its own on a free port, with its data synchronised to disk as anywhere else."""

    def __init__(self, folder: Path) -> None:
        self._binaries = _postgresql_binaries()
        self._user = _own_to_another(folder)
        self._data = folder / "data"
        self._log = folder / "log"
        self._port = free_port()
        self._listening = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        authentication = ("--auth=trust", "--encoding=UTF8", "--locale=C")
        self._run("initdb", "-D", self._data, "-U", "troupe", *authentication)

    def start(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-w", "-l", self._log, "-o", self._listening, "start")

    def stop(self, mode: str) -> None:
        """Stop it in one of pg_ctl's modes; `immediate` is as a crash."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", mode, "stop")

    def make(self, name: str, *, template: str = "template0") -> Environment:
        """Make a database, empty or as another one that nobody uses just now; what the product is told of it."""
        where = ("-h", "127.0.0.1", "-p", self._port, "-U", "troupe")
        self._run("createdb", *where, "-T", template, name)
        return {"DATABASE_URL": f"postgres://troupe@127.0.0.1:{self._port}/{name}"}

    def _run(self, program: str, *arguments: object) -> None:
        _run(self._user, self._binaries / program, *arguments)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A fresh cluster that runs, and is gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="troupe-bench-postgresql."))
    try:
        found = Cluster(folder)
        found.start()
        try:
            yield found
        finally:
            found.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgresql() -> Iterator[Database]:
    """A database in a fresh cluster."""
    with cluster() as found:
        yield Database("postgresql", found.make("troupe"))


@contextmanager
def redis() -> Iterator[Environment]:
    """A Redis on a free port."""
    port = free_port()
    with redis_on(port):
        yield {"REDIS_URL": f"redis://127.0.0.1:{port}/0"}


@contextmanager
def redis_on(port: int) -> Iterator["subprocess.Popen[str]"]:
    """A Redis that keeps nothing, until the end or until it is killed."""
    program = shutil.which("redis-server")
    if program is None:
        raise Unavailable("redis-server is not installed (Debian: redis-server)")
    process = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        if not any("Ready to accept connections" in line for line in process.stdout):
            raise Unavailable("redis-server did not start")
        yield process
    finally:
        process.terminate()
        process.communicate()


def _postgresql_binaries() -> Path:
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not folders:
        raise Unavailable("PostgreSQL is not installed (Debian: postgresql)")
    return folders[-1].parent


def _own_to_another(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: then the folder goes to its own user, whose name is returned."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return user.pw_name


def _run(user: str | None, *command: object) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # a pipe would be kept open by the server that pg_ctl leaves behind
        stderr=subprocess.DEVNULL,
        timeout=STARTS_WITHIN_SECONDS,
        check=False,
    )
    if done.returncode:
        raise Unavailable(f"{Path(str(command[0])).name} failed with code {done.returncode}")
