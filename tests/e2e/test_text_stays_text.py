"""Markup and formulas, in quotes, names and titles, are shown as they were written, and nothing of them runs."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.acts import drafting, editing, running, sorting, voting
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import DRAFTING, SORTING, VOTING

pytestmark = pytest.mark.e2e

QUOTES = (
    "<img src=x onerror=alert(1)> is what the portal showed me.",
    '=HYPERLINK("http://elsewhere.example","Click") stood in my export.',
    "</script><script>alert(2)</script> and then the page was white.",
    "@SUM(1+1) {{ 7*7 }} ${7*7} is not what I typed.",
)
NAME = "<b onmouseover=alert(3)>Ana</b> =1+1"
CLUSTER = '"><svg onload=alert(4)> & co.'
LINE = "-1+1 </textarea><script>alert(5)</script>"


def shows(person: Person, text: str, *, within: str = "body") -> None:
    """The text can be read on the page as it was written."""
    place: Locator = person.page.locator(within)
    expect(place).to_contain_text(text, use_inner_text=True)
    assert person.page.locator("img[src=x], svg[onload], [onmouseover]").count() == 0


def test_what_people_write_is_never_more_than_text(room: OpenRoom) -> None:
    opened = room(quotes=QUOTES)
    fay, ana = opened.facilitator, opened.come(NAME)
    shows(ana, NAME)
    fay.page.goto(f"{opened.workshop}quotes/")
    for quote in QUOTES:
        shows(fay, quote)
    fay.page.goto(f"{opened.workshop}people/")
    shows(fay, NAME, within="troupe-people")

    fay.page.goto(f"{opened.workshop}console/")
    opened.go_to(SORTING)
    sorting.make_cluster(ana, 1, 2, 3, 4, name=CLUSTER)
    for quote in QUOTES:
        shows(ana, quote, within="troupe-cluster")
    ben = opened.come("Ben")
    sorting.name_of(ana, 1).focus()
    shows(ben, f"{NAME} is writing…", within="troupe-cluster")
    expect(sorting.name_of(ben, 1)).to_have_value(CLUSTER)
    sorting.leave(ana)

    opened.go_to(DRAFTING)
    drafting.write_line(ana, "What stops them", LINE)
    drafting.name_persona(ana, CLUSTER)
    drafting.draw_on(ana, CLUSTER)
    drafting.attach(ana, 1, to="What stops them", line=LINE)
    expect(drafting.texts(ben, "What stops them")).to_have_value(LINE)
    shows(ben, QUOTES[0], within="troupe-sheet")
    opened.go_to(VOTING)
    voting.place(ana, CLUSTER, 2)
    voting.reveal(fay)
    shows(ben, CLUSTER, within="troupe-vote")
    running.end(fay)
    shows(ana, NAME, within="troupe-room")

    editing.make_drafts(fay, workshop=opened.workshop, candidates=[CLUSTER])
    shows(fay, CLUSTER)
    editing.open_draft(fay, workshop=opened.workshop, name=CLUSTER)
    expect(fay.page.get_by_role("textbox", name="What stops them, line 1")).to_have_value(LINE)
    shows(fay, QUOTES[0])
    editing.open_lock(fay, workshop=opened.workshop)
    editing.lock(fay)
    for text in (CLUSTER, LINE, QUOTES[0]):
        shows(fay, text, within="article")
