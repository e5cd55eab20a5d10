"""A skipped test cannot hide in a green run under CI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

SKIPS_A_TEST = "import pytest\n\ndef test_nothing():\n    pytest.skip('no reason')\n"
SKIPS_A_MODULE = "import pytest\n\npytest.importorskip('no_such_module')\n"


def run_pytest(folder: Path, *, ci: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, f"--rootdir={folder}", str(folder)]
    environment = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)}
    plugins = ["-p", "no:django", "-p", "no:cacheprovider", "-p", "tests.skipping"]
    done = subprocess.run(command + plugins, env=environment, capture_output=True, cwd=folder, timeout=60, check=False)
    return done.returncode


@pytest.mark.parametrize("source", [SKIPS_A_TEST, SKIPS_A_MODULE], ids=["test", "module"])
def test_a_skip_fails_under_ci_and_passes_elsewhere(tmp_path: Path, source: str) -> None:
    (tmp_path / "test_it.py").write_text(source, encoding="utf-8")

    assert run_pytest(tmp_path, ci="true") in (1, 2)
    assert run_pytest(tmp_path, ci="") in (0, 5)
