"""The call stays in its own tool: the facilitator says where it is, and each person is told where to go."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.acts import conducting
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING, Room

pytestmark = pytest.mark.e2e

CALL = "https://call.example/j/4711"
OPENING = "Opening"


def say_where(opened: Room, *, tool: str, link: str) -> Locator:
    """Fill in the fields of the people page; returns the field of the link."""
    page = opened.facilitator.page
    page.goto(f"{opened.workshop}people/")
    page.get_by_label("Tool", exact=True).fill(tool)
    field = page.get_by_label("Link for everybody")
    field.fill(link)
    field.press("Tab")
    return field


def back_to_console(opened: Room) -> None:
    opened.facilitator.page.goto(f"{opened.workshop}console/")
    expect(opened.facilitator.page.locator("#now-title")).to_be_visible()


def card(person: Person) -> Locator:
    return person.page.locator(".call-card")


def test_each_person_is_told_where_to_talk_at_every_move(room: OpenRoom) -> None:
    opened = room()
    ana, ben = opened.come("Ana"), opened.come("Ben", device="phone")
    say_where(opened, tool="Zoom", link=CALL)
    expect(card(ana).get_by_role("link", name="Open the call")).to_have_attribute("href", CALL)
    card(ana).get_by_role("button", name="I am there").click()
    expect(card(ana)).to_have_count(0)

    back_to_console(opened)
    conducting.make_group(opened.facilitator, "Planners", ana, ben)
    opened.go_to(SORTING)
    for person, name in ((ana, "1 · Ana"), (ben, "1 · Ben")):
        expect(card(person)).to_contain_text("Your room: 1, Planners")
        expect(card(person)).to_contain_text("In Zoom open the list of rooms and choose room 1.")
        expect(card(person)).to_contain_text(f"Call yourself there “{name}”")
    card(ana).get_by_role("button", name="I am there").click()
    ana.page.reload()
    expect(ana.page.locator(".room-strip__title")).to_be_visible()
    expect(card(ana)).to_have_count(0)

    opened.go_to(OPENING)
    expect(card(ana)).to_contain_text("Back to everybody")
    expect(card(ana)).to_contain_text("In Zoom leave your room and return to the main one.")


def test_what_is_no_link_stays_in_its_field_and_says_why(room: OpenRoom) -> None:
    opened = room()
    field = say_where(opened, tool="Zoom", link="zoom.example/j/1")
    page = opened.facilitator.page
    expect(page.get_by_text("This is no address of a call.")).to_be_visible()
    expect(field).to_have_value("zoom.example/j/1")
    field.fill(CALL)
    field.press("Tab")
    expect(page.get_by_text("This is no address of a call.")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Link for everybody")).to_have_value(CALL)


def test_groups_may_have_calls_of_their_own(room: OpenRoom) -> None:
    opened = room()
    ana = opened.come("Ana")
    conducting.make_group(opened.facilitator, "Planners", ana)
    say_where(opened, tool="Meet", link=CALL)
    page = opened.facilitator.page
    page.get_by_label("each in a call of its own").check()
    page.get_by_label("Link of Planners").fill(f"{CALL}/planners")
    page.get_by_label("Link of Planners").press("Tab")
    back_to_console(opened)
    opened.go_to(SORTING)
    expect(card(ana).get_by_role("link", name="Open the call")).to_have_attribute("href", f"{CALL}/planners")
