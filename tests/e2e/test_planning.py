"""Planning groups: a proposal that moves nobody, one press that moves everybody, the way back, and a latecomer."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import planning, running
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING, Room

pytestmark = pytest.mark.e2e

MEETING = ("Ana", "Ben")
OTHERS = ("Cleo", "Dora", "Emil", "Fadi", "Gus", "Ines")


def say_what_one_does(person: Person, *, function: str, meets: bool) -> None:
    person.page.get_by_role("radio", name=function).check()
    person.page.get_by_role("button", name="Yes, I meet them" if meets else "No, hardly").click()
    expect(person.page.locator(".about-you__summary")).to_contain_text(function)


def gather(opened: Room) -> dict[str, Person]:
    """Eight people come by the link; two meet customers, the functions come twice each."""
    people = {name: opened.come(name) for name in (*MEETING, *OTHERS)}
    functions = ("Sales", "Support", "Data", "Design", "Data", "Design", "Product", "Product")
    for person, function in zip(people.values(), functions, strict=True):
        say_what_one_does(person, function=function, meets=person.name in MEETING)
    opened.facilitator.page.goto(f"{opened.workshop}people/")
    expect(opened.facilitator.page.get_by_text("8 have come")).to_be_visible()
    return people


def group_of(groups: dict[str, list[str]], name: str) -> str:
    return next(group for group, names in groups.items() if name in names)


def test_everybody_finds_themselves_in_the_group_that_was_proposed(room: OpenRoom) -> None:
    opened = room()
    fay, people = opened.facilitator, gather(opened)

    planning.open_planner(fay)
    expect(planning.planner(fay).get_by_role("radio", name=re.compile("^2 groups Suggested"))).to_be_checked()
    planning.propose(fay)
    expect(planning.planner(fay).get_by_text("Every group has somebody who meets customers")).to_be_visible()
    assert fay.violations() == []
    first = planning.proposed(fay)
    assert {len(names) for names in first.values()} == {4}
    assert planning.groups(fay) == {}
    for pair in (MEETING, ("Cleo", "Emil"), ("Dora", "Fadi"), ("Gus", "Ines")):
        assert group_of(first, pair[0]) != group_of(first, pair[1])

    planning.pin(fay, "Ana", to="Group 2")
    planning.pin(fay, "Ben", to="Group 2")
    expect(planning.planner(fay).get_by_text("Nobody meets customers in Group 1. The pins ask for it.")).to_be_visible()
    expect(fay.page.get_by_role("button", name="Ben is pinned; change")).to_be_focused()
    planning.pin(fay, "Ben", to="Group 1")
    expect(planning.planner(fay).get_by_text("Every group has somebody who meets customers")).to_be_visible()
    wished = planning.proposed(fay)
    assert (group_of(wished, "Ana"), group_of(wished, "Ben")) == ("Group 2", "Group 1")

    planning.apply(fay)
    assert planning.groups(fay) == wished
    running.start(fay, workshop=opened.workshop)
    running.go_on_to(fay, step=SORTING)
    for name, person in people.items():
        own = person.page.locator(".room-strip__group")
        expect(own).to_contain_text(group_of(wished, name))
        expect(person.page.get_by_role("progressbar", name="Quotes that have a place")).to_be_visible()


def test_everybody_can_be_put_back_and_a_latecomer_goes_where_they_are_needed(room: OpenRoom) -> None:
    opened = room()
    fay = opened.facilitator
    gather(opened)
    page = fay.page

    page.get_by_role("button", name="Plan groups").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Plan groups")).to_be_focused()
    planning.planner(fay).get_by_role("button", name="Propose", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Proposal 1: 2 groups")).to_be_focused()
    before = planning.proposed(fay)
    planning.planner(fay).get_by_role("button", name="Another proposal").press("Enter")
    expect(page.get_by_role("heading", name="Proposal 2: 2 groups")).to_be_focused()
    assert planning.proposed(fay) != before
    planning.planner(fay).get_by_role("button", name="Apply").press("Enter")
    expect(page.get_by_role("heading", name="Groups", exact=True)).to_be_focused()
    assert [len(names) for names in planning.groups(fay).values()] == [4, 4]

    page.get_by_role("button", name="Put everybody back").click()
    expect(page.get_by_text("Without groups everybody works on one board.")).to_be_visible()
    expect(page.get_by_role("button", name="In no group 8")).to_be_visible()

    planning.open_planner(fay)
    planning.propose(fay)
    planning.apply(fay)
    lacking = group_of(planning.groups(fay), "Ana")
    page.get_by_role("button", name="Ana meets customers").click()
    late = opened.come("Zoe")
    say_what_one_does(late, function="Sales", meets=True)
    row = page.get_by_role("listitem").filter(has_text="Zoe")
    expect(row.get_by_text("It lacks somebody who meets customers.")).to_be_visible()
    row.get_by_role("button", name=f"Put into {lacking}: Zoe").click()
    expect(page.get_by_role("region", name=lacking).get_by_text("Zoe")).to_be_visible()
    assert fay.violations() == []
