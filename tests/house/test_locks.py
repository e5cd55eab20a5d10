"""The locks pin every package by hash, agree with each other, and name no registry and no machine."""

import json
import re

import pytest

from tests.house.tree import ROOT

LOCKS = ["base", "test"]
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return {name: version for name, version, _ in PINNED.findall(text)}


def asked(lock: str) -> set[str]:
    """The packages that people wrote into the .in file, in the spelling of the lock."""
    lines = (ROOT / "requirements" / f"{lock}.in").read_text(encoding="utf-8").splitlines()
    names = [re.match(r"[A-Za-z0-9._-]+", line) for line in lines if line and not line.startswith(("#", "-"))]
    return {re.sub(r"[._]", "-", name[0].lower()) for name in names if name}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")

    assert len(pins(lock)) == text.count("==") > 0
    assert asked(lock) <= set(pins(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_place(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if not line.lstrip().startswith(("#", "--hash="))]
    assert [line for line in lines if line.startswith("-") or re.search(r"https?:|file:|@ ", line)] == []
    assert not re.search(r"https?:|--index-url|--find-links", text)


def test_tests_run_on_the_versions_that_are_served() -> None:
    tested = pins("test")
    assert {name: version for name, version in pins("base").items() if tested.get(name) != version} == {}


@pytest.mark.parametrize("folder", [".", "requirements/node"])
def test_node_packages_are_exact_and_name_no_place(folder: str) -> None:
    package = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = packages.pop("")

    for kind in ("devDependencies", "optionalDependencies"):
        asked_for = package.get(kind, {})
        assert [version for version in asked_for.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
        assert locked.get(kind, {}) == asked_for
    assert packages
    assert [name for name, facts in packages.items() if "integrity" not in facts or "resolved" in facts] == []
