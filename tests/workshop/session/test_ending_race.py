"""Nothing is written to a board after its session has ended, also when another process ends it meanwhile."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tests.load import databases

LIMIT_SECONDS = 120


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A fresh, migrated PostgreSQL."""
    with databases.postgresql() as database:
        found = {
            **os.environ,
            **database.environment,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "TROUPE_VAR": tempfile.mkdtemp(dir=tmp_path),
        }
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=found, check=True)
        yield found


def race(environment: dict[str, str], *arguments: str) -> object:
    command = [sys.executable, "-m", "tests.workshop.session.ending_race", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=LIMIT_SECONDS
    )
    return json.loads(done.stdout)["happened"]


def test_w21_who_ends_a_session_waits_for_what_is_being_written(environment: dict[str, str]) -> None:
    assert race(environment) == ["written", "ended"]


def test_w21_without_locked_rows_something_is_written_after_the_end(environment: dict[str, str]) -> None:
    assert race(environment, "open") == ["ended", "written"]
