"""Placing dots, and revealing what came of them."""

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person


def dots_on(person: Person, candidate: str) -> Locator:
    """One's own dots on a candidate, as a spin button."""
    return person.page.get_by_role("spinbutton", name=f"Your dots on {candidate}", exact=True)


def place(person: Person, candidate: str, dots: int) -> None:
    """Put dots on a candidate by its button, one after the other."""
    stepper = person.page.get_by_role("group", name=f"Dots on {candidate}", exact=True)
    for _ in range(dots):
        stepper.get_by_role("button", name="One dot more").click()
    expect(dots_on(person, candidate)).to_have_attribute("aria-valuenow", str(dots))


def reveal(facilitator: Person) -> None:
    """Show everybody the result, and say that one is sure."""
    page = facilitator.page
    page.get_by_role("button", name="Reveal the result").click()
    page.get_by_role("dialog").get_by_role("button", name="Reveal", exact=True).click()
    expect(page.get_by_role("heading", name="The result", exact=True)).to_be_visible()


def ranking(person: Person) -> Locator:
    """The places of the result, first to last."""
    return person.page.get_by_role("region", name="The result").get_by_role("list").first.get_by_role("listitem")
