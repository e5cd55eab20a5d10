"""Planning groups on the people page."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person


def open_planner(person: Person) -> None:
    person.page.get_by_role("button", name="Plan groups").click()
    expect(planner(person).get_by_role("group", name="How many groups?")).to_be_visible()


def planner(person: Person) -> Locator:
    return person.page.get_by_role("region", name="Plan groups")


def choose(person: Person, *, groups: int) -> None:
    planner(person).get_by_role("radio", name=re.compile(f"^{groups} groups")).check()


def propose(person: Person) -> None:
    planner(person).get_by_role("button", name="Propose", exact=True).click()
    expect(planner(person).get_by_role("heading", name=re.compile("^Proposal "))).to_be_visible()


def proposed(person: Person) -> dict[str, list[str]]:
    """The names in each group that is proposed."""
    groups = planner(person).get_by_role("region", name=re.compile("^Proposed: ")).all()
    return {
        group.get_by_role("heading").inner_text(): group.locator(".planned__label").all_inner_texts()
        for group in groups
    }


def pin(person: Person, name: str, *, to: str) -> None:
    """By the button beside somebody's name."""
    planner(person).get_by_role("button", name=re.compile(f"Pin {name} to a group|{name} is pinned")).click()
    person.page.get_by_role("menuitemradio", name=re.compile(f"(Keep in|Put into) {to}")).click()


def apply(person: Person) -> None:
    planner(person).get_by_role("button", name="Apply").click()
    expect(planner(person)).to_have_count(0)


def groups(person: Person) -> dict[str, list[str]]:
    """The names in each group that there is."""
    found = person.page.locator(".people__groups .group[data-drop]:not([data-drop=''])").all()
    return {
        str(group.get_attribute("aria-label")): group.locator(".person-chip .text-clip").all_inner_texts()
        for group in found
    }
