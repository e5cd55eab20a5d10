"""Sorting quotes into clusters."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person


def card(person: Person, number: int) -> Locator:
    """The card of the quote with this number."""
    box = person.page.get_by_role("checkbox", name=f"Quote {number}", exact=True)
    return person.page.locator("troupe-quote-card").filter(has=box)


def cluster(person: Person, rank: int) -> Locator:
    return person.page.locator("troupe-cluster").nth(rank - 1)


def select(person: Person, *numbers: int) -> None:
    for number in numbers:
        card(person, number).get_by_role("checkbox").check()


def make_cluster(person: Person, *numbers: int, name: str) -> None:
    """Select quotes, make a cluster of them, and name it."""
    before = person.page.locator("troupe-cluster").count()
    select(person, *numbers)
    bar = person.page.get_by_role("group", name="Selected quotes")
    bar.get_by_role("button", name="New cluster").click()
    expect(person.page.locator("troupe-cluster")).to_have_count(before + 1)
    field = cluster(person, before + 1).get_by_role("textbox", name=re.compile("^Name of cluster"))
    field.fill(name)
    field.press("Enter")
    expect(field).to_have_value(name)


def drag(person: Person, number: int, *, to: Locator) -> None:
    """Drag a card by its middle with the mouse, in a few steps as a hand does."""
    mouse = person.page.mouse
    start, goal = card(person, number).bounding_box(), to.bounding_box()
    assert start is not None and goal is not None
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(start["x"] + start["width"] / 2 + 20, start["y"] + start["height"] / 2 + 10, steps=3)
    mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + min(goal["height"], 120) / 2, steps=8)
    mouse.up()
