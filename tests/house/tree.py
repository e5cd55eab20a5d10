"""The files of the repository, as the tests about the repository itself read them."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".import_linter_cache", ".venv"}
NOT_OURS |= {"__pycache__", "node_modules", "var"}


@cache
def _all_files() -> tuple[Path, ...]:
    found: list[Path] = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        found += [Path(folder, name) for name in names]
    return tuple(sorted(found))


def files(*endings: str, under: str = "") -> list[Path]:
    """All files below `under` whose names end so; all of them without an ending."""
    base = ROOT / under
    return [path for path in _all_files() if path.is_relative_to(base) and (not endings or path.name.endswith(endings))]


def name_of(path: Path) -> str:
    """The path as one reads it in a message."""
    return path.relative_to(ROOT).as_posix()


def lines_of(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """("file:line", text) of each line of each file that holds text."""
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            yield f"{name_of(path)}:{number}", line
