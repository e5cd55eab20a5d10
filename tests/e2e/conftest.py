"""The stage of the browser tests: one served Troupe, one browser, and people who are asked in by name.

What is shared ends with the last test of this folder: a running browser is a running event loop, and tests that have
their own cannot follow it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState

from tests.e2e.acts import preparing, seeding
from tests.e2e.people import Person, chromium
from tests.e2e.rooms import QUOTES, Invite, Room, open_room
from tests.serving import Served, served

OpenRoom = Callable[..., Room]
FAY = "fay@example.org"


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the served Troupe has its database."""
    return tmp_path_factory.mktemp("troupe")


@pytest.fixture(scope="package")
def troupe(data: Path) -> Iterator[Served]:
    with served(data) as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def account(troupe: Served, browser: Browser) -> StorageState:
    """The cookies of Fay, who has signed up."""
    fay = Person(browser, origin=troupe.origin, name="Fay Facilitator")
    preparing.sign_up(fay, email=FAY, password="curtain-call-2025")
    cookies = fay.context.storage_state()
    fay.context.close()
    return cookies


@pytest.fixture
def invite(troupe: Served, browser: Browser) -> Iterator[Invite]:
    """Ask somebody in; at the end, nobody's browser may have complained."""
    people: list[Person] = []

    def come(name: str, *, device: str = "desk") -> Person:
        people.append(Person(browser, origin=troupe.origin, name=name, device=device))
        return people[-1]

    yield come
    complaints = [f"{person.name}: {text}" for person in people for text in person.complaints]
    for person in people:
        person.context.close()
    assert complaints == []


@pytest.fixture
def fay(troupe: Served, browser: Browser, account: StorageState) -> Iterator[Person]:
    """The facilitator of the tests, signed in."""
    person = Person(browser, origin=troupe.origin, name="Fay Facilitator", signed_in=account)
    yield person
    person.context.close()
    assert person.complaints == []


@pytest.fixture
def room(fay: Person, invite: Invite) -> OpenRoom:
    """Opens a workshop of Fay's: `room(step=SORTING)`."""

    def opened(*, quotes: tuple[str, ...] = QUOTES, step: str | None = None) -> Room:
        return open_room(fay, invite=invite, quotes=quotes, step=step)

    return opened


@pytest.fixture
def timed_room(fay: Person, invite: Invite, data: Path) -> OpenRoom:
    """Opens a workshop of Fay's whose groups have time to move into their rooms, and parts."""

    def opened(*, step: str | None = None) -> Room:
        workshop = seeding.make_timed_workshop(data, email=FAY)
        return open_room(fay, invite=invite, workshop=workshop, step=step)

    return opened


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
