"""At the door: the lobby from both sides, another device, a roster from a list, and somebody who only watches."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import running, sorting
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING, VOTING, Invite

pytestmark = pytest.mark.e2e


def knock(person: Person, *, link: str) -> None:
    person.page.goto(link)
    person.page.get_by_label("Your name").fill(person.name)
    person.page.get_by_role("button", name="Come in").click()
    expect(person.page.get_by_role("heading", name="You are in the lobby")).to_be_visible()


def set_lobby(person: Person, *, workshop: str) -> None:
    person.page.goto(f"{workshop}invitation/")
    person.page.get_by_label("Lobby: you let people in").check()
    person.page.get_by_role("button", name="Save").click()
    expect(person.page.get_by_text("The invitation is set.")).to_be_visible()


def test_who_knocks_is_seen_by_staff_alone_and_comes_in_by_itself_once_let_in(room: OpenRoom, invite: Invite) -> None:
    opened = room()
    fay, ana = opened.facilitator, opened.come("Ana")
    set_lobby(fay, workshop=opened.workshop)
    ben, xenia = invite("Ben", device="phone"), invite("Xenia")
    knock(ben, link=opened.link)
    knock(xenia, link=opened.link)

    fay.page.goto(f"{opened.workshop}people/")
    expect(fay.page.get_by_role("heading", name="2 people wait in the lobby")).to_be_visible()
    expect(ana.page.get_by_text("1 person is here")).to_be_visible()
    assert not any("Xenia" in frame for frame in ana.received)
    fay.page.get_by_role("button", name="Let in: Ben").click()
    expect(ben.page.get_by_text("You are in, Ben")).to_be_visible()
    expect(ana.page.get_by_text("2 people are here")).to_be_visible()
    fay.page.goto(f"{opened.workshop}console/")
    fay.page.get_by_role("button", name="Turn away: Xenia").click()
    expect(xenia.page.get_by_role("heading", name="You were not let in")).to_be_visible()
    expect(fay.page.get_by_text("waits in the lobby")).to_have_count(0)


def test_somebody_goes_on_on_another_device_and_the_first_one_is_out_at_once(room: OpenRoom, invite: Invite) -> None:
    opened = room(step=SORTING)
    ana, phone = opened.come("Ana"), invite("Ana’s phone", device="phone")

    ana.page.get_by_role("link", name="Go on on another device").click()
    ana.page.get_by_role("button", name="Make a link").click()
    link = ana.page.locator("troupe-copy").get_attribute("value")
    assert link is not None
    ana.page.get_by_role("link", name="Back to the workshop").click()
    expect(ana.page.get_by_role("heading", name=re.compile(SORTING))).to_be_visible()
    phone.page.goto(link)
    phone.page.get_by_role("button", name="Go on as Ana").click()
    expect(phone.page.get_by_role("heading", name=re.compile(SORTING))).to_be_visible()
    expect(ana.page.get_by_role("link", name="Come in again").first).to_be_visible()
    phone.page.goto(link)
    expect(phone.page.get_by_role("heading", name="This link leads nowhere")).to_be_visible()


def test_a_list_is_looked_at_and_then_expected_and_who_comes_takes_their_place(room: OpenRoom) -> None:
    opened = room()
    fay = opened.facilitator
    fay.page.goto(f"{opened.workshop}people/")

    fay.page.get_by_role("link", name="Add people").click()
    fay.page.get_by_label("Names, one on each line").fill("Name,Function\nAna Quist,Sales\nErik,wizard\n")
    fay.page.get_by_role("button", name="Look at the list").click()
    expect(fay.page.get_by_text("“wizard” is not one of the functions")).to_be_visible()
    fay.page.get_by_role("button", name="Put them on the roster").click()
    expect(fay.page.get_by_text("0 have come · 2 expected")).to_be_visible()
    opened.come("ana quist")
    expect(fay.page.get_by_text("1 has come · 1 expected")).to_be_visible()
    fay.page.get_by_role("button", name="More about Erik").click()
    fay.page.get_by_role("menuitem", name="Rename…").click()
    fay.page.get_by_label("Name", exact=True).fill("Ana Quist")
    fay.page.get_by_role("button", name="Rename", exact=True).click()
    expect(fay.page.locator(".person__name", has_text="Ana Quist (2)")).to_be_visible()


def test_who_watches_sees_what_is_shown_changes_nothing_and_is_counted_nowhere(room: OpenRoom, invite: Invite) -> None:
    opened = room()
    fay, ana, olga = opened.facilitator, opened.come("Ana"), invite("Olga")
    fay.page.goto(f"{opened.workshop}invitation/")
    fay.page.get_by_label("What everybody does together").check()
    fay.page.get_by_role("button", name="Set what observers see").click()
    link = fay.page.locator("troupe-copy[label*='observers']").get_attribute("value")
    assert link is not None
    olga.page.goto(link)
    expect(olga.page.get_by_text("You are invited to watch")).to_be_visible()
    olga.page.get_by_label("Your name").fill(olga.name)
    olga.page.get_by_role("button", name="Come in").click()
    expect(olga.page.get_by_text("You are in, to watch.")).to_be_visible()

    fay.page.goto(f"{opened.workshop}console/")
    running.go_to(fay, step=SORTING)
    expect(olga.page.get_by_text("You are watching.")).to_be_visible()
    expect(olga.page.locator("troupe-quote-card").first).to_be_visible()
    expect(olga.page.get_by_role("button", name="New cluster")).to_have_count(0)
    sorting.make_cluster(ana, 1, 2, name="The paper planner")
    expect(olga.page.get_by_text("The paper planner").first).to_be_visible()
    running.go_to(fay, step=VOTING)
    expect(fay.page.get_by_text("0 of 1 has voted").first).to_be_visible()
    expect(olga.page.get_by_role("heading", name=re.compile(VOTING))).to_be_visible()
    expect(ana.page.get_by_role("heading", name=re.compile(VOTING))).to_be_visible()
    fay.page.goto(f"{opened.workshop}people/")
    expect(fay.page.get_by_text("1 has come", exact=True)).to_be_visible()
    expect(fay.page.get_by_text("Olga")).to_have_count(0)
