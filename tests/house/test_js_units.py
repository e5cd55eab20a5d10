"""The browser modules' unit tests run in Node; this is how they belong to the one test run."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 120


def test_the_browser_modules_pass_their_own_tests() -> None:
    node = shutil.which("node")
    assert node, "Node is needed for the tests in tests/js; install it or run bin/test, which does"
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "js").glob("*.test.js"))
    assert files, "tests/js holds no tests"
    done = subprocess.run(
        [node, "--test", *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
