"""The vote: what one places is one's own until the reveal, on the screen and on the wire."""

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import drafting, sorting, voting
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING, VOTING, Room

pytestmark = pytest.mark.e2e

PAPER, FIRE, LATE = "The paper planner", "The firefighter", "The last to know"


def candidates(opened: Room) -> tuple[Person, Person]:
    """Three named clusters become candidates, and the vote opens."""
    ana, ben = opened.come("Ana"), opened.come("Ben")
    for number, name in enumerate((PAPER, FIRE, LATE), start=1):
        sorting.make_cluster(ana, number, name=name)
        expect(sorting.name_of(ben, number)).to_have_value(name)
    opened.go_to(VOTING)
    for person in (ana, ben):
        expect(person.page.get_by_role("heading", name="Candidates")).to_be_visible()
    return ana, ben


def test_no_ballot_reaches_anybody_elses_screen_or_socket_before_the_reveal(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = candidates(opened)
    fay = opened.facilitator

    voting.place(ana, PAPER, 3)
    voting.place(ana, FIRE, 2)
    expect(
        fay.page.get_by_text("1 of 2 has voted").or_(fay.page.get_by_text("1 of 2 have voted")).first
    ).to_be_visible()

    assert any('"ballots"' in frame for frame in ana.received)
    for other in (ben, fay):
        assert [frame for frame in other.received if '"ballots"' in frame or '"dots"' in frame] == []
        assert "3 dots" not in other.page.content()
    expect(ben.page.locator(".vote__list").locator("[data-placed], [data-chosen]")).to_have_count(0)
    expect(ben.page.get_by_text("has voted")).to_have_count(0)

    voting.reveal(fay)
    expect(voting.ranking(ben).first).to_contain_text(PAPER)
    assert any('"results"' in frame for frame in ben.received)
    assert [frame for frame in ben.received if '"ballots"' in frame] == []


def test_dots_stay_within_the_budget_and_can_be_changed_until_the_reveal(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = candidates(opened)
    dots = voting.dots_on(ana, PAPER)

    dots.focus()
    for key in ("3", "+"):
        ana.page.keyboard.press(key)
    expect(ana.page.get_by_text("At most 3 dots on one candidate.")).to_be_visible()
    expect(dots).to_have_attribute("aria-valuenow", "3")
    voting.place(ana, FIRE, 2)
    expect(ana.page.get_by_text("All your dots are placed")).to_be_visible()
    ana.page.get_by_role("group", name="Your dots", exact=True).get_by_role("button", name="Undo").click()
    expect(voting.dots_on(ana, FIRE)).to_have_attribute("aria-valuenow", "1")
    voting.place(ben, LATE, 3)
    ana.page.reload()
    expect(dots).to_have_attribute("aria-valuenow", "3")
    expect(voting.dots_on(ana, FIRE)).to_have_attribute("aria-valuenow", "1")

    voting.reveal(opened.facilitator)

    for person in (ana, ben):
        expect(voting.ranking(person)).to_have_count(3)
        expect(person.page.get_by_text("Place 1, shared")).to_have_count(2)
        expect(voting.ranking(person).last).to_contain_text(FIRE)
    expect(ana.page.get_by_text("3 of them are yours")).to_have_count(1)


def test_a_sheet_stands_for_the_clusters_that_it_is_drawn_from(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana = opened.come("Ana")
    sorting.make_cluster(ana, 1, 2, name=PAPER)
    opened.go_to("Draft one persona")
    drafting.name_persona(ana, "Paula Paper")
    drafting.draw_on(ana, PAPER)

    opened.go_to(VOTING)

    expect(ana.page.get_by_role("heading", level=3)).to_have_text(["Paula Paper"])
    expect(ana.page.get_by_text("2 quotes from 2 respondents")).to_be_visible()
