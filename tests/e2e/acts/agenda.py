"""Planning an agenda on its page."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person


def open_agenda(person: Person, *, workshop: str) -> None:
    person.page.goto(f"{workshop}agenda/")
    expect(steps(person).first).to_be_visible()


def steps(person: Person) -> Locator:
    return person.page.get_by_role("list", name="Steps").locator("troupe-step-row")


def row(person: Person, title: str) -> Locator:
    """The step with this title."""
    return steps(person).filter(has=person.page.get_by_role("button", name=f"Details of {title}", exact=True))


def titles(person: Person) -> list[str]:
    return [
        box.input_value() for box in person.page.get_by_role("textbox", name=re.compile(r"^Title of step \d+$")).all()
    ]


def expect_titles(person: Person, *expected: str) -> None:
    """The first steps, as buttons name them; they wait for what is on its way."""
    shown = steps(person).locator(".agenda__open")
    for place, title in enumerate(expected):
        expect(shown.nth(place)).to_have_accessible_name(f"Details of {title}")


def add(person: Person, *, exercise: str, title: str, minutes: int, after: str) -> None:
    page = person.page
    page.get_by_role("button", name="Add a step").click()
    dialog = page.get_by_role("dialog", name="Add a step")
    dialog.get_by_role("radio", name=re.compile(f"^{exercise}")).check()
    dialog.get_by_label("Title").fill(title)
    dialog.get_by_label("Minutes").fill(str(minutes))
    dialog.get_by_label("Place").select_option(label=f"After: {after}")
    dialog.get_by_role("button", name="Add the step").click()
    expect(row(person, title)).to_be_visible()


def open_details(person: Person, title: str) -> Locator:
    """The panel of a step, opened."""
    person.page.get_by_role("button", name=f"Details of {title}", exact=True).click()
    panel = person.page.get_by_role("region", name=f"Details of {title}", exact=True)
    expect(panel).to_be_visible()
    return panel


def write(person: Person, field: str, text: str) -> None:
    """Replace a text of an open panel, and leave its field."""
    box = person.page.get_by_role("textbox", name=field)
    box.fill(text)
    box.blur()


def move_by_keyboard(person: Person, title: str, *, to: str) -> None:
    page = person.page
    page.get_by_role("button", name=f"Move {title}", exact=True).press("Enter")
    page.get_by_role("menuitemradio", name=to).press("Enter")
    expect(page.get_by_role("button", name=f"Move {title}", exact=True)).to_be_focused()
