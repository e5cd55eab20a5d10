"""The stage of the browser tests: one served Troupe, one browser, and people who are asked in by name."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.people import Person, chromium
from tests.serving import Served, served

Invite = Callable[..., Person]


@pytest.fixture(scope="session")
def troupe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("troupe")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def invite(troupe: Served, browser: Browser) -> Iterator[Invite]:
    """Ask somebody in; at the end, nobody's browser may have complained."""
    people: list[Person] = []

    def come(name: str, **how: str) -> Person:
        people.append(Person(browser, origin=troupe.origin, name=name, **how))
        return people[-1]

    yield come
    complaints = [f"{person.name}: {text}" for person in people for text in person.complaints]
    for person in people:
        person.context.close()
    assert complaints == []


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A wide survey file: two open questions, and what must stay text."""
    rows = [
        "Respondent;Role;What is difficult?;What helps?",
        'R1;"Planner";"By half past seven my plan is dead.";"A phone call"',
        'R2;"Planner";"<b>Nobody</b> tells me what has changed.";""',
        'R3;"Driver";"=1+1 is what the sheet says, not what I drive.";"My own notes"',
        'R4;"Driver";"The app forgets where I was.";"Paper"',
        'R5;"Dispatcher";"I type the same thing three times.";""',
    ]
    path = tmp_path / "survey.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path
