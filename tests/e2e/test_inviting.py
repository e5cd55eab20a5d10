"""Two accounts in two browsers: one is invited, helps to run the room, and takes it over."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import inviting, posting, running
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING, Invite

pytestmark = pytest.mark.e2e

PASSWORD = "curtain-call-2025"
GONE = re.compile("not here any more|may not see it|opens nothing|nothing here", re.IGNORECASE)


def members_page(fay: Person) -> str:
    return fay.context.request.get("/").url + "members/"


def test_a_co_facilitator_comes_by_a_link_runs_the_console_and_takes_over(fay: Person, invite: Invite) -> None:
    workshop = posting.make_workshop(fay, title="Who plans the week?")
    link = inviting.make_link(fay, page=f"{workshop}staff/")
    fay.page.reload()
    expect(fay.page.get_by_text("for one person, until")).to_be_visible()
    expect(fay.page.get_by_text(link)).to_have_count(0)

    cora = invite("Cora Helper")
    inviting.sign_up_and_accept(cora, link=link, email="cora@example.org", password=PASSWORD)
    expect(cora.page.get_by_role("heading", name="Who plans the week?", level=1)).to_be_visible()
    fay.page.goto(f"{workshop}console/")
    running.start(cora, workshop=workshop)
    running.go_on_to(cora, step=SORTING)
    expect(fay.page.locator("#now-title")).to_contain_text(SORTING)

    fay.page.goto(f"{workshop}staff/")
    fay.page.get_by_role("button", name="Hand over to Cora Helper").click()
    expect(fay.page.get_by_text("You have offered your role to Cora Helper")).to_be_visible()
    cora.page.goto(f"{workshop}staff/")
    expect(cora.page.get_by_role("heading", name="Fay Facilitator hands this workshop to you")).to_be_visible()
    cora.page.get_by_role("button", name="Take it").click()
    expect(cora.page.get_by_text("You are the facilitator of this workshop.")).to_be_visible()
    fay.page.reload()
    expect(fay.page.get_by_role("listitem").filter(has_text="Cora Helper")).to_contain_text("Facilitator")


def test_who_is_removed_loses_the_console_at_once(fay: Person, invite: Invite) -> None:
    workshop = posting.make_workshop(fay, title="Who calls whom?")
    cora = invite("Cora Short")
    cora.foresee("status of 404")
    link = inviting.make_link(fay, page=f"{workshop}staff/")
    inviting.sign_up_and_accept(cora, link=link, email="short@example.org", password=PASSWORD)
    running.start(cora, workshop=workshop)

    fay.page.goto(f"{workshop}staff/")
    fay.page.get_by_role("link", name="Remove Cora Short").click()
    fay.page.get_by_role("button", name="Remove").click()
    expect(fay.page.get_by_text("Cora Short")).to_have_count(0)

    expect(cora.page.get_by_role("button", name=re.compile("^Next: "))).to_have_count(0)
    cora.page.reload()
    expect(cora.page.get_by_role("heading", name=GONE)).to_be_visible()


def test_an_owner_invites_a_reader_makes_her_an_editor_and_lets_her_go(fay: Person, invite: Invite) -> None:
    fay.page.goto(members_page(fay))
    link = inviting.make_link(fay, page=members_page(fay), role="Reader")
    rea = invite("Rea Reader")
    rea.foresee("status of 404")
    inviting.sign_up_and_accept(rea, link=link, email="rea@example.org", password=PASSWORD)
    library = rea.page.url

    fay.page.goto(members_page(fay))
    row = fay.page.get_by_role("listitem").filter(has_text="Rea Reader")
    row.get_by_role("combobox").select_option(label="Editor")
    row.get_by_role("button", name="Change the role of Rea Reader").click()
    expect(row.get_by_role("combobox")).to_have_value("editor")
    rea.page.goto(f"{library}members/")
    mine = rea.page.get_by_role("listitem").filter(has_text="Rea Reader")
    expect(mine).to_contain_text("Editor")
    mine.get_by_role("link", name="Leave").click()
    rea.page.get_by_role("button", name="Leave").click()
    expect(rea.page.get_by_text("You have left")).to_be_visible()
    rea.page.goto(library)
    expect(rea.page.get_by_role("heading", name=GONE)).to_be_visible()
