"""The command used wrongly, or broken off: one clear line, a code that is not 0, and nothing left behind."""

import signal
from pathlib import Path

import pytest

from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.plan import Plan
from tests.personas.rehearsal.command import DEMO_QUOTES, Place, ended
from tests.serving import free_port


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "empty.csv").touch()
    return Place(tmp_path)


WRONG: dict[str, tuple[dict[str, object], str]] = {
    "no such file": ({"quotes": "{here}/absent.csv"}, "There is no file {here}/absent.csv."),
    "an empty file": ({"quotes": "{here}/empty.csv"}, "{here}/empty.csv is empty."),
    "nobody": ({"participants": 0}, "--participants must be at least 1, not 0."),
    "more groups than people": ({"groups": 3}, "--participants 2 cannot fill --groups 3; each needs at least one."),
    "a folder that cannot be": ({"out": "{here}/empty.csv/out"}, "Nothing can be written to {here}/empty.csv/out: "),
    "a server that does not answer": (
        {"server": "http://127.0.0.1:{port}"},
        "does not answer at http://127.0.0.1:{port}",
    ),
}


@pytest.mark.parametrize(("options", "words"), WRONG.values(), ids=WRONG)
def test_it_says_in_one_line_what_is_wrong(place: Place, options: dict[str, object], words: str) -> None:
    names = {"here": place.folder, "port": free_port()}
    ran = place.run(**{name: str(value).format(**names) for name, value in options.items()})
    assert ran.code == 1
    assert len(ran.complained.splitlines()) == 1, ran.complained
    assert words.format(**names) in ran.complained
    assert place.left_behind == []
    assert not place.out.exists()


def test_a_column_that_is_not_there_is_named_with_those_that_are(place: Place) -> None:
    ran = place.run(text_column="opinion")
    first, *columns = ran.complained.splitlines()
    assert ran.code == 1
    assert first.endswith("The file has no column “opinion”. Its columns are:")
    assert columns == ["  - respondent", "  - role", "  - company", "  - source", "  - quote"]
    assert place.left_behind == []
    assert not place.out.exists()


@pytest.mark.parametrize("in_background", [False, True])
def test_broken_off_it_stops_its_server_and_keeps_what_is_known(place: Place, in_background: bool) -> None:
    options = ["--quotes", str(DEMO_QUOTES), "--participants=2", "--groups=1", "--out", str(place.out)]
    process = place.start(*options, in_background=in_background)
    assert process.stdout is not None
    arrived = next((line for line in process.stdout if "Everybody into groups" in line), None)
    assert arrived is not None, process.communicate()
    process.send_signal(signal.SIGTERM)
    ran = ended(process)
    assert (ran.code, ran.complained.strip()) == (130, "CommandError: Interrupted.")
    assert [path.name for path in place.out.iterdir()] == ["summary.json"]
    assert place.left_behind == []


PLAN = Plan(quotes=DEMO_QUOTES, participants=4, groups=2, out=Path("out"))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"groups": 0}, "from 1 to 20, not 0"),
        ({"groups": 21, "participants": 40}, "from 1 to 20, not 21"),
        ({"participants": -1}, "at least 1"),
        ({"speed": 0.0}, "--speed must be more than 0"),
        ({"speed": float("nan")}, "--speed must be more than 0"),
        ({"server": "localhost:8000"}, "--server must begin with http"),
        ({"quotes": DEMO_QUOTES.parent}, "There is no file"),
    ],
)
def test_options_that_make_no_sense_are_refused_before_anything_is_done(changed: dict[str, object], words: str) -> None:
    PLAN.refuse_nonsense()
    with pytest.raises(RehearsalError, match=words):
        Plan(**{**vars(PLAN), **changed}).refuse_nonsense()
