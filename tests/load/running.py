"""A scenario on a server of its own with a database of its own, from the first workshop to the row."""

import os
import platform
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.load import databases, servers, shapes
from tests.load.audit import Log, Logs
from tests.load.crowd import Crowd
from tests.load.databases import Database, Environment
from tests.load.measured import Stage
from tests.load.plan import Findings
from tests.load.row import Row
from tests.load.scenarios import Scenario
from tests.load.world import Workshop, imagined, people_of

PACKAGES = ("daphne", "django", "uvicorn", "websockets")


@dataclass(frozen=True)
class Way:
    """How everything of one run is measured."""

    seconds: float
    clients: int
    """Processes of load clients."""
    forgets: int = 0
    """The planted fault of `Connect`."""
    profiles: Path | None = None


@dataclass(frozen=True)
class Installation:
    """What is served, and how."""

    server: str
    database: str
    journal: str = ""
    with_redis: bool = False
    processes: int = 1


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0))


def on_yardstick(name: str, scenario: Scenario, way: Way) -> Row:
    """The scenario on the bare server."""
    made = imagined(rooms=scenario.rooms, people=scenario.people + scenario.senders)
    blank = _blank(name, scenario, server=servers.YARDSTICK, database="none")
    with servers.serving(servers.YARDSTICK, environment=servers.plain_environment()) as serving:
        return _play(scenario, way, blank=blank, serving=serving, made=made, read_log=_named)


def on_product(name: str, scenario: Scenario, way: Way, *, installation: Installation) -> Row:
    """The scenario on a served Troupe."""
    people = scenario.people + scenario.senders
    with (
        _database(installation) as database,
        servers.product(rooms=scenario.rooms, people=people, environment=database.environment) as (environment, made),
        servers.serving(installation.server, environment=environment, processes=installation.processes) as serving,
    ):
        blank = _blank(name, scenario, server=installation.server, database=database.name)
        blank.processes, blank.journal = installation.processes, _journal(environment)
        file = profile_file(name, way, installation) if scenario.shape == "steady" else None
        read_log = _reader(environment)
        return _play(scenario, way, blank=blank, serving=serving, made=made, read_log=read_log, profile_file=file)


def profile_file(name: str, way: Way, installation: Installation) -> Path | None:
    """Where the stacks of a scenario go; None where nobody looks."""
    return way.profiles / f"{name}-{installation.server}-{installation.database}.txt" if way.profiles else None


def _play(
    scenario: Scenario,
    way: Way,
    *,
    blank: Row,
    serving: Sequence[servers.Server],
    made: list[Workshop],
    read_log: Callable[[Findings], Logs],
    profile_file: Path | None = None,
) -> Row:
    people = people_of(made, following=scenario.people)
    with Crowd(processes=way.clients) as crowd:
        stage = Stage(serving, people, crowd, way.seconds, read_log, blank, profile_file)
        return shapes.run(scenario, stage, forgets=way.forgets)


def _named(findings: Findings) -> Logs:
    return {document: Log(keys) for document, keys in findings.named.items()}


def _reader(environment: Environment) -> Callable[[Findings], Logs]:
    return lambda findings: servers.read_log(environment, list(findings.acked))


@contextmanager
def _database(installation: Installation) -> Iterator[Database]:
    """The database, and a Redis beside it when asked for."""
    is_sqlite = installation.database == "sqlite"
    with databases.sqlite(journal=installation.journal) if is_sqlite else databases.postgresql() as database:
        if not installation.with_redis:
            yield database
            return
        with databases.redis() as environment:
            yield Database(f"{database.name}, redis", {**database.environment, **environment})


def _journal(environment: Environment) -> str:
    """What SQLite itself says."""
    file = Path(environment["TROUPE_VAR"]) / "troupe.sqlite3"
    if not file.exists():
        return ""
    connection = sqlite3.connect(file)
    try:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    finally:
        connection.close()


def _blank(name: str, scenario: Scenario, *, server: str, database: str) -> Row:
    """What is known of a row before anything is measured."""
    return Row(
        scenario=name,
        server=server,
        database=database,
        journal="",
        processes=1,
        cores=cores(),
        rooms=scenario.rooms,
        people=scenario.rooms * scenario.people,
        seconds=0,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        versions={
            "Python": platform.python_version(),
            "SQLite": sqlite3.sqlite_version,
            **{package: version(package) for package in PACKAGES},
        },
    )
