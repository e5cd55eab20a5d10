"""A network that lets no WebSocket through: the page says so, and the connection test says what to do."""

import re
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, StorageState, expect

from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import Invite
from tests.e2e.test_every_page import Examiner
from tests.proxy import CHUNK_BYTES, line_to
from tests.serving import Served

pytestmark = pytest.mark.e2e
HUNG_UP = "WebSocket connection|ERR_CONNECTION|ERR_EMPTY_RESPONSE"


def without_websockets(source: socket.socket, goal: socket.socket) -> None:
    """As a filter does that knows no WebSockets: it hangs up on whoever asks for one."""
    while chunk := source.recv(CHUNK_BYTES):
        if b"upgrade: websocket" in chunk.lower():
            return
        goal.sendall(chunk)


@pytest.fixture
def behind_a_filter(troupe: Served, browser: Browser, account: StorageState) -> Iterator[Person]:
    """Fay in an office whose network lets no WebSockets through."""
    with line_to(troupe.origin, there=without_websockets) as line:
        fay = Person(browser, origin=line.origin, name="Fay Facilitator", signed_in=account)
        fay.foresee(HUNG_UP)
        yield fay
        fay.context.close()
    assert fay.complaints == []


def line(person: Person, name: str) -> Locator:
    """One line of the connection test."""
    return person.page.get_by_role("listitem").filter(has=person.page.get_by_role("heading", name=name))


def test_whoever_is_cut_off_by_a_filter_is_told_so_and_shown_what_to_do(
    room: OpenRoom, behind_a_filter: Person
) -> None:
    workshop = room().workshop
    page = behind_a_filter.page
    page.goto(f"{behind_a_filter.origin}{re.sub(r'^https?://[^/]+', '', workshop)}console/")
    expect(page.get_by_role("status").filter(has_text="No live connection.")).to_be_visible()
    expect(page.get_by_role("heading", name="The live connection does not get through").first).to_be_visible()

    with behind_a_filter.context.expect_page() as opened:
        page.get_by_role("link", name="Find out why").click()
    behind_a_filter.page = opened.value
    examiner = Examiner()
    expect(line(behind_a_filter, "The server")).to_contain_text("answers")
    expect(line(behind_a_filter, "The live connection")).to_contain_text("No WebSocket opens.")
    expect(line(behind_a_filter, "The live connection")).to_contain_text("let WebSockets to")
    expect(line(behind_a_filter, "Cookies")).to_contain_text("keeps them")
    expect(behind_a_filter.page.locator(".checks__text")).to_contain_text("LOOK The live connection")
    examiner.take(behind_a_filter, "connection test behind a filter")
    assert examiner.found == []


def test_where_everything_works_the_test_says_so(invite: Invite, fay: Person) -> None:
    ana, examiner = invite("Ana"), Examiner()
    for person in (ana, fay):
        person.page.goto("/connection/")
        expect(line(person, "The live connection")).to_contain_text("A WebSocket opens.")
        expect(line(person, "The way there and back")).to_contain_text(re.compile(r"\d+ ms at best"))
        expect(line(person, "The clocks")).to_contain_text("Yours goes as the server’s does.")
        expect(person.page.locator(".checks__text")).not_to_contain_text("LOOK")
        expect(person.page.get_by_role("button", name="Copy the result")).to_be_visible()
        examiner.take(person, f"connection test of {person.name}")
    assert examiner.found == []


def test_a_browser_without_cookies_is_told(invite: Invite) -> None:
    ana = invite("Ana")
    ana.page.add_init_script("Object.defineProperty(Document.prototype, 'cookie', {get: () => '', set: () => {}})")
    ana.page.goto("/connection/")
    expect(line(ana, "Cookies")).to_contain_text("Allow cookies for")
