"""Words and sizes that the repository keeps clear of."""

import re

import pytest

from tests.house.tree import files, lines_of, name_of

CODE = (".py", ".js", ".css", ".html", ".sh", ".typ")
LOCKS = ("package-lock.json", "vendor.lock.json", ".txt")
MOST_LINES = 400

# Written in halves, so that this file passes its own test.
UNFINISHED = [
    "TO" + "DO",
    "FIX" + "ME",
    "XX" + "X",
    "NotImplemented" + "Error",
    "pytest.mark." + "skip",
    "wait_for_" + "timeout",
]
ELSEWHERE = [
    "/wo" + "rk/",
    "/fa" + "rm/",
    "sub" + "agent",
    "pypi." + "org",
    "python" + "hosted",
    "npm" + "js",
    "/opt/" + "wheels",
]


def found(words: list[str], *, without: tuple[str, ...] = ()) -> list[str]:
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))
    paths = [path for path in files() if not path.name.endswith(without)]
    return [f"{place}: {line.strip()[:100]}" for place, line in lines_of(paths) if pattern.search(line)]


def test_nothing_is_left_unfinished() -> None:
    assert found(UNFINISHED, without=(*LOCKS, ".md", "lit.js")) == []


def test_nothing_names_the_place_it_was_written_at() -> None:
    assert found(ELSEWHERE) == []


@pytest.mark.parametrize(
    ("what", "pattern", "folders"),
    [
        (
            "an open cursor stops every commit on SQLite",
            r"\.iterator\(",
            ["realtime", "workshop", "personas", "config"],
        ),
        (
            "the event loop and the writer do not sleep",
            r"\btime\.sleep\(",
            ["realtime", "workshop", "personas", "config"],
        ),
        ("tests wait for what they wait for", r"\btime\.sleep\(", ["tests"]),
    ],
)
def test_calls_that_do_harm_are_not_made(what: str, pattern: str, folders: list[str]) -> None:
    paths = [path for folder in folders for path in files(".py", under=folder) if path.name != "test_words.py"]
    assert [place for place, line in lines_of(paths) if re.search(pattern, line)] == [], what


def test_no_file_is_too_long_to_be_read_at_once() -> None:
    paths = [path for path in files(*CODE) if "vendor" not in path.parts and "migrations" not in path.parts]
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}
