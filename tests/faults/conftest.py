"""Installations for the fault tests: each room is made once, and each test breaks a copy of it."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import msgspec
import pytest

from tests.faults.acts import Room
from tests.faults.installing import Installed
from tests.load import databases, servers
from tests.load.databases import Cluster, Environment, Unavailable

PEOPLE = 12
_numbers = count(1)


@pytest.fixture(scope="session")
def sqlite_room(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The room as it is copied for each test on SQLite."""
    return installed(tmp_path_factory.mktemp("sqlite"), {})


@pytest.fixture
def sqlite(sqlite_room: Installed, tmp_path: Path) -> Installed:
    """An SQLite file of the test's own with the room in it."""
    return copied(sqlite_room, tmp_path / "troupe", {})


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that tests may restart."""
    try:
        with databases.cluster() as found:
            yield found
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def postgresql_room(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The room as it is copied for each test on PostgreSQL."""
    return installed(tmp_path_factory.mktemp("postgresql"), cluster.make("room"))


@pytest.fixture
def postgresql(cluster: Cluster, postgresql_room: Installed, tmp_path: Path) -> Installed:
    """A PostgreSQL database of the test's own with the room in it."""
    return copied(postgresql_room, tmp_path / "troupe", cluster.make(f"test_{next(_numbers)}", template="room"))


def installed(folder: Path, database: Environment, *, people: int = PEOPLE) -> Installed:
    """A database with a room in it."""
    environment = servers.installation(folder, environment=database)
    said = servers.filled(environment, "tests.faults.making", str(people))
    return Installed(environment, msgspec.json.decode(said, type=Room))


def copied(made: Installed, folder: Path, database: Environment) -> Installed:
    """The same in a folder of its own."""
    shutil.copytree(made.environment["TROUPE_VAR"], folder)
    return Installed({**made.environment, "TROUPE_VAR": str(folder), **database}, made.room)
