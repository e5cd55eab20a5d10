"""What no page can make yet, made in the data of the served Troupe by a program beside it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.e2e.people import ROOT


def make_timed_workshop(data: Path, *, email: str) -> str:
    """A workshop with moving time and parts, of the account with this address; returns its path."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.timed_workshop", email],
        cwd=ROOT,
        env={**os.environ, "TROUPE_VAR": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
