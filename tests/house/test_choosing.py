"""Tests that break things under load run when they are asked for, and then alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

BREAKING = """import pytest

@pytest.mark.faults
def test_long():
    pass

def test_short():
    pass
"""
TESTS = {"faults/test_breaking.py": BREAKING, "other/test_else.py": "def test_other():\n    pass\n"}


@pytest.mark.parametrize(
    ("options", "chosen"), [((), {"test_short", "test_other"}), (("--faults",), {"test_long", "test_short"})]
)
def test_faults_run_with_their_option_only_and_then_alone(
    tmp_path: Path, options: tuple[str, ...], chosen: set[str]
) -> None:
    for name, source in TESTS.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-c", os.devnull, f"--rootdir={tmp_path}"]
    plugins = ["-p", "no:django", "-p", "no:cacheprovider", "-p", "tests.choosing"]

    done = subprocess.run(
        [*command, *plugins, *options, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert {line.rpartition("::")[2] for line in done.stdout.splitlines() if "::" in line} == chosen
