"""A group at work, and where in a participant's room its things are."""

from playwright.sync_api import Locator, expect

from tests.e2e.acts import conducting, sorting
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING, Room


def group_at_work(opened: Room) -> tuple[Person, Person]:
    """Ana at a desk and Ben with a phone are one group and at their board."""
    ana, ben = opened.come("Ana"), opened.come("Ben", device="phone")
    conducting.make_group(opened.facilitator, "Planners", ana, ben)
    opened.go_to(SORTING)
    for person in (ana, ben):
        expect(sorting.card(person, 1)).to_be_visible()
    return ana, ben


def timer(person: Person) -> Locator:
    return person.page.locator(".room-strip__clock").get_by_role("timer")


def word(person: Person, name: str) -> Locator:
    return person.page.get_by_role("button", name=name, exact=True)


def banner(person: Person, text: str) -> Locator:
    return person.page.locator(".room-over").get_by_text(text)


def earlier(person: Person) -> Locator:
    return person.page.get_by_role("button", name="Earlier boards")
