"""Sorting quotes into clusters."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.acts import hand
from tests.e2e.people import Person


def card(person: Person, number: int) -> Locator:
    """The card of the quote with this number."""
    box = person.page.get_by_role("checkbox", name=f"Quote {number}", exact=True)
    return person.page.locator("troupe-quote-card").filter(has=box)


def cluster(person: Person, rank: int) -> Locator:
    return person.page.locator("troupe-cluster").nth(rank - 1)


def name_of(person: Person, rank: int) -> Locator:
    """The field with the name of a cluster."""
    return person.page.get_by_role("textbox", name=f"Name of cluster {rank}", exact=True)


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
    field = name_of(person, before + 1)
    field.fill(name)
    field.press("Enter")
    expect(field).to_have_value(name)


def drag(person: Person, number: int, *, to: Locator) -> None:
    """Drag a card with the mouse: behind `to`, where that is a card."""
    hand.drag(person, card(person, number), to=to)


def describe(person: Person, rank: int, text: str) -> None:
    """Say what the quotes of a cluster have in common."""
    field = cluster(person, rank).get_by_role("textbox", name=re.compile("^What the quotes in "))
    field.fill(text)
    field.press("Enter")
    expect(field).to_have_value(text)


def leave(person: Person) -> None:
    """Take the caret out of the field that one is in: who is writing stays on the board when the room moves on."""
    person.page.locator(":focus").blur()


def numbers(person: Person, rank: int) -> Locator:
    """The numbers of the quotes in a cluster, in order; those of the tray for rank 0."""
    place = person.page.locator(".board__cards") if rank == 0 else cluster(person, rank)
    return place.locator(".qcard__number")


def undo(person: Person) -> None:
    person.page.locator(".board__undo").click()
