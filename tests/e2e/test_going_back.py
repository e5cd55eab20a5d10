"""The back button, and a page loaded anew, in every state of a session: one is where the room is."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.acts import running
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import DRAFTING, SORTING, TITLE, VOTING

pytestmark = pytest.mark.e2e

STEPS = ("Opening: why we are here", SORTING, "Break", DRAFTING, VOTING)


def stays(person: Person, place: Locator) -> None:
    """Loaded anew, and left by the back button and entered by the forward button, the page shows the same place."""
    expect(place).to_be_visible()
    person.page.reload()
    expect(place).to_be_visible()
    person.page.go_back()
    person.page.go_forward()
    expect(place).to_be_visible()
    expect(person.page.get_by_role("status").filter(has_text="Saved")).to_be_visible()


def test_a_participant_is_where_the_room_is(room: OpenRoom) -> None:
    opened = room()
    ana = opened.come("Ana")
    stays(ana, ana.page.get_by_text("You are in, Ana"))

    for step in STEPS:
        opened.go_to(step)
        stays(ana, ana.page.get_by_role("heading", name=re.compile(f"^{step}"), level=1))

    running.end(opened.facilitator)
    stays(ana, ana.page.get_by_role("heading", name="Thank you, Ana"))


def test_the_way_back_from_the_room_leads_into_it_again(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana = opened.come("Ana")
    address = ana.page.url

    ana.page.go_back()

    ana.page.reload()
    expect(ana.page).to_have_url(address)
    expect(ana.page.get_by_role("heading", name=re.compile(f"^{SORTING}"))).to_be_visible()


def test_the_facilitator_comes_back_to_a_console_that_knows_where_the_room_is(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    fay = opened.facilitator
    now = fay.page.locator("#now-title")

    fay.page.get_by_role("button", name="Pause the clock").click()
    expect(fay.page.get_by_role("button", name="Let the clock run")).to_be_visible()
    fay.page.reload()
    expect(now).to_contain_text(SORTING)
    expect(fay.page.get_by_role("button", name="Let the clock run")).to_be_visible()
    fay.page.get_by_role("link", name="Overview").click()
    expect(fay.page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(fay.page.get_by_text("The workshop is on")).to_be_visible()
    fay.page.go_back()
    expect(now).to_contain_text(SORTING)
    fay.page.get_by_role("button", name="Let the clock run").click()
    expect(fay.page.get_by_role("button", name="Pause the clock")).to_be_visible()
