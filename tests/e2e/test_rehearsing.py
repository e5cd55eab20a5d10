"""A facilitator rehearses with simulated people, and wipes the rehearsal."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import posting, running
from tests.e2e.people import Person
from tests.e2e.rooms import QUOTES, SORTING

pytestmark = pytest.mark.e2e
DRAFTING = "Draft one persona"
TITLE = "Who answers the phone?"


def test_simulated_people_come_sort_and_go_on_and_nothing_of_them_is_left(fay: Person) -> None:
    workshop = posting.make_workshop(fay, title=TITLE)
    posting.paste_quotes(fay, workshop=workshop, text="\n".join(QUOTES))
    page = fay.page
    page.goto(workshop)
    page.get_by_role("link", name="Rehearse").click()
    page.get_by_label("Simulated people").fill("6")
    page.get_by_label("Groups").fill("2")
    page.get_by_label("How fast people work").select_option("60")
    page.get_by_role("button", name="Rehearse").click()
    expect(page.get_by_role("heading", name=f"Rehearsal: {TITLE}")).to_be_visible()
    expect(page.get_by_text("This is a rehearsal.")).to_be_visible()
    rehearsal = re.sub(r"^https?://[^/]+|console/$", "", page.url)
    assert rehearsal != workshop

    expect(page.get_by_text("6 people have come.")).to_be_visible()
    running.go_to(fay, step=SORTING)
    expect(page.get_by_text("3 of 3 done").first).to_be_visible()
    expect(page.get_by_text("10 of 10 placed").first).to_be_visible()
    running.go_to(fay, step=DRAFTING)
    expect(page.get_by_text("3 of 3 done").first).to_be_visible()

    page.get_by_role("button", name="Wipe the rehearsal").click()
    expect(page.get_by_text("The rehearsal is wiped.")).to_be_visible()
    expect(page.get_by_role("link", name=TITLE, exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Rehearsals")).to_have_count(0)
    assert fay.context.request.get(rehearsal).status == 404
    assert fay.context.request.get(workshop).status == 200
