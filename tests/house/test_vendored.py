"""Third-party files in the repository are the bytes that bin/vendor wrote from the locked packages."""

import hashlib
import json
from typing import Any

import pytest

from tests.house.tree import ROOT, files, name_of

LOCK_NAME = "static/vendor/vendor.lock.json"
LOCK: dict[str, dict[str, Any]] = json.loads((ROOT / LOCK_NAME).read_text(encoding="utf-8"))
FOLDERS = ["static/vendor", "static/fonts", "personas/exports/fonts"]


@pytest.mark.parametrize("name", LOCK)
def test_a_vendored_file_is_what_the_lock_says(name: str) -> None:
    content = (ROOT / name).read_bytes()

    assert len(content) == LOCK[name]["bytes"]
    assert hashlib.sha256(content).hexdigest() == LOCK[name]["sha256"]


def test_no_vendored_file_is_outside_the_lock() -> None:
    here = {name_of(path) for folder in FOLDERS for path in files(under=folder)} - {LOCK_NAME}
    assert here == set(LOCK)


def test_vendored_packages_have_the_locked_version_and_a_free_licence() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    used = {name: facts for entry in LOCK.values() for name, facts in entry["packages"].items()}

    assert {name: facts["version"] for name, facts in used.items()} == {
        name: locked[f"node_modules/{name}"]["version"] for name in used
    }
    assert {facts["licence"] for facts in used.values()} <= {"BSD-3-Clause", "MIT", "OFL-1.1", "MIT AND OFL-1.1"}


def test_vendored_modules_point_at_no_source_map() -> None:
    assert [
        name_of(path) for path in files(".js", under="static/vendor") if b"sourceMappingURL" in path.read_bytes()
    ] == []
